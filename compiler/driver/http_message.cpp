#include "compiler/driver/http_message.h"

#include <algorithm>

namespace gblocks::driver {
namespace {

std::string_view Reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 301:
      return "Moved Permanently";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 431:
      return "Request Header Fields Too Large";
    default:
      return "Internal Server Error";
  }
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return lower;
}

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

/// Cuts the text before the next `separator` off the front.
std::string_view Take(std::string_view& text, char separator) {
  const size_t end = text.find(separator);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

/// Whether "gzip, br;q=0.8" offers `coding`.
bool Offers(std::string_view codings, std::string_view coding) {
  while (!codings.empty()) {
    std::string_view one = Take(codings, ',');
    const std::string_view name = Trim(Take(one, ';'));
    const std::string_view quality = Trim(one);
    if (name == coding) return quality.find_first_not_of("q=0. ") != std::string_view::npos || quality.empty();
  }
  return false;
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace

std::optional<HttpRequest> ParseRequest(std::string_view head) {
  std::string_view request_line = Trim(Take(head, '\n'));
  HttpRequest request;
  request.method = Take(request_line, ' ');
  request.target = Take(request_line, ' ');
  const std::string_view version = request_line;
  if (!version.starts_with("HTTP/1.") || !request.target.starts_with("/")) return std::nullopt;
  request.keep_alive = version != "HTTP/1.0";

  while (!head.empty()) {
    std::string_view line = Trim(Take(head, '\n'));
    if (line.find(':') == std::string_view::npos) return std::nullopt;
    const std::string name = Lower(Take(line, ':'));
    const std::string_view value = Trim(line);
    if (name == "connection" && Lower(value) == "close") request.keep_alive = false;
    if (name == "accept-encoding") request.accepts_brotli = Offers(Lower(value), "br");
    if (name == "if-none-match") request.if_none_match = value;
    if (name == "host") request.host = value.substr(0, value.find(':', value.starts_with('[') ? value.find(']') : 0));
    if ((name == "content-length" && value != "0") || name == "transfer-encoding") request.has_body = true;
  }
  return request;
}

HttpResponse PlainResponse(int status) {
  auto text = std::make_shared<std::string>(std::to_string(status) + " " + std::string(Reason(status)) + "\n");
  return {status, {{"Content-Type", "text/plain; charset=utf-8"}}, std::move(text)};
}

std::string ResponseHead(const HttpResponse& response, bool keep_alive) {
  std::string head =
      "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(Reason(response.status)) + "\r\n";
  for (const auto& [name, value] : response.headers) head += name + ": " + value + "\r\n";
  if (response.status != 304 && !response.stream)
    head += "Content-Length: " + std::to_string(response.body ? response.body->size() : 0) + "\r\n";
  head += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return head;
}

std::optional<std::string> PercentDecode(std::string_view text) {
  std::string decoded;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = HexDigit(text[i + 1]);
    const int low = HexDigit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

}  // namespace gblocks::driver
