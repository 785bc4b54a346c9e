// A small HTTP server for one machine: one thread, one poll() loop.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "compiler/build/status.h"
#include "compiler/driver/http_message.h"

namespace gblocks::driver {

/// Listens on every address of a host name (both families of "localhost") and answers until an interrupt comes.
class HttpServer {
 public:
  using Handler = std::function<HttpResponse(const HttpRequest&)>;

  HttpServer() = default;
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  /// Takes `port`; where that is taken and `strict` is not set, the next free one. Port 0 is any.
  build::Status Listen(const std::string& host, int port, bool strict);
  int port() const { return port_; }

  /// Answers requests until a signal comes (build/interrupt.h).
  void Run(const Handler& handler);

 private:
  struct Connection;

  enum class Outcome { kListening, kTaken, kFailed };
  Outcome TryPort(const std::string& host, int port, std::string& problem);
  void CloseListeners();

  std::vector<int> listeners_;
  int port_ = 0;
};

}  // namespace gblocks::driver
