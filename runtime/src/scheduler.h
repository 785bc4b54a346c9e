// What runs when: handlers, then `change`, then dirty blocks, then one flush.
#pragma once

#include "gblocks/run.h"
#include "src/op_writer.h"

namespace gb {

/// `on x.change`.
class Watch : public Sink {
 public:
  static void* operator new(Size size) { return allocate(size); }
  static void operator delete(void* memory) { release(memory, sizeof(Watch)); }
  Watch(unsigned order, Fn<void()> observe, Fn<void()> function, Block* owner);
  ~Watch();
  /// Reads anew what it depends on.
  void observe();

  unsigned order;
  unsigned chain = 0;   // of handlers, in which it was told last
  unsigned teller = 0;  // the handler that changed what it reads; 0: it waits for none
  bool stale = false;   // what it depends on may have changed
  Fn<void()> what, function;
  Watch* owner_next;
  Watch* next;  // of all
};

/// One DOM event on one node, while its listeners run.
struct Dispatch {
  Listener* cursor = nullptr;
  unsigned short node = 0, name = 0;
  Event* event = nullptr;
};

/// Where a block's run began.
struct PageState {
  Savepoint journal{};
  OpWriter::Mark ops{};
  unsigned focus = 0;
};

class Scheduler {
 public:
  // What the host asks for: `start`, `dispatch` or `flush` prepare, `resume` does it.
  void start();
  /// Takes over `event`.
  void dispatch(unsigned node, int name, Event* event);
  void flush() { phase_ = Phase::kBlocks; }
  /// Runs that wait are due: `resume` goes on with them and renders what has changed.
  void wake() { phase_ = Phase::kTasks; }
  /// Whether a listener prevented the event's default.
  int resume();
  /// After a trap, which no `catch` sees: puts things right and goes on. `kind`: of the failure; below 0: the host has
  /// told it.
  int recover(int kind);
  /// Frees the whole page, for tests that make several in one process (stop.cpp).
  void stop();

  /// A block's run begins: a transaction.
  PageState begin_block() noexcept;
  /// It has failed: the page, here and what is to be sent, is as it was.
  void roll_back(const PageState& start) noexcept;
  void enqueue(Block* block);
  void dequeue(Block* block);
  void tell(Watch* watch, bool told);
  void emit(Emission* emission);
  void add_load(unsigned order, Fn<void()> function);
  void add_watch(Watch* watch);
  void remove_watch(Watch* watch);
  ItemList* page() { return page_; }
  void focus(unsigned node) { focus_node_ = focus_node_ ? focus_node_ : node; }
  unsigned next_stamp() { return ++stamp_; }
  unsigned flush_number() const { return flush_; }
  /// Programs without `await` have none of this (tasks.cpp).
  void use_tasks(bool (*run_due)(Scheduler&), void (*fail)(), void (*clear)()) {
    run_due_task_ = run_due;
    fail_task_ = fail;
    clear_tasks_ = clear;
  }
  /// Runs `act` as a handler of its own.
  void handle(void (*act)(void*), void* data);

 private:
  enum class Phase : unsigned char { kIdle, kApp, kHandlers, kTasks, kBlocks, kLoads };
  struct Load {
    Load* next;
    unsigned order;
    Fn<void()> function;
  };

  struct UndoLoad;
  void drop_load(Load* load);
  // Each runs one thing that is due; false: nothing is.
  bool run_emission();
  bool run_watch();
  bool run_listener();
  bool run_load();
  bool run_task() { return run_due_task_ && run_due_task_(*this); }
  void begin_handler();
  void end_handler();
  void fail_handler();
  void fail_block();
  int go_on();
  void observe_stale();
  void send();
  bool before(const Block* a, const Block* b) const;
  void sift(unsigned at);

  Phase phase_ = Phase::kIdle;
  Block* app_ = nullptr;
  ItemList* page_ = nullptr;
  unsigned flush_ = 1, stamp_ = 0, chain_ = 0;
  unsigned focus_node_ = 0;
  PageState outermost_;   // of the block that runs and is in no other
  Savepoint handler_;     // of the handler that runs
  Buffer<Block*> queue_;  // dirty blocks: a heap, outer before inner, program order
  Dispatch dispatch_;
  Emission* emissions_ = nullptr;      // due, in order
  Emission* new_emissions_ = nullptr;  // of the handler that runs, in order
  Load* loads_ = nullptr;
  Watch* watches_ = nullptr;
  bool any_told_ = false, any_stale_ = false;
  bool (*run_due_task_)(Scheduler&) = nullptr;
  void (*fail_task_)() = nullptr;
  void (*clear_tasks_)() = nullptr;
};
extern Scheduler scheduler;

/// Keeps an object alive until the flush that says where its bytes are has been handed over.
void keep_until_sent(const Object* object);

}  // namespace gb
