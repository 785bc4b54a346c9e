// `gblocks dev`: a program in the browser while it is being written.
#include <spawn.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <set>

#include "compiler/build/interrupt.h"
#include "compiler/build/live_site.h"
#include "compiler/build/process.h"
#include "compiler/compile.h"
#include "compiler/driver/file_watcher.h"
#include "compiler/driver/http_server.h"
#include "compiler/driver/keyboard.h"
#include "compiler/driver/load_program.h"
#include "compiler/driver/static_files.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"

extern char** environ;

namespace gblocks::driver {
namespace {

constexpr const char* kKeys = "Keys: r builds again, o opens the page, h shows this, q ends\n";

class DevServer {
 public:
  explicit DevServer(const DevCommand& command) : command_(command) {}
  ExitCode Run();

 private:
  /// Compiles the program and tells the pages what has come of it. `again`: although nothing has changed.
  void Build(bool again);
  std::string Compile();
  void Tell(const std::string& problem);
  /// The event that says how things are now.
  std::string State() const;
  HttpResponse Respond(const HttpRequest& request) const;
  bool IsOurName(const std::string& host) const;
  void Press(char key);
  void OpenPage() const;

  const DevCommand command_;
  std::string url_;
  FileWatcher watcher_;
  HttpServer server_;
  build::LiveSite site_;
  build::LiveChange change_ = build::LiveChange::kCode;
  std::string problem_;          // as the page shows it; empty: there is none
  std::set<std::string> files_;  // that the program is made of, or wants to be
};

std::string Event(const std::string& name, const std::string& data) {
  return "event: " + name + "\ndata: " + data + "\n\n";
}

std::string DevServer::State() const {
  return problem_.empty() ? Event("page", site_.version()) : Event("problem", build::JsonString(problem_));
}

/// What is wrong, in the words for pages, after it has been printed; empty where nothing is.
std::string DevServer::Compile() {
  files_ = {command_.file};
  FileAccess access = FilesOnDisk();
  access.read = [this, read = access.read](const std::string& path) {
    files_.insert(path);
    return read(path);
  };
  std::variant<std::string, ReadFailure> text = ReadProgram(command_.file);
  if (const auto* failure = std::get_if<ReadFailure>(&text)) {
    PrintError(Describe(*failure));
    return Describe(*failure);
  }
  Sources sources;
  const FileId file = sources.Add(command_.file, std::move(std::get<std::string>(text)));
  Diagnostics diagnostics;
  const CompileResult compiled =
      gblocks::Compile(file, sources, diagnostics, {.files = access, .code = {.tells_values = true, .live = true}});
  diagnostics.Sort();
  if (!diagnostics.all().empty()) PrintDiagnostics(diagnostics, sources, DiagnosticFormat::kHuman, stderr);
  if (diagnostics.has_errors()) return Render(diagnostics, sources, DiagnosticFormat::kHuman, {.colour = false});
  std::string problem;
  if (!compiled.broken_rules.empty()) {
    problem = "This is an internal error of gblocks and no mistake of your program. Please report it with the program.";
  } else if (const build::Status status = site_.Update(compiled, change_); !status.ok()) {
    if (build::InterruptSignal() != 0) return problem_;
    problem = status.message;
  }
  if (!problem.empty()) PrintError(problem);
  return problem;
}

void DevServer::Build(bool again) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  const std::string before = site_.version();
  const bool had_problem = !problem_.empty();
  problem_ = Compile();
  watcher_.Watch(files_);
  if (build::InterruptSignal() != 0) return;
  server_.Broadcast(State());
  if (!problem_.empty() || (site_.version() == before && !had_problem && !again)) return;
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
  const char* what = before.empty() ? "Built" : had_problem ? "Mended" : "Changed";
  Print(std::string(what) + ": " + build::Describe(change_) + ", in " + std::to_string(passed.count()) + " ms\n");
}

/// Pages of other sites may reach this machine by a name of their own (DNS rebinding): they get nothing.
bool DevServer::IsOurName(const std::string& host) const {
  const bool loopback = command_.host == "localhost" || command_.host.starts_with("127.") || command_.host == "::1";
  return !loopback || host.empty() || host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") ||
         host == "[::1]";
}

HttpResponse DevServer::Respond(const HttpRequest& request) const {
  if (!IsOurName(request.host)) return PlainResponse(403);
  if (request.method != "GET" && request.method != "HEAD") return PlainResponse(405);
  std::string name = request.target.substr(1, request.target.find_first_of("?#") - 1);
  if (name == "gblocks-events") {
    HttpResponse events;
    events.headers = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}};
    events.body = std::make_shared<std::string>("retry: 500\n\n" + State());
    events.stream = request.method == "GET";
    return events;
  }
  if (name.empty()) name = "index.html";
  const std::string* bytes = site_.Find(name);
  if (bytes == nullptr) return PlainResponse(404);
  HttpResponse response;
  response.headers = {{"Content-Type", std::string(MimeType(name))},
                      {"Cache-Control", "no-store"},
                      {"X-Content-Type-Options", "nosniff"}};
  response.body = std::make_shared<std::string>(*bytes);
  return response;
}

void DevServer::OpenPage() const {
  const std::optional<std::string> opener = build::FindProgram("xdg-open");
  if (!opener) return PrintError("I cannot open a browser: xdg-open is missing. The page is at " + url_);
  std::string program = *opener;
  std::string url = url_;
  char* arguments[] = {program.data(), url.data(), nullptr};
  pid_t pid = 0;
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setpgroup(&attributes, 0);  // Ctrl-C is not for the browser
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawn(&pid, program.c_str(), nullptr, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
}

void DevServer::Press(char key) {
  switch (key) {
    case 'r':
      return Build(true);
    case 'o':
      return OpenPage();
    case 'h':
    case '?':
      Print(kKeys);
      return;
    case 'q':
      return server_.Stop();
    default:
      return;
  }
}

ExitCode DevServer::Run() {
  std::error_code error;
  if (!std::filesystem::exists(command_.file, error)) {  // a slip of the pen: nothing to wait for
    PrintError(Describe(ReadFailure{ReadProblem::kMissing, command_.file}));
    return ExitCode::kFailure;
  }
  build::CatchInterrupts();
  const bool strict = command_.port.has_value();
  const int port = command_.port.value_or(7860);
  if (const build::Status status = server_.Listen(command_.host, port, strict); !status.ok()) {
    PrintError(status.message.find("is taken") == std::string::npos
                   ? status.message
                   : "Port " + std::to_string(port) +
                         " is taken by another program.\nGive another one with --port, or leave --port out: then I "
                         "find a free one.");
    return ExitCode::kFailure;
  }
  const std::string host = command_.host.find(':') == std::string::npos ? command_.host : "[" + command_.host + "]";
  url_ = "http://" + host + ":" + std::to_string(server_.port()) + "/";
  if (!strict && server_.port() != port)
    Print("Port " + std::to_string(port) + " is taken: I use " + std::to_string(server_.port()) + ".\n");
  Build(false);
  if (build::InterruptSignal() != 0) return ExitCode::kSuccess;

  Keyboard keyboard;
  Print("Serving " + command_.file + " at " + url_ + " (Ctrl-C ends it)\n" + (keyboard.present() ? kKeys : ""));
  if (command_.open) OpenPage();
  site_.Prepare();
  server_.Watch(watcher_.file(), [&] {
    if (watcher_.TakeEvents()) Build(false);
  });
  server_.Watch(-1, [&] {
    if (watcher_.LooksChanged()) Build(false);
  });
  if (keyboard.present()) server_.Watch(STDIN_FILENO, [&] { Press(keyboard.Take()); });
  server_.Run([&](const HttpRequest& request) { return Respond(request); });
  return ExitCode::kSuccess;
}

}  // namespace

ExitCode Run(const DevCommand& command) {
  return DevServer(command).Run();
}

}  // namespace gblocks::driver
