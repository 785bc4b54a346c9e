#include "compiler/language_server/server.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "compiler/source/read_file.h"

namespace gblocks::lsp {
namespace {

namespace fs = std::filesystem;

constexpr int kParseError = -32700, kInvalidRequest = -32600, kMethodNotFound = -32601, kNotInitialized = -32002,
              kRequestFailed = -32803;
constexpr size_t kMostFiles = 500;  // of a workspace

using Handler = Json (*)(const Server&, const Request&);
using RefusingHandler = Json (*)(const Server&, const Request&, Refusal&);

const std::map<std::string, Handler>& Handlers() {
  static const std::map<std::string, Handler> handlers = {
      {"textDocument/hover", HandleHover},
      {"textDocument/definition", HandleDefinition},
      {"textDocument/references", HandleReferences},
      {"textDocument/documentHighlight", HandleHighlight},
      {"textDocument/completion", HandleCompletion},
      {"textDocument/signatureHelp", HandleSignatureHelp},
      {"textDocument/documentSymbol", HandleDocumentSymbols},
      {"textDocument/semanticTokens/full", HandleSemanticTokens},
      {"textDocument/foldingRange", HandleFolding},
      {"textDocument/formatting", HandleFormatting},
      {"textDocument/codeAction", HandleCodeActions},
      {"textDocument/inlayHint", HandleInlayHints},
      {"textDocument/documentColor", HandleColours},
  };
  return handlers;
}

const std::map<std::string, RefusingHandler>& RefusingHandlers() {
  static const std::map<std::string, RefusingHandler> handlers = {
      {"textDocument/prepareRename", HandlePrepareRename},
      {"textDocument/rename", HandleRename},
  };
  return handlers;
}

std::string Normal(const std::string& path) {
  return fs::path(path).lexically_normal().string();
}

}  // namespace

void Server::Receive(const std::string& message) {
  const Json json = Json::parse(message, nullptr, false);
  if (json.is_discarded()) return Refuse(nullptr, kParseError, "This is no JSON.");
  const std::string method = Text(At(json, "method"));
  const bool asks = json.is_object() && json.contains("id");
  const Json& id = At(json, "id");
  if (method.empty()) {
    const bool answers = json.is_object() && (json.contains("result") || json.contains("error"));
    if (!answers) Refuse(asks ? id : Json(), kInvalidRequest, "This is no message of the protocol.");
    return;
  }
  asks ? Call(method, id, At(json, "params")) : Notify(method, At(json, "params"));
}

void Server::Call(const std::string& method, const Json& id, const Json& params) {
  if (shut_down_) return Refuse(id, kInvalidRequest, "The server was shut down.");
  if (method == "initialize") return Answer(id, Initialize(params));
  if (!initialized_) return Refuse(id, kNotInitialized, "`initialize` comes first.");
  if (method == "shutdown") {
    shut_down_ = true;
    return Answer(id, nullptr);
  }
  if (method == "workspace/symbol") return Answer(id, WorkspaceSymbols(*this, params));
  if (method == "textDocument/colorPresentation") return Answer(id, HandleColourPresentation(params));
  const auto plain = Handlers().find(method);
  const auto refusing = RefusingHandlers().find(method);
  if (plain == Handlers().end() && refusing == RefusingHandlers().end())
    return Refuse(id, kMethodNotFound, "I do not know `" + method + "`.");
  Document* document = Find(params);
  if (document == nullptr) return Answer(id, nullptr);
  const std::shared_ptr<const Analysis> analysis = AnalysisOf(*document);
  const Request request{params, *document, *analysis, OffsetOf(analysis->source(), At(params, "position"), encoding_)};
  if (plain != Handlers().end()) return Answer(id, plain->second(*this, request));
  Refusal refusal;
  Json result = refusing->second(*this, request, refusal);
  refusal.message.empty() ? Answer(id, std::move(result)) : Refuse(id, kRequestFailed, refusal.message);
}

void Server::Notify(const std::string& method, const Json& params) {
  if (method == "exit") {
    ended_ = true;
  } else if (!initialized_ || shut_down_) {
    return;
  } else if (method == "textDocument/didOpen") {
    Open(params);
  } else if (method == "textDocument/didChange") {
    Change(params);
  } else if (method == "textDocument/didClose") {
    Close(params);
  } else if (method == "workspace/didChangeWatchedFiles" || method == "textDocument/didSave") {
    for (auto& [uri, document] : documents_) {  // what it imports may have changed
      document.analysis.reset();
      document.published = false;
    }
  }
}

Json Server::Initialize(const Json& params) {
  initialized_ = true;
  for (const Json& encoding : At(params, "capabilities", "general", "positionEncodings")) {
    if (Text(encoding) == "utf-8") encoding_ = Encoding::kUtf8;
  }
  snippets_ = Holds(At(params, "capabilities", "textDocument", "completion", "completionItem", "snippetSupport"));
  if (const std::string root = Text(At(params, "rootUri")); !root.empty()) folders_.push_back(PathOfUri(root));
  for (const Json& folder : At(params, "workspaceFolders")) {
    const std::string path = PathOfUri(Text(At(folder, "uri")));
    if (!path.empty() && std::find(folders_.begin(), folders_.end(), path) == folders_.end()) folders_.push_back(path);
  }
  Json capabilities = {
      {"positionEncoding", encoding_ == Encoding::kUtf8 ? "utf-8" : "utf-16"},
      {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", true}}},
      {"hoverProvider", true},
      {"definitionProvider", true},
      {"referencesProvider", true},
      {"documentHighlightProvider", true},
      {"renameProvider", {{"prepareProvider", true}}},
      {"completionProvider", {{"triggerCharacters", {".", "\"", "'", "="}}}},
      {"signatureHelpProvider", {{"triggerCharacters", {"(", ","}}}},
      {"documentSymbolProvider", true},
      {"workspaceSymbolProvider", true},
      {"semanticTokensProvider", {{"legend", SemanticTokensLegend()}, {"full", true}}},
      {"foldingRangeProvider", true},
      {"documentFormattingProvider", true},
      {"codeActionProvider", {{"codeActionKinds", {"quickfix"}}}},
      {"inlayHintProvider", true},
      {"colorProvider", true},
  };
  return {{"capabilities", std::move(capabilities)}, {"serverInfo", {{"name", "gblocks"}}}};
}

void Server::Open(const Json& params) {
  const std::string uri = Text(At(params, "textDocument", "uri"));
  if (uri.empty()) return;
  Document& document = documents_[uri];
  document.uri = uri;
  document.path = PathOfUri(uri);
  document.text = Text(At(params, "textDocument", "text"));
  document.version = At(params, "textDocument", "version");
  document.analysis.reset();
  document.published = false;
}

void Server::Change(const Json& params) {
  Document* document = Find(params);
  if (document == nullptr) return;
  for (const Json& change : At(params, "contentChanges")) {
    const std::string text = Text(At(change, "text"));
    const Json& range = At(change, "range");
    if (!range.is_object()) {
      document->text = text;
      continue;
    }
    const SourceFile file("", document->text);
    const uint32_t begin = OffsetOf(file, At(range, "start"), encoding_), end = OffsetOf(file, At(range, "end"), encoding_);
    document->text.replace(begin, end > begin ? end - begin : 0, text);
  }
  document->version = At(params, "textDocument", "version");
  for (auto& [uri, other] : documents_) {
    const bool concerned = &other == document || [&, &importer = other] {
      if (!importer.analysis) return false;
      for (const std::string& path : importer.analysis->ImportedPaths()) {
        if (Normal(path) == Normal(document->path)) return true;
      }
      return false;
    }();
    if (!concerned) continue;
    other.analysis.reset();
    other.published = false;
  }
}

void Server::Close(const Json& params) {
  const Document* document = Find(params);
  if (document == nullptr) return;
  Send({{"jsonrpc", "2.0"},
        {"method", "textDocument/publishDiagnostics"},
        {"params", {{"uri", document->uri}, {"diagnostics", Json::array()}}}});
  documents_.erase(documents_.find(document->uri));
}

void Server::Publish() {
  for (auto& [uri, document] : documents_) {
    if (document.published) continue;
    document.published = true;
    Json params = {{"uri", uri}, {"diagnostics", DiagnosticsOf(*this, *AnalysisOf(document))}};
    if (document.version.is_number()) params["version"] = document.version;
    Send({{"jsonrpc", "2.0"}, {"method", "textDocument/publishDiagnostics"}, {"params", std::move(params)}});
  }
}

std::shared_ptr<const Analysis> Server::AnalysisOf(Document& document) const {
  if (!document.analysis) document.analysis = std::make_shared<Analysis>(document.path, document.text, Files());
  return document.analysis;
}

Document* Server::Find(const Json& params) {
  const auto found = documents_.find(Text(At(params, "textDocument", "uri")));
  return found == documents_.end() ? nullptr : &found->second;
}

FileAccess Server::Files() const {
  FileAccess files = FilesOnDisk();
  files.read = [this, read = files.read](const std::string& path) -> std::variant<std::string, ReadFailure> {
    for (const auto& [uri, document] : documents_) {
      if (Normal(document.path) == Normal(path)) return document.text;
    }
    return read(path);
  };
  return files;
}

Json Server::LocationOf(const Analysis& analysis, SourceRange range) const {
  if (!range.file.valid() || analysis.IsLibrary(range.file)) return nullptr;
  const SourceFile& file = analysis.source(range.file);
  std::string uri = UriOfPath(file.path());
  for (const auto& [open, document] : documents_) {
    if (document.path == file.path()) uri = open;
  }
  return {{"uri", uri}, {"range", RangeOf(file, range.begin, range.end, encoding_)}};
}

std::vector<std::string> Server::WorkspaceFiles(const std::string& path) const {
  std::vector<std::string> files;
  const auto add = [&](const fs::path& found) {
    const std::string name = Normal(found.string());
    const bool known = std::find(files.begin(), files.end(), name) != files.end();
    if (found.extension() == ".gblocks" && !known && files.size() < kMostFiles) files.push_back(name);
  };
  for (const auto& [uri, document] : documents_) add(document.path);
  std::error_code error;
  if (!path.empty() && path.front() == '/') {
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(path).parent_path(), error)) add(entry.path());
  }
  for (const std::string& folder : folders_) {
    size_t seen = 0;
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied, error), end;
    for (; !error && entries != end && seen < 20000; entries.increment(error), ++seen) {
      const std::string name = entries->path().filename().string();
      if (name.starts_with('.') || name == "node_modules") entries.disable_recursion_pending();
      add(entries->path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<std::shared_ptr<const Analysis>> Server::Programs(const std::string& word) const {
  std::vector<std::shared_ptr<const Analysis>> programs;
  std::vector<std::string> paths;
  for (auto& [uri, document] : documents_) {
    paths.push_back(Normal(document.path));
    if (document.text.find(word) != std::string::npos) programs.push_back(AnalysisOf(document));
  }
  const std::vector<std::string> open = paths;
  for (const std::string& path : open) {
    for (const std::string& file : WorkspaceFiles(path)) {
      if (std::find(paths.begin(), paths.end(), file) != paths.end()) continue;
      paths.push_back(file);
      const std::variant<std::string, ReadFailure> text = ReadProgram(file);
      const auto* read = std::get_if<std::string>(&text);
      if (read == nullptr || read->find(word) == std::string::npos) continue;
      programs.push_back(std::make_shared<Analysis>(file, *read, Files()));
    }
  }
  return programs;
}

void Server::Answer(const Json& id, Json result) {
  Send({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
}

void Server::Refuse(const Json& id, int code, const std::string& message) {
  Send({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", message}}}});
}

void Server::Send(const Json& message) {
  send_(message.dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace gblocks::lsp
