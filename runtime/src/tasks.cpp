// The runs of handlers that wait, in the order of their events.
#include "gblocks/task.h"

#include "gblocks/platform.h"
#include "src/exports.h"
#include "src/scheduler.h"

namespace gb {

/// All runs that have not ended. A run that fails or is cancelled goes at once, with all that it holds.
class TaskList {
 public:
  static bool run_due(Scheduler& scheduler);
  static void fail();
  static void wake(unsigned timer);
  static void clear();
  static void add(Coroutine* task);
  static bool busy(const Tasks* queue);
  /// Begins or goes on with it, until it waits or ends.
  static void advance(Coroutine* run);
  static void end(Coroutine* run);
  template <class F>
  static void end_where(F condition);
  static void arm(Coroutine* sleeper, double seconds);
  static bool belongs(const Coroutine* run, const Tasks* tasks);

  static Coroutine* first;  // counted, each
  static Coroutine* running;  // a step of it runs now
  static unsigned last_timer;
};
Coroutine* TaskList::first = nullptr;
Coroutine* TaskList::running = nullptr;
unsigned TaskList::last_timer = 0;

void TaskList::add(Coroutine* task) {
  scheduler.use_tasks(run_due, fail, clear);
  task->retain();
  Coroutine** end = &first;
  while (*end) end = &(*end)->next_;
  *end = task;
}

bool TaskList::busy(const Tasks* queue) {
  for (Coroutine* run = first; run; run = run->next_)
    if (run->queue_.get() == queue) return true;
  return false;
}

void TaskList::advance(Coroutine* run) {
  running = run;
  run->begun_ = true;
  Coroutine* task = run->sleeper_ ? run->sleeper_ : run;
  run->sleeper_ = nullptr;
  for (;;) {
    task->step();
    if (task->at_ != Coroutine::kEnded) break;
    task = task->caller_;
    if (!task) break;
  }
  running = nullptr;
  if (!task || run->cancelled_) end(run);
}

void TaskList::end(Coroutine* run) {
  Coroutine** at = &first;
  while (*at && *at != run) at = &(*at)->next_;
  if (!*at) return;
  *at = run->next_;
  Ref<Tasks> queue = run->queue_;
  Object::drop(run);
  for (Coroutine* next = queue ? first : nullptr; next; next = next->next_) {
    if (next->queue_.get() != queue.get()) continue;
    if (!next->begun_) next->due_ = true;
    return;
  }
}

template <class F>
void TaskList::end_where(F condition) {
  // What a run held may end others when it goes: so it is looked for from the beginning each time.
  for (Coroutine* run = first; run;) {
    Coroutine* next = run->next_;
    if (condition(run) && !run->cancelled_) {
      run->cancelled_ = true;
      if (run != running) {
        end(run);
        next = first;
      }
    }
    run = next;
  }
}

bool TaskList::run_due(Scheduler& scheduler) {
  Coroutine* run = first;
  while (run && !run->due_) run = run->next_;
  if (!run) return false;
  run->due_ = false;
  scheduler.handle([](void* task) { advance(static_cast<Coroutine*>(task)); }, run);
  return true;
}

void TaskList::fail() {
  if (!running) return;
  Coroutine* failed = running;
  running = nullptr;
  end(failed);
}

void TaskList::arm(Coroutine* sleeper, double seconds) {
  Coroutine* run = sleeper;
  while (run->caller_) run = run->caller_;
  run->sleeper_ = sleeper;
  if (++last_timer == 0) ++last_timer;
  sleeper->timer_ = last_timer;
  platform::timer(last_timer, seconds > 0 ? seconds * 1000 : 0);
}

void TaskList::wake(unsigned timer) {
  for (Coroutine* run = first; run; run = run->next_)
    if (run->sleeper_ && run->sleeper_->timer_ == timer) run->due_ = true;
}

void TaskList::clear() {
  while (Coroutine* gone = first) {
    first = gone->next_;
    Object::drop(gone);
  }
}

bool TaskList::belongs(const Coroutine* run, const Tasks* tasks) {
  if (run->queue_.get() == tasks || run->place_ == tasks) return true;
  for (const Coroutine::Group* group = run->groups_; group; group = group->next)
    if (group->tasks.get() == tasks) return true;
  return false;
}

Coroutine::~Coroutine() {
  while (Group* group = groups_) {
    groups_ = group->next;
    group->~Group();
    release(group, sizeof(Group));
  }
}

void Coroutine::sleep(int next, double seconds) {
  at_ = next;
  TaskList::arm(this, seconds);
}

bool Coroutine::wait(int next, Ref<Coroutine> task) {
  at_ = next;
  task->caller_ = this;
  awaited_ = task;
  task->step();
  return task->at_ == kEnded;
}

Tasks::~Tasks() {
  TaskList::end_where([this](Coroutine* run) { return run->place_ == this; });
}

void Tasks::join(Coroutine& task, const Ref<Tasks>& group) {
  task.groups_ = new (Place{allocate(sizeof(Coroutine::Group))}) Coroutine::Group{task.groups_, group};
}

void Tasks::start_run(TaskMode mode, Ref<Coroutine> task) {
  bool busy = TaskList::busy(this);
  if (busy && mode == kDrop) return;
  if (busy && mode == kLatest) cancel();
  if (mode == kPlace) {
    task->place_ = this;
  } else {
    task->queue_ = Ref<Tasks>(this);
  }
  TaskList::add(task.get());
  if (!busy || mode != kQueue) TaskList::advance(task.get());
}

void Tasks::cancel() {
  TaskList::end_where([this](Coroutine* run) { return TaskList::belongs(run, this); });
}

}  // namespace gb

GB_EXPORT(gb_timer) void gb_timer(unsigned id) {
  gb::TaskList::wake(id);
  gb::scheduler.wake();
  gb::scheduler.resume();
}
