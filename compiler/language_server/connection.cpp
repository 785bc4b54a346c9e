#include "compiler/language_server/connection.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <optional>
#include <string>

#include "compiler/language_server/server.h"

namespace gblocks::lsp {
namespace {

constexpr size_t kLongestMessage = 256u << 20;

/// Reads messages from a descriptor.
class Reader {
 public:
  explicit Reader(int input) : input_(input) {}

  /// Whether reading would not have to wait.
  bool HasMore() const {
    if (buffer_.find("\r\n\r\n") != std::string::npos) return true;
    pollfd one{input_, POLLIN, 0};
    return poll(&one, 1, 0) > 0 && (one.revents & POLLIN) != 0;
  }

  /// The next message; nothing where the client is gone.
  std::optional<std::string> Next() {
    size_t length = 0;
    for (;;) {
      const size_t end = buffer_.find("\r\n\r\n");
      if (end == std::string::npos) {
        if (buffer_.size() > 1 << 16) buffer_.clear();  // no header is that long
        if (!Fill()) return std::nullopt;
        continue;
      }
      length = LengthIn(buffer_.substr(0, end));
      buffer_.erase(0, end + 4);
      if (length > 0) break;  // a header without a length: on to the next
    }
    while (buffer_.size() < length) {
      if (!Fill()) return std::nullopt;
    }
    std::string message = buffer_.substr(0, length);
    buffer_.erase(0, length);
    return message;
  }

 private:
  static size_t LengthIn(std::string header) {
    for (char& c : header) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    const size_t at = header.rfind("content-length:");
    if (at == std::string::npos) return 0;
    const unsigned long long length = std::strtoull(header.c_str() + at + 15, nullptr, 10);
    return length > kLongestMessage ? 0 : static_cast<size_t>(length);
  }

  bool Fill() {
    char piece[65536];
    ssize_t count;
    do {
      count = read(input_, piece, sizeof piece);
    } while (count < 0 && errno == EINTR);
    if (count <= 0) return false;
    buffer_.append(piece, static_cast<size_t>(count));
    return true;
  }

  int input_;
  std::string buffer_;
};

}  // namespace

int Serve(int input, std::FILE* output) {
  Reader reader(input);
  Server server([output](const std::string& message) {
    std::fprintf(output, "Content-Length: %zu\r\n\r\n", message.size());
    std::fwrite(message.data(), 1, message.size(), output);
    std::fflush(output);
  });
  while (!server.has_ended()) {
    const std::optional<std::string> message = reader.Next();
    if (!message) break;
    server.Receive(*message);
    if (!reader.HasMore()) server.Publish();  // who types fast is told once
  }
  return server.exit_code();
}

}  // namespace gblocks::lsp
