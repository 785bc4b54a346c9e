// What could be written at the cursor: the answer, and the program with a marker at the cursor.
#include "compiler/language_server/completion.h"

#include <algorithm>

namespace gblocks::lsp {

Completion::Completion(const Server& server, const Request& request)
    : server_(server), request_(request), source_(request.analysis.source()), text_(source_.text()), cursor_(request.offset) {
  begin_ = end_ = cursor_;
  while (begin_ > 0 && IsWordByte(text_[begin_ - 1])) --begin_;
  while (end_ < text_.size() && IsWordByte(text_[end_])) ++end_;
}

Json Completion::Run() {
  const SyntaxToken* token = TokenAtCursor();
  if (token != nullptr && token->token_class == TokenClass::kComment) return Finish();
  if (token != nullptr && token->token_class == TokenClass::kNumber) return Finish();
  if (CompleteImport()) return Finish();
  if (token != nullptr && token->token_class == TokenClass::kText && !InField(*token)) {
    Patch();
    InText(*token);
    return Finish();
  }
  Patch();
  AtMarker();
  return Finish();
}

void Completion::Add(Item item) {
  if (!labels_.insert(item.label).second) return;
  Json json = {{"label", item.label},
               {"kind", item.kind},
               {"sortText", std::to_string(item.rank) + item.label},
               {"textEdit", {{"range", RangeOf(source_, begin_, end_, server_.encoding())}, {"newText", item.label}}}};
  if (!item.detail.empty()) json["detail"] = item.detail;
  if (!item.documentation.empty()) json["documentation"] = {{"kind", "markdown"}, {"value", item.documentation}};
  if (!item.insert.empty()) {
    json["textEdit"]["newText"] = server_.takes_snippets() ? item.insert : Plain(item.insert);
    if (server_.takes_snippets()) json["insertTextFormat"] = 2;
  }
  if (!item.edits.is_null()) json["additionalTextEdits"] = item.edits;
  items_.push_back(std::move(json));
}

std::string Completion::Plain(const std::string& snippet) {
  return snippet.substr(0, snippet.find('$'));
}

Json Completion::Finish() {
  return {{"isIncomplete", false}, {"items", std::move(items_)}};
}

const SyntaxToken* Completion::TokenAtCursor() {
  tokens_ = RawTokens(source_);
  for (const SyntaxToken& token : tokens_) {
    const bool closed = token.token_class == TokenClass::kText && IsClosed(token);
    if (token.begin < cursor_ && (closed ? cursor_ < token.end : cursor_ <= token.end)) return &token;
  }
  return nullptr;
}

bool Completion::IsClosed(const SyntaxToken& token) const {
  const std::string_view text = token.Text(text_);
  const size_t quote = text.find_first_of("\"'");
  return quote != std::string_view::npos && text.size() > quote + 1 && text.back() == text[quote];
}

bool Completion::InField(const SyntaxToken& token) const {
  const std::string_view text = token.Text(text_).substr(0, cursor_ - token.begin);
  const size_t quote = text.find_first_of("\"'");
  if (text.substr(0, quote).find_first_of("fF") == std::string_view::npos) return false;
  int depth = 0;
  for (size_t i = quote; i < text.size(); ++i) {
    if (text[i] == '{' && depth == 0 && i + 1 < text.size() && text[i + 1] == '{') {
      ++i;
    } else if (text[i] == '{') {
      ++depth;
    } else if (text[i] == '}' && depth > 0) {
      --depth;
    }
  }
  return depth > 0;
}

std::string_view Completion::LineBefore(uint32_t offset) const {
  const size_t line_break = offset == 0 ? std::string_view::npos : text_.find_last_of("\r\n", offset - 1);
  const size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  std::string_view line = text_.substr(begin, offset - begin);
  return line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
}

void Completion::Patch() {
  std::string patched(text_.substr(0, begin_));
  marker_ = begin_;
  patched += kMarker;
  std::string_view rest = text_.substr(end_);
  const std::string_view line = LineBefore(begin_);
  const std::string_view first = line.substr(0, line.find_first_of(" \t(:"));
  static const std::set<std::string_view> heads = {"on", "render", "if", "elif", "for", "while", "match", "case", "def", "component", "record"};
  const std::string_view line_rest = rest.substr(0, rest.find_first_of("\r\n"));
  const bool ends = line_rest.find_first_not_of(" \t") == std::string_view::npos;
  if (ends && heads.contains(first) && line.size() > first.size()) {
    // A block below keeps its place; without one there has to be a statement.
    const size_t next = rest.find_first_not_of(" \t\r\n");
    const size_t next_line = next == std::string_view::npos ? next : rest.find_last_of("\r\n", next);
    const size_t next_indent = next == std::string_view::npos || next_line == std::string_view::npos ? 0 : next - next_line - 1;
    const size_t own_indent = static_cast<size_t>(line.data() - text_.data()) - LineBegin(begin_);
    patched += next_indent > own_indent ? ":" : ": pass";
  }
  patched += rest;
  analysis_ = std::make_unique<Analysis>(request_.document.path, patched, server_.Files());
}

size_t Completion::LineBegin(uint32_t offset) const {
  const size_t line_break = offset == 0 ? std::string_view::npos : text_.find_last_of("\r\n", offset - 1);
  return line_break == std::string_view::npos ? 0 : line_break + 1;
}

bool Completion::IsMarker(SourceRange range) const {
  return range.begin == marker_ && analysis_->source().Text(range) == kMarker;
}

Json HandleCompletion(const Server& server, const Request& request) {
  return Completion(server, request).Run();
}

}  // namespace gblocks::lsp
