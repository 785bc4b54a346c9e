// `print(…, end="")`: a line of the console that goes on.
#include "gblocks/builtins.h"
#include "gblocks/platform.h"

namespace gb {

static StrBuilder* open_line = nullptr;

static void end_open_line(const Str& rest) noexcept {
  open_line->add(rest);
  Str text = open_line->take();
  open_line->~StrBuilder();
  release(open_line, sizeof(StrBuilder));
  open_line = nullptr;
  end_line = nullptr;
  platform::log(text.data(), text.size());
}

static void add_open(const char* bytes, Size size) {
  if (!open_line) open_line = new (Place{allocate(sizeof(StrBuilder))}) StrBuilder();
  open_line->add(bytes, size);
  end_line = end_open_line;
}

void print_open(const Str& text) {
  const char* rest = text.end();
  while (rest != text.begin() && rest[-1] != '\n') --rest;
  if (rest != text.begin()) {
    add_open(text.begin(), static_cast<Size>(rest - 1 - text.begin()));
    end_open_line(Str());
  }
  if (rest != text.end()) add_open(rest, static_cast<Size>(text.end() - rest));
}

}  // namespace gb
