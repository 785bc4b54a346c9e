// Ctrl-C and SIGTERM as something to look at between steps, so that every step can clean up after itself.
#pragma once

namespace gblocks::build {

/// From now on SIGINT and SIGTERM (and SIGHUP) no longer end the process but are noted. Writing to a closed pipe or
/// past a file-size limit becomes an error of the call.
void CatchInterrupts();

/// The signal that came, or 0.
int InterruptSignal();

/// Readable once a signal has come: for poll(). -1 before CatchInterrupts().
int InterruptFd();

}  // namespace gblocks::build
