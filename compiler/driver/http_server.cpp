#include "compiler/driver/http_server.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>

#include "compiler/build/interrupt.h"

namespace gblocks::driver {
namespace {

using Clock = std::chrono::steady_clock;

constexpr size_t kLongestHead = 16 << 10;
constexpr size_t kMostConnections = 256;
constexpr std::chrono::seconds kIdleTime{30};

int PortOf(int listener) {
  sockaddr_storage address = {};
  socklen_t length = sizeof address;
  getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
  return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(address).sin6_port
                                             : reinterpret_cast<sockaddr_in&>(address).sin_port);
}

/// A socket that listens at `address`, or -1 with errno set.
int OpenListener(const addrinfo& address) {
  const int listener = socket(address.ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (listener < 0) return -1;
  const int on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (address.ai_family == AF_INET6) setsockopt(listener, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
  if (bind(listener, address.ai_addr, address.ai_addrlen) == 0 && listen(listener, SOMAXCONN) == 0) return listener;
  const int reason = errno;
  close(listener);
  errno = reason;
  return -1;
}

}  // namespace

/// One client: what it sent so far and what it has not yet been sent.
struct HttpServer::Connection {
  explicit Connection(int socket) : socket(socket) {}

  int socket;
  Clock::time_point last_active = Clock::now();
  std::string input;
  std::string output;
  size_t sent = 0;
  bool closing = false;  // once the output is out
  bool stream = false;

  bool wants_to_send() const { return sent < output.size(); }

  /// Reads what is there; false where the connection is over.
  bool Receive() {
    char buffer[4096];
    const ssize_t count = recv(socket, buffer, sizeof buffer, 0);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    input.append(buffer, static_cast<size_t>(count));
    last_active = Clock::now();
    return count > 0;
  }

  /// Sends what fits; false where the connection is over.
  bool Send() {
    const ssize_t count = send(socket, output.data() + sent, output.size() - sent, MSG_NOSIGNAL);
    if (count < 0) return errno == EAGAIN || errno == EINTR;
    last_active = Clock::now();
    sent += static_cast<size_t>(count);
    if (wants_to_send()) return true;
    output.clear();
    sent = 0;
    return !closing;
  }

  /// Answers the next request once its head is complete; later ones wait until this answer is out.
  void Answer(const Handler& handler) {
    if (wants_to_send() || closing || stream) return;
    const size_t end = input.find("\r\n\r\n");
    if (end == std::string::npos) {
      if (input.size() > kLongestHead) Reply(PlainResponse(431), false, true);
      return;
    }
    const std::optional<HttpRequest> request = ParseRequest(std::string_view(input).substr(0, end));
    input.erase(0, end + 4);
    if (!request) return Reply(PlainResponse(400), false, true);
    Reply(handler(*request), request->keep_alive && !request->has_body, request->method != "HEAD");
  }

  void Reply(const HttpResponse& response, bool keep_alive, bool with_body) {
    output = ResponseHead(response, keep_alive);
    if (with_body && response.body != nullptr) output += *response.body;
    stream = response.stream;
    closing = !keep_alive;
  }
};

HttpServer::HttpServer() = default;

HttpServer::~HttpServer() {
  CloseListeners();
}

void HttpServer::Broadcast(const std::string& bytes) {
  for (Connection& connection : connections_) {
    if (!connection.stream) continue;
    connection.output += bytes;
    if (!connection.Send()) connection.closing = true;
  }
}

void HttpServer::CloseListeners() {
  for (const int listener : listeners_) close(listener);
  listeners_.clear();
}

HttpServer::Outcome HttpServer::TryPort(const std::string& host, int port, std::string& problem) {
  addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo* addresses = nullptr;
  int error = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &addresses);
  // A system without /etc/hosts does not know its own name.
  if (error != 0 && host == "localhost") error = getaddrinfo("127.0.0.1", std::to_string(port).c_str(), &hints, &addresses);
  if (error != 0) {
    problem = gai_strerror(error);
    return Outcome::kFailed;
  }
  Outcome outcome = Outcome::kFailed;
  for (const addrinfo* address = addresses; address != nullptr && outcome != Outcome::kTaken;
       address = address->ai_next) {
    if (port == 0 && !listeners_.empty()) break;  // any port: the first family decides
    const int listener = OpenListener(*address);
    if (listener >= 0) {
      listeners_.push_back(listener);
      outcome = Outcome::kListening;
    } else if (errno == EADDRINUSE) {
      outcome = Outcome::kTaken;
    } else {
      problem = std::strerror(errno);  // a family that this machine lacks
    }
  }
  freeaddrinfo(addresses);
  if (outcome == Outcome::kTaken) CloseListeners();
  if (outcome == Outcome::kListening) port_ = PortOf(listeners_.front());
  return outcome;
}

build::Status HttpServer::Listen(const std::string& host, int port, bool strict) {
  constexpr int kTries = 100;
  for (int candidate = port; candidate < port + kTries && candidate < 65536; ++candidate) {
    std::string problem;
    switch (TryPort(host, candidate, problem)) {
      case Outcome::kListening:
        return {};
      case Outcome::kFailed:
        return build::Failure("I cannot listen on `" + host + "`, port " + std::to_string(candidate) + ": " + problem +
                              ".");
      case Outcome::kTaken:
        break;
    }
    if (strict)
      return build::Failure("Port " + std::to_string(port) +
                            " is taken. Leave out --strict-port to use the next free one.");
  }
  return build::Failure("I found no free port from " + std::to_string(port) + " on.");
}

void HttpServer::Run(const Handler& handler) {
  constexpr auto kTick = std::chrono::seconds(1);
  Clock::time_point ticked = Clock::now();
  while (build::InterruptSignal() == 0 && !stopped_) {
    std::vector<pollfd> polled = {{build::InterruptFd(), POLLIN, 0}};
    const auto accepts = static_cast<short>(connections_.size() < kMostConnections ? POLLIN : 0);
    for (const auto& watched : watched_) polled.push_back({watched.first, POLLIN, 0});  // -1 is left out
    for (const int listener : listeners_) polled.push_back({listener, accepts, 0});
    for (const Connection& connection : connections_) {
      const auto awaited = static_cast<short>((connection.wants_to_send() ? POLLOUT : 0) | (connection.stream || !connection.wants_to_send() ? POLLIN : 0));
      polled.push_back({connection.socket, awaited, 0});
    }
    if (poll(polled.data(), polled.size(), 1000) < 0) continue;

    auto ready = polled.begin() + 1 + static_cast<ptrdiff_t>(watched_.size() + listeners_.size());
    for (auto connection = connections_.begin(); connection != connections_.end(); ++ready) {
      bool alive = connection->stream || Clock::now() - connection->last_active < kIdleTime;
      if (alive && ready->revents != 0) {
        alive = (ready->revents & POLLOUT) != 0 ? connection->Send() : connection->Receive();
        if (alive) connection->Answer(handler);
      }
      if (!alive) close(connection->socket);
      connection = alive ? std::next(connection) : connections_.erase(connection);
    }
    for (size_t i = 0; i < listeners_.size(); ++i) {
      if ((polled[1 + watched_.size() + i].revents & POLLIN) == 0) continue;
      const int socket = accept4(listeners_[i], nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
      if (socket >= 0) connections_.emplace_back(socket);
    }
    const bool ticks = Clock::now() - ticked >= kTick;
    if (ticks) ticked = Clock::now();
    for (size_t i = 0; i < watched_.size(); ++i) {
      if (watched_[i].first < 0 ? ticks : polled[1 + i].revents != 0) watched_[i].second();
    }
  }
  for (const Connection& connection : connections_) close(connection.socket);
  connections_.clear();
}

}  // namespace gblocks::driver
