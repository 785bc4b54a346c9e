// The surroundings of a page that is run natively: what it prints goes to stdout, what fails is said there, too.
#include <cstdio>

#include "gblocks/run.h"
#include "src/platform_native.h"

extern "C" void gb_start();

namespace {

class PrintingHost : public gb::Host {
 public:
  void Flush(std::span<const unsigned>, std::string_view) override {}
  void Failed(const gb::FailureReport& failure) override {
    static const char* const kNames[] = {
#define GB_ERROR(name, text) #name,
#include "gblocks/errors.def"
#undef GB_ERROR
    };
    bool own = failure.file == gb_program.sources[0];
    std::printf("failure %s in %s%sline %d%s\n", kNames[failure.kind], own ? "" : failure.file.c_str(), own ? "" : " ",
                failure.line, failure.values.c_str());
  }
  void Log(std::string_view text) override {
    std::printf("%.*s\n", static_cast<int>(text.size()), text.data());
  }
};

}  // namespace

int main() {
  PrintingHost host;
  gb::host = &host;
  gb_start();
}
