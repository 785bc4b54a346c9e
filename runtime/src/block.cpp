// Blocks: what their runs leave behind, and running them.
#include "gblocks/block.h"

#include "src/build.h"
#include "src/scheduler.h"

namespace gb {

Block* current_block = nullptr;

// Of one block in one flush. More is a loop.
constexpr int kMostRuns = 100;

Block::Block(Role role_, Block* parent_) noexcept
    : Sink(SinkKind::kBlock),
      role(role_),
      depth(static_cast<unsigned short>(parent_ ? parent_->depth + 1 : 0)),
      parent(parent_) {}

Block::~Block() {
  clear_run();
  scheduler.dequeue(this);
}

void Block::clear_run() noexcept {
  while (ForeignListener* listener = foreign) {
    foreign = listener->owner_next;
    if (Listener** at = listener->target) {
      while (*at != listener) at = &(*at)->next;
      *at = listener->next;
    }
    listener->act(listener, nullptr);
  }
  while (Watch* watch = watches) {
    watches = watch->owner_next;
    delete watch;
  }
}

void Block::run_later() noexcept {
  stamp = scheduler.next_stamp();
  scheduler.enqueue(this);
}

void Block::execute() {
  scheduler.dequeue(this);
  if (flush != scheduler.flush_number()) {
    flush = scheduler.flush_number();
    runs = 0;
  }
  if (runs == kFailed) return;
  ++runs;
  clear_run();
  forget();
  // A failure leaves all this as it is; Scheduler::fail_block puts it right.
  Sink* outer_sink = current_sink;
  Block* outer_block = current_block;
  current_sink = tracks ? this : nullptr;
  current_block = this;
  executing = true;
  if (runs > kMostRuns) fail(Error::kRenderLoop);
  ItemList* list = role == Role::kEffect ? nullptr
                   : role == Role::kApp  ? scheduler.page()
                                         : &static_cast<Fragment*>(this)->items;
  Build* build = list ? gb::create<Build>(list) : nullptr;
  Run run(this, list);
  body(run);
  if (build) {
    build->finish(false);
    build->~Build();
    release(build, sizeof(Build));
  }
  executing = false;
  ran = true;
  current_block = outer_block;
  current_sink = outer_sink;
}

}  // namespace gb
