#include "tests/lsp/client.h"

#include <gtest/gtest.h>

#include <chrono>

namespace gblocks::test {

LspClient::LspClient(Json capabilities)
    : server_([this](const std::string& message) { received_.push_back(Json::parse(message)); }) {
  Ask("initialize", {{"capabilities", std::move(capabilities)}});
  Notify("initialized", Json::object());
}

void LspClient::Notify(const std::string& method, Json params) {
  server_.Receive(Json({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}}).dump());
}

Json LspClient::Ask(const std::string& method, Json params) {
  const int id = ++last_id_;
  server_.Receive(Json({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}}).dump());
  if (received_.empty() || received_.back().value("id", -1) != id) {
    ADD_FAILURE() << method << " was not answered";
    return {};
  }
  Json answer = std::move(received_.back());
  received_.pop_back();
  return answer;
}

void LspClient::Open(const std::string& uri, const std::string& text) {
  Notify("textDocument/didOpen", {{"textDocument", {{"uri", uri}, {"languageId", "gblocks"}, {"version", 1}, {"text", text}}}});
}

std::vector<Json> LspClient::TakeNotifications() {
  return std::exchange(received_, {});
}

Json PositionParams(const std::string& uri, const std::string& text, size_t offset) {
  const SourceFile file("", text);
  return {{"textDocument", {{"uri", uri}}},
          {"position", lsp::PositionOf(file, static_cast<uint32_t>(offset), lsp::Encoding::kUtf16)}};
}

double AskEverything(LspClient& client, const std::string& uri, const std::string& text, size_t offset, bool whole_file) {
  static const char* const kAtPlaces[] = {"hover", "definition", "references", "documentHighlight", "completion", "signatureHelp", "prepareRename", "rename", "codeAction"};
  static const char* const kOfFiles[] = {"documentSymbol", "semanticTokens/full", "foldingRange", "formatting", "inlayHint", "documentColor"};
  double slowest = 0;
  const auto ask = [&](const char* request) {
    Json params = PositionParams(uri, text, offset);
    params["newName"] = "renamed";
    params["context"] = {{"includeDeclaration", true}, {"diagnostics", Json::array()}};
    params["range"] = {{"start", params["position"]}, {"end", params["position"]}};
    if (whole_file) params.erase("range");
    const auto start = std::chrono::steady_clock::now();
    client.Ask(std::string("textDocument/") + request, std::move(params));
    slowest = std::max(slowest, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  };
  if (whole_file) {
    for (const char* request : kOfFiles) ask(request);
  } else {
    for (const char* request : kAtPlaces) ask(request);
  }
  return slowest;
}

}  // namespace gblocks::test
