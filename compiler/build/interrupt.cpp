#include "compiler/build/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <initializer_list>

namespace gblocks::build {
namespace {

volatile sig_atomic_t signal_seen = 0;
int pipe_ends[2] = {-1, -1};

void Note(int signal) {
  const int saved = errno;
  signal_seen = signal;
  [[maybe_unused]] const ssize_t written = write(pipe_ends[1], "!", 1);
  errno = saved;
}

}  // namespace

void CatchInterrupts() {
  if (pipe_ends[0] >= 0 || pipe(pipe_ends) != 0) return;
  for (const int end : pipe_ends) {
    fcntl(end, F_SETFD, FD_CLOEXEC);
    fcntl(end, F_SETFL, O_NONBLOCK);
  }
  struct sigaction action = {};
  action.sa_handler = Note;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);  // nohup stays nohup
  }
  signal(SIGPIPE, SIG_IGN);
  signal(SIGXFSZ, SIG_IGN);
}

int InterruptSignal() {
  return signal_seen;
}

int InterruptFd() {
  return pipe_ends[0];
}

}  // namespace gblocks::build
