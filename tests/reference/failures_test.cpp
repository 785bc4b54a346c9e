// docs/reference/failures.md lists all that can go wrong at run time.
#include <gtest/gtest.h>

#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

TEST(Failures, AreAllListed) {
  static const char* const kTexts[] = {
#define GB_ERROR(name, text) text,
#include "gblocks/errors.def"
#undef GB_ERROR
  };
  std::string page = ReadFile(GBLOCKS_SOURCE_FOLDER "/docs/reference/failures.md");
  for (std::string text : kTexts) {
    // What stands between the arguments.
    for (size_t at = 0, end; at < text.size(); at = end + 3) {
      end = std::min(text.find('{', at), text.size());
      std::string part = text.substr(at, end - at);
      EXPECT_NE(page.find(part), std::string::npos) << "docs/reference/failures.md does not say: " << text;
    }
  }
}

}  // namespace
}  // namespace gblocks::test
