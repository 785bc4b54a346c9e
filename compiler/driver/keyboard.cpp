#include "compiler/driver/keyboard.h"

#include <unistd.h>

namespace gblocks::driver {

Keyboard::Keyboard() {
  // In the background the terminal is another's.
  if (isatty(STDIN_FILENO) == 0 || tcgetpgrp(STDIN_FILENO) != getpgrp() || tcgetattr(STDIN_FILENO, &before_) != 0)
    return;
  termios raw = before_;
  raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  raw.c_cc[VMIN] = 0;
  raw.c_cc[VTIME] = 0;
  present_ = tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
}

Keyboard::~Keyboard() {
  if (present_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
}

char Keyboard::Take() {
  char key = 0;
  return present_ && read(STDIN_FILENO, &key, 1) == 1 ? key : '\0';
}

}  // namespace gblocks::driver
