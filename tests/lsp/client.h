// A client of the language server, without pipes between them.
#pragma once

#include <string>
#include <vector>

#include "compiler/language_server/server.h"

namespace gblocks::test {

using lsp::Json;

class LspClient {
 public:
  /// `capabilities` as in `initialize`.
  explicit LspClient(Json capabilities = Json::object());

  void Notify(const std::string& method, Json params);
  /// The whole answer: with `result` or `error`.
  Json Ask(const std::string& method, Json params);
  void Open(const std::string& uri, const std::string& text);
  /// Messages since the last call that answer nothing.
  std::vector<Json> TakeNotifications();

  lsp::Server& server() { return server_; }

 private:
  std::vector<Json> received_;
  lsp::Server server_;
  int last_id_ = 0;
};

/// `textDocument` and `position`, in UTF-16.
Json PositionParams(const std::string& uri, const std::string& text, size_t offset);

/// Asks everything that can be asked at an offset; the seconds that the slowest answer took.
double AskEverything(LspClient& client, const std::string& uri, const std::string& text, size_t offset, bool whole_file);

}  // namespace gblocks::test
