// Positions and code points for ANTLR.
#include "compiler/parse/byte_stream.h"

#include <algorithm>

#include "compiler/source/utf8.h"

namespace gblocks::parse {

void ByteStream::consume() {
  if (at_ < end_) at_ += DecodeUtf8(text_, at_).length;
}

size_t ByteStream::LA(ssize_t offset) {
  if (offset < 1) return 0;  // the lexer never looks back
  size_t at = at_;
  for (ssize_t i = 1; i < offset && at < end_; ++i) at += DecodeUtf8(text_, at).length;
  return at < end_ ? DecodeUtf8(text_, at).value : antlr4::IntStream::EOF;
}

std::string ByteStream::getText(const antlr4::misc::Interval& interval) {
  size_t from = static_cast<size_t>(std::max<ssize_t>(interval.a, 0));
  size_t to = std::min(static_cast<size_t>(interval.b + 1), end_);
  return from < to ? std::string(text_.substr(from, to - from)) : std::string();
}

}  // namespace gblocks::parse
