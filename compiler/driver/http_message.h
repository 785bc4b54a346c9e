// As much of HTTP/1.1 as a server of static files needs.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gblocks::driver {

/// The head of a request; its body, if any, is not read.
struct HttpRequest {
  std::string method;
  std::string target;  // "/assets/app.js?x", still encoded
  bool keep_alive = true;
  bool has_body = false;
  bool accepts_brotli = false;
  std::string if_none_match;
  std::string host;  // the name in it that the client used, without the port
};

struct HttpResponse {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::shared_ptr<const std::string> body;  // none: no body
  bool stream = false;                          // of events: it stays open, and what HttpServer::Broadcast says follows
};

/// Reads a head, from the request line to before the empty line. Nothing where it is malformed.
std::optional<HttpRequest> ParseRequest(std::string_view head);

/// A response of plain text: "404 Not Found".
HttpResponse PlainResponse(int status);

/// Status line and headers, with the body's length and what becomes of the connection.
std::string ResponseHead(const HttpResponse& response, bool keep_alive);

/// "a%20b" -> "a b"; nothing where an escape is broken.
std::optional<std::string> PercentDecode(std::string_view text);

}  // namespace gblocks::driver
