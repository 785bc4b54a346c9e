// Cases: programs with a cursor, and what the server answers. Sections of a .gbtest file:
//
//   --- app.gblocks          the first is the program, `█` its cursor; others can be imported
//   --- hover                at the cursor; `hover at `x`` at the first `x`, `hover at `x` 2` at the second
//   --- rename to name       and so on: the requests are those of kRequests
//
// GBLOCKS_UPDATE=1 rewrites the answers. Below are tests of the protocol itself.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "tests/harness/golden.h"
#include "tests/lsp/client.h"

namespace {

using namespace gblocks;
using test::LspClient;
using lsp::Json;

constexpr std::string_view kCursor = "█";
const std::string kFolder = "file:///nowhere/";

class Case {
 public:
  explicit Case(const std::filesystem::path& path)
      : file_(path), client_(Json::parse(R"({"textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}})")) {
    for (const auto& [name, text] : file_.sections()) {
      if (!name.ends_with(".gblocks")) continue;
      std::string program = text;
      const size_t mark = program.find(kCursor);
      if (mark != std::string::npos) program.erase(mark, kCursor.size());
      if (texts_.empty()) {
        uri_ = kFolder + name;
        cursor_ = mark;
      }
      texts_[kFolder + name] = program;
      client_.Open(kFolder + name, program);
    }
  }

  void Run() {
    for (size_t i = 0; i < file_.sections().size(); ++i) {
      const std::string name = file_.sections()[i].first;
      if (!name.ends_with(".gblocks")) file_.CompareOrUpdateSection(i, Answer(name));
    }
  }

 private:
  std::string Answer(const std::string& section) {
    std::string request = section, argument;
    size_t offset = cursor_;
    if (const size_t at = section.find(" at `"); at != std::string::npos) {
      request = section.substr(0, at);
      const size_t end = section.find('`', at + 5);
      const std::string wanted = section.substr(at + 5, end - at - 5);
      int times = end + 2 < section.size() ? std::atoi(section.c_str() + end + 2) : 1;
      offset = std::string::npos;
      do offset = texts_[uri_].find(wanted, offset + 1);
      while (--times > 0 && offset != std::string::npos);
      EXPECT_NE(offset, std::string::npos) << section;
    }
    if (request.starts_with("rename to ")) {
      argument = request.substr(10);
      request = "rename";
    }
    if (offset == std::string::npos) offset = 0;
    Json params = test::PositionParams(uri_, texts_[uri_], offset);
    if (request == "completion") return Completion(Result("completion", params));
    if (request == "hover") return Hover(Result("hover", params));
    if (request == "definition") return Places(Result("definition", params));
    if (request == "references") {
      params["context"] = {{"includeDeclaration", true}};
      return Places(Result("references", params));
    }
    if (request == "highlight") return Places(Result("documentHighlight", params));
    if (request == "rename") {
      params["newName"] = argument;
      return Rename(client_.Ask("textDocument/rename", params));
    }
    if (request == "signature") return Signature(Result("signatureHelp", params));
    if (request == "symbols") return Symbols(Result("documentSymbol", params), "");
    if (request == "folding") return Folding(Result("foldingRange", params));
    if (request == "tokens") return Tokens(Result("semanticTokens/full", params));
    if (request == "hints") return Hints(Result("inlayHint", params));
    if (request == "colours") return Colours(Result("documentColor", params));
    if (request == "format") return Edited(Result("formatting", params));
    if (request == "actions") {
      params["range"] = {{"start", params["position"]}, {"end", params["position"]}};
      return Actions(Result("codeAction", params));
    }
    if (request == "diagnostics") return Diagnostics();
    ADD_FAILURE() << "no request is called " << request;
    return "";
  }

  Json Result(const std::string& request, const Json& params) { return client_.Ask("textDocument/" + request, params)["result"]; }

  static std::string At(const Json& range) {
    const auto position = [](const Json& one) {
      return std::to_string(one["line"].get<int>() + 1) + ":" + std::to_string(one["character"].get<int>() + 1);
    };
    return position(range["start"]) + "-" + position(range["end"]);
  }

  size_t Offset(const std::string& uri, const Json& position) {
    return lsp::OffsetOf(SourceFile("", texts_[uri]), position, lsp::Encoding::kUtf16);
  }
  std::string TextAt(const std::string& uri, const Json& range) {
    const size_t begin = Offset(uri, range["start"]);
    return texts_[uri].substr(begin, Offset(uri, range["end"]) - begin);
  }

  /// The first twenty, in the order that editors show.
  static std::string Completion(const Json& result) {
    std::vector<std::pair<std::string, std::string>> items;
    for (const Json& item : result["items"]) {
      std::string line = item["label"].get<std::string>();
      if (item.contains("detail")) line += "  # " + item["detail"].get<std::string>();
      const std::string inserted = item["textEdit"]["newText"];
      if (inserted != item["label"]) line += "  -> " + Json(inserted).dump();
      if (item.contains("additionalTextEdits")) line += "  + " + item["additionalTextEdits"][0]["newText"].dump();
      if (line.size() > 160) line = line.substr(0, 157) + "...";
      items.emplace_back(item["sortText"], line);
    }
    std::stable_sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string text;
    for (size_t i = 0; i < items.size() && i < 20; ++i) text += items[i].second + "\n";
    if (items.size() > 20) text += "… " + std::to_string(items.size() - 20) + " more\n";
    return text;
  }

  std::string Hover(const Json& result) {
    if (result.is_null()) return "nothing\n";
    return TextAt(uri_, result["range"]) + "\n" + result["contents"]["value"].get<std::string>() + "\n";
  }

  std::string Places(const Json& result) {
    if (result.is_null()) return "nothing\n";
    std::string text;
    for (const Json& one : result.is_array() ? result : Json::array({result})) {
      const std::string uri = one.value("uri", uri_);
      text += uri.substr(kFolder.size()) + ":" + At(one["range"]) + " " + TextAt(uri, one["range"]) +
              (one.value("kind", 2) == 3 ? " (written)" : "") + "\n";
    }
    return text;
  }

  std::string Apply(const std::string& uri, Json edits) {
    std::string text = texts_[uri];
    std::sort(edits.begin(), edits.end(), [&](const Json& a, const Json& b) {
      return Offset(uri, a["range"]["start"]) > Offset(uri, b["range"]["start"]);
    });
    for (const Json& edit : edits) {
      const size_t begin = Offset(uri, edit["range"]["start"]);
      text.replace(begin, Offset(uri, edit["range"]["end"]) - begin, edit["newText"].get<std::string>());
    }
    return text;
  }

  std::string Changed(const Json& edit) {
    std::string text;
    for (const auto& [uri, edits] : edit["changes"].items()) text += "# " + uri.substr(kFolder.size()) + "\n" + Apply(uri, edits);
    return text;
  }

  std::string Rename(const Json& answer) {
    if (answer.contains("error")) return "refused: " + answer["error"]["message"].get<std::string>() + "\n";
    return Changed(answer["result"]);
  }

  std::string Edited(const Json& edits) { return Apply(uri_, edits); }

  std::string Actions(const Json& actions) {
    std::string text;
    for (const Json& action : actions) text += action["title"].get<std::string>() + "\n" + Changed(action["edit"]);
    return text;
  }

  static std::string Signature(const Json& result) {
    if (result.is_null()) return "nothing\n";
    std::string text;
    for (const Json& one : result["signatures"]) {
      const std::string label = one["label"];
      text += label + "\n";
      const size_t active = one["activeParameter"];
      if (active < one["parameters"].size()) {
        const Json& span = one["parameters"][active]["label"];
        text += std::string(span[0].get<size_t>(), ' ') + std::string(span[1].get<size_t>() - span[0].get<size_t>(), '^') + "\n";
      }
    }
    return text;
  }

  static std::string Symbols(const Json& symbols, const std::string& indentation) {
    std::string text;
    for (const Json& symbol : symbols) {
      text += indentation + symbol["name"].get<std::string>() + " (" + std::to_string(symbol["kind"].get<int>()) + ") " + At(symbol["range"]) + "\n";
      if (symbol.contains("children")) text += Symbols(symbol["children"], indentation + "  ");
    }
    return text;
  }

  static std::string Folding(const Json& ranges) {
    std::string text;
    for (const Json& range : ranges)
      text += std::to_string(range["startLine"].get<int>() + 1) + "-" + std::to_string(range["endLine"].get<int>() + 1) + " " + range.value("kind", "") + "\n";
    return text;
  }

  std::string Tokens(const Json& result) {
    const Json legend = lsp::SemanticTokensLegend();
    const SourceFile source("", texts_[uri_]);
    std::string text;
    uint32_t line = 0, column = 0;
    for (size_t i = 0; i + 4 < result["data"].size(); i += 5) {
      const auto number = [&](size_t part) { return result["data"][i + part].get<uint32_t>(); };
      line += number(0);
      column = number(0) > 0 ? number(1) : column + number(1);
      const uint32_t begin = lsp::OffsetOf(source, {{"line", line}, {"character", column}}, lsp::Encoding::kUtf16);
      const uint32_t end = lsp::OffsetOf(source, {{"line", line}, {"character", column + number(2)}}, lsp::Encoding::kUtf16);
      text += texts_[uri_].substr(begin, end - begin) + "  " + legend["tokenTypes"][number(3)].get<std::string>();
      for (size_t bit = 0; bit < 3; ++bit) {
        if ((number(4) >> bit & 1) != 0) text += " " + legend["tokenModifiers"][bit].get<std::string>();
      }
      text += "\n";
    }
    return text;
  }

  std::string Hints(Json hints) {
    Json edits = Json::array();
    for (const Json& hint : hints)
      edits.push_back({{"range", {{"start", hint["position"]}, {"end", hint["position"]}}}, {"newText", "«" + hint["label"].get<std::string>() + "»"}});
    return Apply(uri_, edits);
  }

  std::string Colours(const Json& colours) {
    std::string text;
    for (const Json& one : colours) {
      const Json label = client_.Ask("textDocument/colorPresentation", one)["result"][0]["label"];
      text += TextAt(uri_, one["range"]) + " " + label.get<std::string>() + "\n";
    }
    return text;
  }

  std::string Diagnostics() {
    client_.TakeNotifications();
    client_.Notify("textDocument/didSave", {{"textDocument", {{"uri", uri_}}}});
    client_.server().Publish();
    std::string text;
    for (const Json& message : client_.TakeNotifications()) {
      for (const Json& one : message["params"]["diagnostics"]) {
        text += message["params"]["uri"].get<std::string>().substr(kFolder.size()) + ":" + At(one["range"]) + " [" + one["code"].get<std::string>() + "] " + one["message"].get<std::string>() + "\n";
      }
    }
    return text;
  }

  test::SectionFile file_;
  LspClient client_;
  std::string uri_;
  size_t cursor_ = std::string::npos;
  std::map<std::string, std::string> texts_;
};

// ---- The protocol

const std::string kApp = kFolder + "app.gblocks";

TEST(LspProtocol, MistakesOfAClientAreAnswered) {
  std::vector<Json> answers;
  lsp::Server server([&](const std::string& message) { answers.push_back(Json::parse(message)); });
  server.Receive(R"({"jsonrpc": "2.0", "id": 1, "method": "textDocument/hover", "params": {}})");
  EXPECT_EQ(answers.back()["error"]["code"], -32002);
  server.Receive("not json");
  EXPECT_EQ(answers.back()["error"]["code"], -32700);
  EXPECT_TRUE(answers.back()["id"].is_null());
  server.Receive("[1, 2]");
  EXPECT_EQ(answers.back()["error"]["code"], -32600);
  server.Receive(R"({"jsonrpc": "2.0", "id": 2, "method": "initialize", "params": 7})");
  EXPECT_TRUE(answers.back()["result"]["capabilities"]["hoverProvider"]);
  server.Receive(R"({"jsonrpc": "2.0", "id": 3, "method": "textDocument/nonsense"})");
  EXPECT_EQ(answers.back()["error"]["code"], -32601);
  server.Receive(R"({"jsonrpc": "2.0", "id": "text", "method": "textDocument/hover", "params": {"textDocument": {"uri": "file:///missing"}}})");
  EXPECT_EQ(answers.back()["id"], "text");
  EXPECT_TRUE(answers.back()["result"].is_null());
  const size_t count = answers.size();
  server.Receive(R"({"jsonrpc": "2.0", "method": "$/unknown", "params": null})");
  server.Receive(R"({"jsonrpc": "2.0", "id": 9, "result": null})");
  server.Receive(R"({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"contentChanges": "x"}})");
  server.Receive(R"({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": 7}}})");
  EXPECT_EQ(answers.size(), count);
  server.Receive(R"({"jsonrpc": "2.0", "id": 4, "method": "shutdown"})");
  EXPECT_TRUE(answers.back()["result"].is_null());
  server.Receive(R"({"jsonrpc": "2.0", "id": 5, "method": "textDocument/hover"})");
  EXPECT_EQ(answers.back()["error"]["code"], -32600);
  EXPECT_FALSE(server.has_ended());
  server.Receive(R"({"jsonrpc": "2.0", "method": "exit"})");
  EXPECT_TRUE(server.has_ended());
  EXPECT_EQ(server.exit_code(), 0);
}

TEST(LspProtocol, LeavingWithoutGoodbyeIsAFailure) {
  LspClient client;
  client.Notify("exit", nullptr);
  EXPECT_EQ(client.server().exit_code(), 1);
}

TEST(LspProtocol, ParametersOfWrongKindsAreNothing) {
  LspClient client;
  client.Open(kApp, "state count = 1\n");
  for (const char* request : {"hover", "definition", "references", "documentHighlight", "completion", "signatureHelp", "prepareRename", "rename", "documentSymbol",
                              "semanticTokens/full", "foldingRange", "formatting", "codeAction", "inlayHint", "documentColor", "colorPresentation"}) {
    for (const char* rest : {"{}", R"({"position": 3, "range": "x", "newName": [], "context": 1})", R"({"position": {"line": -1, "character": 1e300}})",
                             R"({"position": {"line": 99, "character": 99}, "range": {"start": {"line": 9}, "end": null}, "newName": "1x"})"}) {
      Json params = Json::parse(rest);
      params["textDocument"] = {{"uri", kApp}};
      client.Ask(std::string("textDocument/") + request, params);
    }
  }
}

std::vector<Json> Told(LspClient& client) {
  client.server().Publish();
  return client.TakeNotifications();
}

TEST(LspProtocol, ChangesArePutTogether) {
  LspClient client;
  client.Open(kApp, "state a = 1\nstate b = 2\n");
  EXPECT_EQ(Told(client).size(), 1u);
  EXPECT_EQ(Told(client).size(), 0u);
  client.Notify("textDocument/didChange", Json::parse(R"({"textDocument": {"uri": "file:///nowhere/app.gblocks", "version": 7}, "contentChanges": [
    {"range": {"start": {"line": 0, "character": 10}, "end": {"line": 0, "character": 11}}, "text": "\"é😀\""},
    {"range": {"start": {"line": 0, "character": 15}, "end": {"line": 1, "character": 11}}, "text": "\nstate c = cuont"}]})"));
  const std::vector<Json> told = Told(client);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0]["params"]["version"], 7);
  ASSERT_EQ(told[0]["params"]["diagnostics"].size(), 1u) << told[0].dump();
  EXPECT_EQ(told[0]["params"]["diagnostics"][0]["range"]["start"], Json({{"line", 1}, {"character", 10}}));
  client.Notify("textDocument/didClose", {{"textDocument", {{"uri", kApp}}}});
  EXPECT_EQ(client.TakeNotifications()[0]["params"]["diagnostics"].size(), 0u);
}

TEST(LspProtocol, ColumnsAreWhatWasAgreed) {
  const std::string program = "state a = \"é😀\" + cuont\n";
  LspClient utf16, utf8(Json::parse(R"({"general": {"positionEncodings": ["utf-8", "utf-16"]}})"));
  utf16.Open(kApp, program);
  utf8.Open(kApp, program);
  EXPECT_EQ(Told(utf16)[0]["params"]["diagnostics"][0]["range"]["start"]["character"], 18);
  EXPECT_EQ(Told(utf8)[0]["params"]["diagnostics"][0]["range"]["start"]["character"], 21);
}

TEST(LspProtocol, ImportersHearOfChanges) {
  LspClient client;
  client.Open(kApp, "from card import Card\n\nCard(title=\"x\")\n");
  client.Open(kFolder + "card.gblocks", "component Card(title: str):\n    html.p(title)\n");
  Told(client);
  client.Notify("textDocument/didSave", {{"textDocument", {{"uri", kApp}}}});
  for (const Json& message : Told(client)) EXPECT_EQ(message["params"]["diagnostics"].size(), 0u) << message.dump();
  client.Notify("textDocument/didChange", {{"textDocument", {{"uri", kFolder + "card.gblocks"}, {"version", 2}}},
                                           {"contentChanges", Json::array({{{"text", "component Card(name: str):\n    html.p(name)\n"}}})}});
  size_t wrong = 0;
  for (const Json& message : Told(client)) {
    if (message["params"]["uri"] == kApp) wrong = message["params"]["diagnostics"].size();
  }
  EXPECT_GT(wrong, 0u);
}

TEST(LspProtocol, PathsAndUris) {
  EXPECT_EQ(lsp::PathOfUri("file:///a%20b/%C3%A9.gblocks"), "/a b/é.gblocks");
  EXPECT_EQ(lsp::UriOfPath("/a b/é.gblocks"), "file:///a%20b/%C3%A9.gblocks");
  EXPECT_EQ(lsp::PathOfUri("untitled:Untitled-1"), "untitled:Untitled-1");
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  test::RegisterFileTests("Lsp", std::filesystem::path(GBLOCKS_SOURCE_DIR) / "tests/lsp/cases", ".gbtest", [](const auto& path) { Case(path).Run(); });
  return RUN_ALL_TESTS();
}
