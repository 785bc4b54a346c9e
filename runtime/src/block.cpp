// Blocks: what their runs leave behind, and running them.
#include "gblocks/block.h"

#include "gblocks/iteration.h"
#include "src/build.h"
#include "src/failure.h"
#include "src/scheduler.h"

namespace gb {

Block* current_block = nullptr;

// Of one block in one flush. More is a loop.
constexpr int kMostRuns = 100;
// Blocks in blocks: a component that places itself without end.
constexpr int kDeepest = 300;

Block::Block(Role role_, Block* parent_) noexcept
    : Sink(SinkKind::kBlock),
      role(role_),
      depth(static_cast<unsigned short>(parent_ ? parent_->depth + 1 : 0)),
      parent(parent_) {}

Block::~Block() {
  clear_run();
  scheduler.dequeue(this);
}

static void drop_run(ForeignListener* foreign, Watch* watches) noexcept {
  while (ForeignListener* hold = foreign) {
    foreign = hold->next;
    Listener* listener = hold->listener;
    if (!listener->orphaned) {
      Listener** at = hold->target;
      while (*at != listener) at = &(*at)->next;
      *at = listener->next;
    }
    listener->act(listener, nullptr);
    release(hold, sizeof(ForeignListener));
  }
  while (Watch* watch = watches) {
    watches = watch->owner_next;
    delete watch;
  }
}

void Block::clear_run() noexcept {
  ForeignListener* old_foreign = foreign;
  Watch* old_watches = watches;
  foreign = nullptr;
  watches = nullptr;
  drop_run(old_foreign, old_watches);
}

void Block::run_later() noexcept {
  stamp = scheduler.next_stamp();
  whole = true;
  scheduler.enqueue(this);
}

namespace {

/// What a run left behind, until it is certain that the next one takes its place.
struct UndoRun : Undo {
  Block* block;
  ForeignListener* foreign;
  Watch* watches;
  bool queued;  // it was to run for a change of its own

  static void add(Block* block, bool queued) noexcept {
    auto* undo = new (Place{allocate(sizeof(UndoRun))})
        UndoRun{{nullptr, end}, block, block->foreign, block->watches, queued};
    block->foreign = nullptr;
    block->watches = nullptr;
    journal_add(undo);
  }
  static void end(Undo* undo, bool restore) noexcept {
    auto* self = static_cast<UndoRun*>(undo);
    if (restore) {
      Block* block = self->block;
      block->stop_reading();
      block->clear_run();
      block->foreign = self->foreign;
      block->watches = self->watches;
      block->whole = true;
      if (self->queued) scheduler.enqueue(block);
    } else {
      drop_run(self->foreign, self->watches);
    }
    release(self, sizeof(UndoRun));
  }
};

struct UndoBody : Undo {
  Block* block;
  Fn<void(Run&)> body;

  static void end(Undo* undo, bool restore) noexcept {
    auto* self = static_cast<UndoBody*>(undo);
    if (restore) self->block->body = gb::move(self->body);
    self->~UndoBody();
    release(self, sizeof(UndoBody));
  }
};

}  // namespace

void Block::set_body(Fn<void(Run&)> function) noexcept {
  if (!is_new())
    journal_add(new (Place{allocate(sizeof(UndoBody))}) UndoBody{{nullptr, UndoBody::end}, this, gb::move(body)});
  body = gb::move(function);
  whole = true;
}

void Block::execute() noexcept {
  bool queued = queue_index >= 0, first = is_new();
  bool turns = changed_turns && !whole;
  scheduler.dequeue(this);
  if (flush != scheduler.flush_number()) {
    flush = scheduler.flush_number();
    runs = 0;
  }
  if (runs == kFailed) return;
  ++runs;
  Block* outer_block = current_block;
  PageState start = scheduler.begin_block();
  if (!first && !turns) UndoRun::add(this, queued && outer_block);
  current_block = this;
  executing = true;
  try {
    if (runs > kMostRuns) fail(Error::kRenderLoop);
    if (depth > kDeepest) fail(Error::kRecursion);
    if (turns) {
      run_turns();
    } else {
      Reading reading(tracks ? this : nullptr);
      run();
    }
    check_memory();
    ran = true;
    journal_commit(start.journal);
  } catch (...) {
    Failure failure = take_failure();
    if (first) clear_run();
    roll_back(start);
    whole = true;
    runs = kFailed;
    // Where memory has ended, all fails that runs, to the outermost block: it tells.
    if (!outer_block) refill_memory();
    if (!memory_ended) report(failure);
  }
  executing = false;
  current_block = outer_block;
}

// It runs again when something changes that the failed run has read, be it in a turn of a loop that is no more.
void Block::roll_back(const PageState& start) noexcept {
  Sink* outer_heir = IterationState::heir;
  IterationState::heir = this;
  set_deaf(true);
  scheduler.roll_back(start);
  set_deaf(false);
  IterationState::heir = outer_heir;
}

void Block::forget_turns() noexcept {
  for (; changed_turns; changed_turns = changed_turns->next) changed_turns->listed = false;
}

void Block::run_turns() {
  while (IterationState* turn = changed_turns) {
    changed_turns = turn->next;
    turn->listed = false;
    if (turn->changed) turn->run_again();
  }
}

void Block::run() {
  forget_turns();
  whole = false;
  ItemList* list = role == Role::kEffect ? nullptr
                   : role == Role::kApp  ? scheduler.page()
                                         : &static_cast<Fragment*>(this)->items;
  Run run(this, list);
  Build* build = list ? Build::begin(list, false) : nullptr;
  body(run);
  if (build) build->finish();
}

}  // namespace gb
