// A small HTTP server for one machine: one thread, one poll() loop.
#pragma once

#include <functional>
#include <list>
#include <string>
#include <utility>
#include <vector>

#include "compiler/build/status.h"
#include "compiler/driver/http_message.h"

namespace gblocks::driver {

/// Listens on every address of a host name (both families of "localhost") and answers until an interrupt comes.
class HttpServer {
 public:
  using Handler = std::function<HttpResponse(const HttpRequest&)>;

  HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  ~HttpServer();

  /// Takes `port`; where that is taken and `strict` is not set, the next free one. Port 0 is any.
  build::Status Listen(const std::string& host, int port, bool strict);
  int port() const { return port_; }

  /// While the server runs: calls `act` whenever `file` is readable, and once a second if it is -1.
  void Watch(int file, std::function<void()> act) { watched_.emplace_back(file, std::move(act)); }
  /// To all whose response is a stream.
  void Broadcast(const std::string& bytes);

  /// Answers requests until a signal comes (build/interrupt.h) or Stop() is called.
  void Run(const Handler& handler);
  void Stop() { stopped_ = true; }

 private:
  struct Connection;

  enum class Outcome { kListening, kTaken, kFailed };
  Outcome TryPort(const std::string& host, int port, std::string& problem);
  void CloseListeners();

  std::vector<int> listeners_;
  std::vector<std::pair<int, std::function<void()>>> watched_;
  std::list<Connection> connections_;
  int port_ = 0;
  bool stopped_ = false;
};

}  // namespace gblocks::driver
