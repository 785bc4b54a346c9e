// Markdown that is made at run time, as operations. In a file of its own: a page that has none does not link md4c.
#include "gblocks/instance.h"
#include "src/markdown_events.h"
#include "src/op_writer.h"

namespace gb {
namespace {

/// Pieces of text are collected, so that each text is one node.
class OpSink final : public markdown::Sink {
 public:
  void open(const char* tag) override {
    send_text();
    out.open(name_number(tag));
  }
  void begin_attribute(const char* name) override {
    send_text();
    attribute_ = name;
  }
  void end_attribute() override { out.open_attr(name_number(attribute_), text_.take()); }
  void text(const char* bytes, unsigned size) override { text_.add(bytes, size); }
  void close() override {
    send_text();
    out.close();
  }

 private:
  void send_text() {
    if (text_.size()) out.open_text(text_.take());
  }
  StrBuilder text_;
  const char* attribute_ = nullptr;
};

}  // namespace

void Instance::markdown(int memo, int node, const Str& v) noexcept {
  if (!remember(memo, v)) return;
  out.fill(id(node));
  OpSink sink;
  markdown::parse(v.data(), v.size(), sink);
}

}  // namespace gb
