// Single keys from the terminal, without Enter.
#pragma once

#include <termios.h>

namespace gblocks::driver {

/// While it lives, the terminal hands over each key at once. Where there is no terminal in front of us, nothing
/// happens.
class Keyboard {
 public:
  Keyboard();
  Keyboard(const Keyboard&) = delete;
  Keyboard& operator=(const Keyboard&) = delete;
  ~Keyboard();

  bool present() const { return present_; }
  /// The key that was pressed; 0: none.
  char Take();

 private:
  bool present_ = false;
  termios before_ = {};
};

}  // namespace gblocks::driver
