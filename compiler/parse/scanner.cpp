// Drives ANTLR's lexer directly: its token objects are made later, for what is left after layout.
#include "compiler/parse/scanner.h"

#include "compiler/parse/antlr.h"
#include "compiler/parse/byte_stream.h"
#include "compiler/parse/scan_string.h"

namespace gblocks::parse {

Lexemes Scan(const ReadContext& context, uint32_t begin, uint32_t end) {
  ByteStream stream(context.text, begin, end);
  GBlocksLexer lexer(&stream);
  auto* matcher = lexer.getInterpreter<antlr4::atn::LexerATNSimulator>();
  StringScanner strings(context.text);

  Lexemes lexemes;
  lexemes.reserve((end - begin) / 4);
  while (lexemes.size() <= kMostLexemes) {
    size_t at = stream.index();
    while (at < end && context.text[at] == ' ') ++at;  // a third of all tokens would be blanks
    if (at >= end) break;
    stream.seek(at);
    Lexeme lexeme{matcher->match(&stream, 0), static_cast<uint32_t>(at), static_cast<uint32_t>(stream.index())};
    switch (lexeme.type) {
      case Token::BLANKS:
      case Token::COMMENT:
      case Token::CONTINUATION:
        continue;
      case Token::NEWLINE:
        if (!lexemes.empty() && lexemes.back().type == Token::NEWLINE) continue;  // an empty line
        break;
      case Token::STRING:
      case Token::FSTRING:
      case Token::BYTES: {
        std::string_view quote = OpeningQuote(context.Text(lexeme));
        auto text = strings.FindEnd(lexeme.end, quote, lexeme.type == Token::FSTRING, end);
        lexeme.end = static_cast<uint32_t>(text.end);
        if (!text.closed) lexeme.type = Token::UNCLOSED_STRING;
        stream.seek(text.end);
        break;
      }
      default:
        break;
    }
    lexemes.push_back(lexeme);
  }
  return lexemes;
}

}  // namespace gblocks::parse
