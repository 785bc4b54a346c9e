// render_markdown: Markdown that is known becomes elements; numbers in it become holes.
//
//   html.span(markdown=f"### Tasks ({len(tasks)})")   =>   html.span():
//                                                              html.h3(f"Tasks ({len(tasks)})")
//
// So a page that only shows Markdown of its own needs no Markdown parser. A number or a bool cannot bring markup with it, as any other
// text could: while the text is parsed it is stood for by one character of a private area. Where even a number could change the
// meaning (at the beginning of a line before a full stop, beside marks of emphasis, in an address), the Markdown stays for run time.
#include <string>
#include <utility>
#include <vector>

#include "compiler/ir/build.h"
#include "compiler/ir/walk.h"
#include "compiler/passes/passes.h"
#include "src/markdown_events.h"

namespace gblocks::passes {
namespace {

using namespace ir;

constexpr size_t kMostHoles = 64;

/// The n-th stand-in, U+E000 and following, as UTF-8; its last byte tells them apart.
std::string StandIn(size_t n) { return std::string("\xEE\x80") + static_cast<char>(0x80 + n); }

bool IsNumberOrBool(const Program& program, const Expr& expr) {
  const check::TypeKind kind = (*program.types)[expr.type].kind;
  return kind == check::TypeKind::kInt || kind == check::TypeKind::kFloat || kind == check::TypeKind::kBool;
}

/// True if a number between the two texts is nothing but text, whatever the number.
bool IsPlainBetween(const std::string& before, const std::string& after) {
  const std::string kMarks = "*_~`#+-=<>&\\[]|!";
  if (!before.empty() && kMarks.find(before.back()) != std::string::npos) return false;
  if (!after.empty() && kMarks.find(after.front()) != std::string::npos) return false;
  const size_t line = before.find_last_of('\n') + 1;  // npos + 1 is 0
  const bool begins_line = before.find_first_not_of(" \t>", line) == std::string::npos;
  return !begins_line || after.empty() || (after.front() != '.' && after.front() != ')');
}

/// The Markdown with stand-ins for the holes, which are collected; false if it has to wait for run time.
bool TakeApart(const Program& program, const Expr& markdown, std::string& text, std::vector<Expr>& holes) {
  if (markdown.kind == ExprKind::kStr) {
    text = markdown.text;
    return text.find("\xEE\x80") == std::string::npos;
  }
  if (markdown.kind != ExprKind::kConcat) return false;
  const std::vector<Expr>& parts = markdown.operands;
  const auto text_of = [&](size_t i) { return i < parts.size() && parts[i].kind == ExprKind::kStr ? parts[i].text : ""; };
  for (size_t i = 0; i < parts.size(); ++i) {
    const Expr& part = parts[i];
    if (part.kind == ExprKind::kStr) {
      if (part.text.find("\xEE\x80") != std::string::npos) return false;
      text += part.text;
      continue;
    }
    const bool number = part.kind == ExprKind::kToStr && IsNumberOrBool(program, part.operands[0]);
    if (!number || holes.size() == kMostHoles || !IsPlainBetween(text, text_of(i + 1))) return false;
    text += StandIn(holes.size());
    holes.push_back(part);
  }
  return true;
}

/// Builds elements from what the parser says.
class ElementSink : public gb::markdown::Sink {
 public:
  ElementSink(const Program& program, const std::vector<Expr>& holes, SourceRange range) : program_(program), holes_(holes), range_(range) {
    open_.push_back(MakeElement(""));
  }

  void open(const char* tag) override {
    FlushText();
    open_.push_back(MakeElement(tag));
  }
  void begin_attribute(const char* name) override {
    FlushText();
    open_.back().element->attributes.push_back({name, StrExpr(program_, "", range_)});
    in_attribute_ = true;
  }
  void end_attribute() override { in_attribute_ = false; }
  void text(const char* bytes, unsigned size) override {
    std::string& target = in_attribute_ ? open_.back().element->attributes.back().value.text : text_;
    target.append(bytes, size);
    if (in_attribute_ && target.find("\xEE\x80") != std::string::npos) hole_in_attribute_ = true;
  }
  void close() override {
    FlushText();
    Stmt done = std::move(open_.back());
    open_.pop_back();
    open_.back().element->body.push_back(std::move(done));
  }

  bool hole_in_attribute() const { return hole_in_attribute_; }
  Body TakeBody() { return std::move(open_.front().element->body); }

 private:
  Stmt MakeElement(const char* tag) const {
    Stmt stmt = MakeStmt(StmtKind::kElement, range_);
    stmt.element = std::make_shared<Element>();
    stmt.element->tag = tag;
    return stmt;
  }

  /// The collected text with its holes.
  Expr TextExpr() const {
    std::vector<Expr> parts;
    size_t begin = 0;
    for (size_t at; (at = text_.find("\xEE\x80", begin)) != std::string::npos; begin = at + 3) {
      parts.push_back(StrExpr(program_, text_.substr(begin, at - begin), range_));
      parts.push_back(holes_[static_cast<unsigned char>(text_[at + 2]) - 0x80]);
    }
    parts.push_back(StrExpr(program_, text_.substr(begin), range_));
    return ConcatExpr(program_, std::move(parts), range_);
  }

  void FlushText() {
    if (text_.empty()) return;
    Element& parent = *open_.back().element;
    Expr text = TextExpr();
    text_.clear();
    if (parent.text.empty() && parent.body.empty()) {
      parent.text.push_back(std::move(text));
      return;
    }
    // A text after a child is a node of its own; one with holes needs an element to be found by.
    Stmt piece = MakeElement(text.kind == ExprKind::kStr ? "#text" : "span");
    piece.element->text.push_back(std::move(text));
    parent.body.push_back(std::move(piece));
  }

  const Program& program_;
  const std::vector<Expr>& holes_;
  SourceRange range_;
  std::vector<Stmt> open_;  // the first stands for the element around all
  std::string text_;
  bool in_attribute_ = false;
  bool hole_in_attribute_ = false;
};

void RenderIn(const Program& program, Stmt& stmt) {
  std::vector<Attribute>& attributes = stmt.element->attributes;
  for (size_t i = 0; i < attributes.size(); ++i) {
    if (attributes[i].name != "markdown") continue;
    std::string text;
    std::vector<Expr> holes;
    if (!TakeApart(program, attributes[i].value, text, holes)) return;
    ElementSink sink(program, holes, stmt.range);
    gb::markdown::parse(text.data(), static_cast<unsigned>(text.size()), sink);
    if (sink.hole_in_attribute()) return;
    attributes.erase(attributes.begin() + static_cast<std::ptrdiff_t>(i));
    Body body = sink.TakeBody();
    std::move(body.begin(), body.end(), std::back_inserter(stmt.element->body));
    return;
  }
}

}  // namespace

void RenderMarkdown(Program& program) {
  ForEachDrawing(program, [&](Body& body, ComponentId) {
    VisitBody(body, [&](Stmt& stmt) {
      if (stmt.kind == StmtKind::kElement) RenderIn(program, stmt);
    });
  });
}

}  // namespace gblocks::passes
