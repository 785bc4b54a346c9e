#include "src/op_writer.h"

#include "gblocks/platform.h"
#include "gblocks/track.h"

namespace gb {

OpWriter out;

static Buffer<const char*> names;
constexpr unsigned kKept = 4096;  // words

// What does not fit is lost, and so is what runs.
static bool fits(Size block) {
  if (block <= kLargeBlock || !current_transaction || has_room(block)) return true;
  end_memory();
  return false;
}

void OpWriter::put(unsigned word) noexcept {
  if (fits(ops_.block_for(1))) ops_.push(word);
}

void OpWriter::put(const Str& text) noexcept {
  if (!fits(text_.block_for(text.size()))) return;
  unsigned units = text.size(), start = text_.size();
  text_.resize(start + text.size());
  __builtin_memcpy(text_.data() + start, text.data(), text.size());
  if (!text.ascii()) {
    // Units of UTF-16: one for each code point, two where UTF-8 has four bytes.
    units = 0;
    for (char c : text) units += ((c & 0xC0) != 0x80) + ((c & 0xF8) == 0xF0);
  }
  put(units);
}

OpWriter::Mark OpWriter::mark() noexcept {
  return {ops_.size(), text_.size(), names.size()};
}

void OpWriter::truncate(const Mark& mark) noexcept {
  ops_.resize(mark.ops);
  text_.resize(mark.text);
  names.resize(mark.names);
}

void OpWriter::send() noexcept {
  if (ops_.size()) platform::flush(ops_.data(), ops_.size(), text_.data(), text_.size());
  // What a large flush needed, or one that came to nothing, is not kept for the small ones after it.
  if (ops_.capacity() > kKept) {
    reset();
  } else {
    ops_.clear();
    text_.clear();
  }
}

void OpWriter::reset() noexcept {
  ops_.reset();
  text_.reset();
}

void reset_names() noexcept {
  names.reset();
}

static int add_name(const char* name) {
  names.push(name);
  out.name(Str::copy(name, __builtin_strlen(name)));
  return static_cast<int>(names.size() - 1);
}

void write_names(const char* const* program_names, int count) noexcept {
  for (int i = 0; i < count; ++i) add_name(program_names[i]);
}

int name_number(const char* name) noexcept {
  for (unsigned i = 0; i < names.size(); ++i)
    if (!__builtin_strcmp(names[i], name)) return static_cast<int>(i);
  return add_name(name);
}

}  // namespace gb
