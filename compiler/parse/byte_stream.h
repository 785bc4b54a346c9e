// ANTLR's view of a program's bytes: positions are byte offsets of the file, so tokens need no conversion.
#pragma once

#include <string>
#include <string_view>

#include "compiler/parse/antlr.h"

namespace gblocks::parse {

/// Reads the code points of text[begin, end). The text is UTF-8 already checked by whoever loaded it; a broken sequence
/// is read byte by byte, as U+FFFD.
class ByteStream final : public antlr4::CharStream {
 public:
  ByteStream(std::string_view text, size_t begin, size_t end) : text_(text), at_(begin), end_(end) {}

  void consume() override;
  size_t LA(ssize_t offset) override;
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  size_t index() override { return at_; }
  void seek(size_t index) override { at_ = index; }
  size_t size() override { return end_; }
  std::string getSourceName() const override { return "program"; }
  std::string getText(const antlr4::misc::Interval& interval) override;
  std::string toString() const override { return std::string(text_); }

 private:
  std::string_view text_;
  size_t at_, end_;
};

}  // namespace gblocks::parse
