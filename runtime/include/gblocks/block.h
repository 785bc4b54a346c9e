// Blocks: code of the page that runs again when something it read has changed.
#pragma once

#include "gblocks/component.h"

namespace gb {

class Instance;
class Run;
class Watch;
struct IterationState;
struct PageState;

/// The app (which runs once), a fragment's body, or an effect. Its members are for the runtime alone.
class Block : public Sink {
 public:
  enum class Role : unsigned char { kApp, kFragment, kEffect };
  Block(Role role, Block* parent) noexcept;
  ~Block();

  /// Runs now, as a transaction: what belongs to the run before is dropped if this one ends well. A failure is told and
  /// goes no further; the page is as it was.
  void execute() noexcept;
  /// Runs in this flush (or in the next, if none is under way), after the blocks around it.
  void run_later() noexcept;
  /// Sets what runs from now on.
  void set_body(Fn<void(Run&)> function) noexcept;
  /// Drops the listeners and watches of the last run.
  void clear_run() noexcept;

  Role role;
  bool ran = false;  // at least once
  bool executing = false;
  bool tracks = true;  // false: `render on`, which runs for its events alone
  unsigned short depth;
  unsigned short runs = 0;  // in the flush `flush`; kFailed: it has failed there
  static constexpr unsigned short kFailed = 0xffff;
  unsigned flush = 0;
  int queue_index = -1;  // in the scheduler's queue; -1: not in it
  unsigned stamp = 0;    // program order among blocks of one depth
  Block* parent;
  Fn<void(Run&)> body;
  ForeignListener* foreign = nullptr;
  Watch* watches = nullptr;
  Instance* inside = nullptr;              // in which it stands
  IterationState* changed_turns = nullptr;  // turns of loops that are to run again, newest first
  bool whole = true;                       // the next run is one of the body, not of these turns alone

 private:
  void run();
  void run_turns();
  void forget_turns() noexcept;
  void roll_back(const PageState& start) noexcept;
  bool is_new() const { return flush == 0; }
};

/// The block that runs; null: a handler or nothing.
extern Block* current_block;

/// Puts a listener into the list of what it listens to, and into that of the block that runs.
void add_foreign(Listener** list, Listener* listener) noexcept;

}  // namespace gb
