// Programs in what gblocks and Python have in common print what CPython prints. Each file in python/ is a Python
// program that ends with `main()`; as a gblocks program it calls main when the page has loaded. For Python a `record` is a
// dataclass.
#include <gtest/gtest.h>
#include <stdlib.h>

#include <string>

#include "tests/codegen/compiled.h"
#include "tests/codegen/generated_code.h"
#include "tests/harness/golden.h"

namespace gblocks::test {
namespace {

void ComparesWithPython(const std::filesystem::path& path) {
  std::string program = ReadFile(path);
  const std::string kCall = "\nmain()\n";
  ASSERT_GT(program.size(), kCall.size());
  ASSERT_EQ(program.substr(program.size() - kCall.size()), kCall);
  program.replace(program.size() - kCall.size(), kCall.size(), "\non load:\n    main()\n");
  const std::string kPython = "PYTHONIOENCODING=utf-8 " GBLOCKS_PYTHON " -c ";
  std::string expected =
      OutputOf(kPython + R"('
import math, random, re, sys, time
from datetime import date, datetime, timedelta
from dataclasses import dataclass
from typing import Callable, Literal
exec("from __future__ import annotations\n" + re.sub(r"(?m)^record (\w+):", r"@dataclass\nclass \1:", open(sys.argv[1]).read()))
' )" + path.string());
  std::string code = Compiled(path.stem().string() + ".gblocks", program).app_cpp;
  if (code.empty()) return;
  EXPECT_EQ(RunNatively(code), expected) << code;
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);  // a local time that has a summer
  testing::InitGoogleTest(&argc, argv);
  gblocks::test::RegisterFileTests("Python", GBLOCKS_TEST_FOLDER "/python", ".py", gblocks::test::ComparesWithPython);
  return RUN_ALL_TESTS();
}
