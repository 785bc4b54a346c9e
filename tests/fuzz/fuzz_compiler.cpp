// What libFuzzer calls.
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>

#include "tests/fuzz/check_compiler.h"
#include "tests/fuzz/mutate.h"

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t most);

namespace gblocks::fuzz {
namespace {

Snippets snippets;

std::string Text(const uint8_t* data, size_t size) {
  return std::string(reinterpret_cast<const char*>(data), size);
}

/// Never longer than there is room for, and never nothing: libFuzzer does not take that.
size_t Put(std::string text, uint8_t* data, size_t most) {
  if (text.empty()) text = "\n";
  const size_t size = std::min(text.size(), most);
  std::memcpy(data, text.data(), size);
  return size;
}

}  // namespace
}  // namespace gblocks::fuzz

using namespace gblocks::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string program = Text(data, size);
  const Outcome outcome = CheckCompiler(program);
  snippets.Learn(program, outcome.syntax);
  return 0;
}

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t most, unsigned seed) {
  Random random(seed);
  if (random() % 8 == 0) return LLVMFuzzerMutate(data, size, most);
  return Put(Mutate(Text(data, size), snippets, random), data, most);
}

extern "C" size_t LLVMFuzzerCustomCrossOver(const uint8_t* data, size_t size, const uint8_t* other, size_t other_size,
                                            uint8_t* out, size_t most, unsigned seed) {
  Random random(seed);
  return Put(Cross(Text(data, size), Text(other, other_size), random), out, most);
}
