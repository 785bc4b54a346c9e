// What waits: one run of a handler with `await`, one call of an `async def`.
#pragma once

#include "gblocks/component.h"

namespace gb {

class Tasks;

/// A state machine. Generated structs hold what lives across their awaits and define `step`.
class Coroutine : public Object {
 public:
  ~Coroutine() override;
  /// Goes on from `at()` to the next await, or to the end.
  virtual void step() {}  // not pure: that would bring C++'s library along

 protected:
  int at() const { return at_; }
  /// `await sleep(seconds)`; it goes on at `next`.
  void sleep(int next, double seconds);
  /// `await f(…)`: runs `task` until it waits. True: it has ended already.
  template <class T>
  bool wait_for(int next, const Ref<T>& task) {
    return wait(next, Ref<Coroutine>(task.get()));
  }
  /// What was waited for.
  template <class T>
  T& awaited() {
    return static_cast<T&>(*awaited_);
  }
  void end() { at_ = kEnded; }

 private:
  friend class Tasks;
  friend class TaskList;
  /// Tasks of an event that can be cancelled.
  struct Group {
    Group* next;
    Ref<Tasks> tasks;
  };
  static constexpr int kEnded = -1;
  bool wait(int next, Ref<Coroutine> task);

  int at_ = 0;
  unsigned timer_ = 0;      // of the sleep that it waits for
  Ref<Coroutine> awaited_;       // the call that it waits for, or has waited for
  Coroutine* caller_ = nullptr;  // that waits for this one
  // Of a handler's run:
  Coroutine* next_ = nullptr;    // in the list of all runs
  Ref<Tasks> queue_;        // whose turn it waits for
  Tasks* place_ = nullptr;  // with which it ends
  Group* groups_ = nullptr;
  Coroutine* sleeper_ = nullptr;  // itself, or the call inside it that sleeps
  bool begun_ = false, due_ = false, cancelled_ = false;
};

/// What happens when an event fires while an earlier run of the handler waits: the new one waits for its turn; is
/// dropped; ends the earlier one. kPlace: a handler of `load`, which ends when the place that it stands in goes.
enum class TaskMode { kQueue, kDrop, kLatest, kPlace };
using enum TaskMode;

/// The runs of one handler, or of all handlers of an event that somebody cancels.
class Tasks : public Object {
 public:
  ~Tasks() override;
  /// A new run, begun now or when its turn has come.
  template <class T, class... G>
  void start(TaskMode mode, const Ref<T>& task, const G&... groups) {
    (join(*task, groups), ...);
    start_run(mode, Ref<Coroutine>(task.get()));
  }
  /// Ends those that wait, and those that have yet to begin. What runs now ends at its next await.
  void cancel();
  /// True once.
  bool is_new() {
    bool is_new = !known_;
    known_ = true;
    return is_new;
  }

 private:
  bool known_ = false;
  static void join(Coroutine& task, const Ref<Tasks>& group);
  void start_run(TaskMode mode, Ref<Coroutine> task);
};

inline Ref<Tasks> tasks() {
  return make<Tasks>();
}
inline void cancel(const Ref<Tasks>& tasks) {
  tasks->cancel();
}

}  // namespace gb
