// The server behind `gblocks serve`: requests, files, and the sockets around them.
#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "compiler/build/interrupt.h"
#include "compiler/driver/http_message.h"
#include "compiler/driver/http_server.h"
#include "compiler/driver/static_files.h"

namespace gblocks::driver {
namespace {

namespace fs = std::filesystem;

std::string Header(const HttpResponse& response, const std::string& name) {
  for (const auto& [header, value] : response.headers) {
    if (header == name) return value;
  }
  return "";
}

TEST(ParseRequest, ReadsWhatTheServerNeeds) {
  const auto request = ParseRequest(
      "GET /a?b HTTP/1.1\r\nHost: x\r\nACCEPT-Encoding: gzip, br;q=0.9\r\nIf-None-Match: \"e\"\r\nConnection: close");
  ASSERT_TRUE(request);
  EXPECT_EQ(request->method, "GET");
  EXPECT_EQ(request->target, "/a?b");
  EXPECT_TRUE(request->accepts_brotli);
  EXPECT_EQ(request->if_none_match, "\"e\"");
  EXPECT_FALSE(request->keep_alive);
}

TEST(ParseRequest, KnowsWhenBrotliIsRefused) {
  EXPECT_FALSE(ParseRequest("GET / HTTP/1.1\r\nAccept-Encoding: br;q=0")->accepts_brotli);
  EXPECT_FALSE(ParseRequest("GET / HTTP/1.1\r\nAccept-Encoding: gzip, deflate")->accepts_brotli);
  EXPECT_FALSE(ParseRequest("GET / HTTP/1.1")->accepts_brotli);
}

TEST(ParseRequest, RefusesWhatIsNotHttp) {
  for (const char* head :
       {"", "GET", "GET /", "GET / SPDY/1", "GET http://x/ HTTP/1.1", "GET / HTTP/1.1\r\nno colon"}) {
    EXPECT_FALSE(ParseRequest(head)) << head;
  }
}

TEST(PercentDecode, DecodesAndRefusesBrokenEscapes) {
  EXPECT_EQ(PercentDecode("/a%20b%2Fc"), "/a b/c");
  EXPECT_EQ(PercentDecode("%4"), std::nullopt);
  EXPECT_EQ(PercentDecode("%zz"), std::nullopt);
}

/// A site of a few files, with a secret beside it.
class StaticFilesTest : public testing::Test {
 protected:
  StaticFilesTest() {
    std::string name = (fs::temp_directory_path() / "static-files-XXXXXX").string();
    root_ = mkdtemp(name.data());
    fs::create_directories(site() / "assets");
    fs::create_directories(site() / "sub folder");
    Write("site/index.html", "<!doctype html>" + std::string(1000, 'x'));
    Write("site/sub folder/index.html", "sub");
    Write("site/assets/app-abcdefgh.wasm", "wasm");
    Write("site/assets/plain.js", "js");
    Write("secret", "secret");
    fs::create_symlink(root_ / "secret", site() / "link");
  }
  ~StaticFilesTest() override { fs::remove_all(root_); }

  fs::path site() const { return root_ / "site"; }
  void Write(const std::string& name, const std::string& text) const { std::ofstream(root_ / name) << text; }
  static HttpRequest Get(const std::string& target) {
    HttpRequest request;
    request.method = "GET";
    request.target = target;
    return request;
  }

  fs::path root_;
};

TEST_F(StaticFilesTest, ServesIndexAndTypes) {
  StaticFiles files(site());
  const HttpResponse page = files.Respond(Get("/?query"));
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(Header(page, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(Header(page, "Cache-Control"), "no-cache");
  const HttpResponse module = files.Respond(Get("/assets/app-abcdefgh.wasm"));
  EXPECT_EQ(Header(module, "Content-Type"), "application/wasm");
  EXPECT_EQ(Header(module, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(Header(files.Respond(Get("/assets/plain.js")), "Cache-Control"), "no-cache");
  EXPECT_EQ(*files.Respond(Get("/sub%20folder/")).body, "sub");
  EXPECT_EQ(Header(files.Respond(Get("/sub%20folder")), "Location"), "/sub%20folder/");
}

TEST_F(StaticFilesTest, NothingOutsideIsReached) {
  StaticFiles files(site());
  for (const char* target : {"/../secret", "/%2e%2e/secret", "/assets/../../secret", "/..%2fsecret", "/link",
                             "//etc/passwd", "/assets", "/no"}) {
    const HttpResponse response = files.Respond(Get(target));
    EXPECT_TRUE(response.status == 404 || response.status == 301) << target;
    EXPECT_TRUE(!response.body || *response.body != "secret") << target;
  }
  EXPECT_EQ(files.Respond(Get(std::string("/a%00b"))).status, 400);
  EXPECT_EQ(files.Respond(Get("/%")).status, 400);
}

TEST_F(StaticFilesTest, CompressesAndValidates) {
  StaticFiles files(site());
  HttpRequest request = Get("/");
  request.accepts_brotli = true;
  const HttpResponse compressed = files.Respond(request);
  EXPECT_EQ(Header(compressed, "Content-Encoding"), "br");
  EXPECT_LT(compressed.body->size(), 100u);
  request.if_none_match = Header(compressed, "ETag");
  EXPECT_EQ(files.Respond(request).status, 304);
  Write("site/index.html", "changed");
  fs::last_write_time(site() / "index.html", fs::file_time_type::clock::now() + std::chrono::seconds(2));
  EXPECT_EQ(*files.Respond(request).body, "changed");
}

TEST_F(StaticFilesTest, OnlyReads) {
  StaticFiles files(site());
  HttpRequest request = Get("/");
  request.method = "POST";
  EXPECT_EQ(files.Respond(request).status, 405);
}

/// Sends `text` to the server and returns all it answers until it closes the connection.
std::string Ask(int port, const std::string& text) {
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(client, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return "no connection";
  EXPECT_EQ(send(client, text.data(), text.size(), MSG_NOSIGNAL), static_cast<ssize_t>(text.size()));
  std::string answer;
  char buffer[4096];
  for (ssize_t count; (count = recv(client, buffer, sizeof buffer, 0)) > 0;)
    answer.append(buffer, static_cast<size_t>(count));
  close(client);
  return answer;
}

TEST(HttpServer, AnswersOneAfterTheOtherUntilASignal) {
  build::CatchInterrupts();
  HttpServer server;
  ASSERT_TRUE(server.Listen("127.0.0.1", 0, true).ok());
  HttpServer other;
  EXPECT_FALSE(other.Listen("127.0.0.1", server.port(), true).ok());
  ASSERT_TRUE(other.Listen("127.0.0.1", server.port(), false).ok());
  EXPECT_GT(other.port(), server.port());

  const std::string large(3 << 20, 'x');
  std::thread thread([&] {
    server.Run([&](const HttpRequest& request) {
      HttpResponse response;
      response.body = std::make_shared<std::string>(request.target == "/large" ? large : request.target);
      return response;
    });
  });
  const std::string two = Ask(server.port(), "GET /one HTTP/1.1\r\n\r\nGET /two HTTP/1.1\r\nConnection: close\r\n\r\n");
  EXPECT_NE(two.find("keep-alive\r\n\r\n/oneHTTP/1.1 200 OK"), std::string::npos) << two;
  EXPECT_TRUE(two.ends_with("/two")) << two;
  EXPECT_TRUE(Ask(server.port(), "GET /large HTTP/1.0\r\n\r\n").ends_with("\r\n\r\n" + large));
  EXPECT_TRUE(
      Ask(server.port(), "HEAD /head HTTP/1.0\r\n\r\n").ends_with("Content-Length: 5\r\nConnection: close\r\n\r\n"));
  EXPECT_TRUE(Ask(server.port(), "nonsense\r\n\r\n").starts_with("HTTP/1.1 400"));
  EXPECT_TRUE(Ask(server.port(), std::string(20000, 'x')).starts_with("HTTP/1.1 431"));
  raise(SIGTERM);
  thread.join();
}

}  // namespace
}  // namespace gblocks::driver
