// Markdown as a stream of elements: what the runtime turns into operations, and the compiler into HTML. GitHub's
// dialect by md4c; raw HTML is text, and URLs are followed only where they are harmless.
#pragma once

namespace gb::markdown {

/// Gets the elements in document order. `text` is UTF-8 and not escaped; several calls may follow each other.
class Sink {
 public:
  virtual void open(const char* /*tag*/) {}
  /// Text until `end_attribute` is the attribute's value.
  virtual void begin_attribute(const char* /*name*/) {}
  virtual void end_attribute() {}
  virtual void text(const char* /*bytes*/, unsigned /*size*/) {}
  /// Ends the innermost element; void ones (br, hr, img, input), too.
  virtual void close() {}

 protected:
  ~Sink() = default;
};

/// Sends all of `text` to `sink`.
void parse(const char* text, unsigned size, Sink& sink);

}  // namespace gb::markdown
