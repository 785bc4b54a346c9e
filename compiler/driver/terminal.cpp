#include "compiler/driver/terminal.h"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace gblocks::driver {
namespace {

bool IsSet(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

}  // namespace

bool UsesColour(std::FILE* stream) {
  const char* terminal = std::getenv("TERM");
  return isatty(fileno(stream)) != 0 && !IsSet("NO_COLOR") &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

void PrintError(const std::string& message) {
  const bool colour = UsesColour(stderr);
  std::fprintf(stderr, "%serror:%s %s\n", colour ? "\033[1;31m" : "", colour ? "\033[0m" : "", message.c_str());
}

bool Print(const std::string& text, std::FILE* stream) {
  if (std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0) return true;
  PrintError("I cannot write the output: " + std::string(std::strerror(errno)) + ".");
  return false;
}

}  // namespace gblocks::driver
