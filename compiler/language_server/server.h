// The language server: one client, any number of open programs. Messages go in as text and come out through a function,
// so that tests need no pipes.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "compiler/language_server/analysis.h"
#include "compiler/language_server/positions.h"

namespace gblocks::lsp {

struct Document {
  std::string uri, path, text;
  Json version;
  std::shared_ptr<Analysis> analysis;  // none: the text has changed since
  bool published = false;
};

/// What a request is about.
struct Request {
  const Json& params;
  const Document& document;
  const Analysis& analysis;
  uint32_t offset = 0;  // of `position`
};

class Server {
 public:
  explicit Server(std::function<void(const std::string&)> send) : send_(std::move(send)) {}

  /// Takes one message, answers it where it asks for something.
  void Receive(const std::string& message);
  /// Tells what is wrong with the programs that have changed. To be called when no message is waiting.
  void Publish();

  bool has_ended() const { return ended_; }
  /// 0 where the client said goodbye first.
  int exit_code() const { return shut_down_ ? 0 : 1; }

  // For the handlers.
  Encoding encoding() const { return encoding_; }
  bool takes_snippets() const { return snippets_; }
  /// Files as they are open, else as they are on disk.
  FileAccess Files() const;
  /// A place in any file of an analysis; nothing for those of the library, which no editor can open.
  Json LocationOf(const Analysis& analysis, SourceRange range) const;
  /// The programs that may name what a file declares: open ones, and those beside it and in the client's folders.
  std::vector<std::shared_ptr<const Analysis>> Programs(const std::string& word) const;
  std::vector<std::string> WorkspaceFiles(const std::string& path) const;

 private:
  void Call(const std::string& method, const Json& id, const Json& params);
  void Notify(const std::string& method, const Json& params);
  Json Initialize(const Json& params);
  void Open(const Json& params);
  void Change(const Json& params);
  void Close(const Json& params);
  std::shared_ptr<const Analysis> AnalysisOf(Document& document) const;
  Document* Find(const Json& params);
  void Answer(const Json& id, Json result);
  void Refuse(const Json& id, int code, const std::string& message);
  void Send(const Json& message);

  std::function<void(const std::string&)> send_;
  mutable std::map<std::string, Document> documents_;  // by uri; analyses are made when they are asked for
  std::vector<std::string> folders_;
  Encoding encoding_ = Encoding::kUtf16;
  bool snippets_ = false;
  bool initialized_ = false, shut_down_ = false, ended_ = false;
};

/// What went wrong with a request, for the person who made it.
struct Refusal {
  std::string message;
};

// One function for each request; those without a result answer null.
Json HandleHover(const Server& server, const Request& request);
Json HandleDefinition(const Server& server, const Request& request);
Json HandleReferences(const Server& server, const Request& request);
Json HandleHighlight(const Server& server, const Request& request);
Json HandlePrepareRename(const Server& server, const Request& request, Refusal& refusal);
Json HandleRename(const Server& server, const Request& request, Refusal& refusal);
Json HandleCompletion(const Server& server, const Request& request);
Json HandleSignatureHelp(const Server& server, const Request& request);
Json HandleDocumentSymbols(const Server& server, const Request& request);
Json HandleSemanticTokens(const Server& server, const Request& request);
Json HandleFolding(const Server& server, const Request& request);
Json HandleFormatting(const Server& server, const Request& request);
Json HandleCodeActions(const Server& server, const Request& request);
Json HandleInlayHints(const Server& server, const Request& request);
Json HandleColours(const Server& server, const Request& request);
Json HandleColourPresentation(const Json& params);
Json WorkspaceSymbols(const Server& server, const Json& params);
/// The names of the kinds in HandleSemanticTokens' numbers.
Json SemanticTokensLegend();
/// The messages about a program, and about nothing else.
Json DiagnosticsOf(const Server& server, const Analysis& analysis);

}  // namespace gblocks::lsp
