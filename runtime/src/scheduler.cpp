#include "src/scheduler.h"

#include "gblocks/builtins.h"
#include "gblocks/iteration.h"
#include "gblocks/limits.h"
#include "src/failure.h"
#include "src/nodes.h"

namespace gb {

constinit Scheduler scheduler;

void mark(Sink* sink, bool told) {
  if (sink->sink_kind() == Sink::SinkKind::kIteration) {
    Block* block = static_cast<IterationState*>(sink)->note_change();
    if (!block->deaf()) scheduler.enqueue(block);
  } else if (sink->sink_kind() == Sink::SinkKind::kBlock) {
    static_cast<Block*>(sink)->whole = true;
    scheduler.enqueue(static_cast<Block*>(sink));
  } else {
    scheduler.tell(static_cast<Watch*>(sink), told);
  }
}

void emit_later(Emission* emission) noexcept {
  scheduler.emit(emission);
}

static Buffer<const Object*> kept_objects;

void keep_until_sent(const Object* object) {
  object->retain();
  kept_objects.push(object);
}

void Scheduler::start() {
  write_names(gb_program.names, gb_program.name_count);
  for (int i = 0; i < gb_program.event_count; ++i) out.listen(gb_program.events[i]);
  app_ = gb::create<Block>(Block::Role::kApp, nullptr);
  app_->tracks = false;
  app_->body = Fn<void(Run&)>(gb_app);
  page_ = gb::create<ItemList>(0u, 0u, nullptr);
  phase_ = Phase::kApp;
}

void Scheduler::dispatch(unsigned node, int name, Event* event) {
  Instance* instance = nodes::owner(node);
  dispatch_ = {instance ? instance->listeners : nullptr,
               static_cast<unsigned short>(instance ? node - instance->base : 0), static_cast<unsigned short>(name),
               event};
  Event::any_prevented = false;
  phase_ = Phase::kHandlers;
}

int Scheduler::resume() {
  for (;;) {
    try {
      return go_on();
    } catch (...) {
      Failure failure = take_failure();
      current_sink = nullptr;
      fail_handler();
      report(failure);
    }
  }
}

int Scheduler::recover(int kind) {
  if (memory_ended) kind = static_cast<int>(Error::kMemory);
  top_told = nullptr;
  Writing::forget();
  if (current_block) {
    fail_block();
  } else {
    fail_handler();
  }
  if (kind >= 0) report({static_cast<Error>(kind), current_line, {}, {}});
  return resume();
}

// A trap has left all blocks that ran: the outermost has failed.
void Scheduler::fail_block() {
  Block* block = current_block;
  for (;; block = block->parent) {
    block->executing = false;
    if (!block->parent || !block->parent->executing) break;
  }
  block->stop_reading();
  roll_back(outermost_);
  refill_memory();
  block->runs = Block::kFailed;
  current_block = nullptr;
  current_sink = nullptr;
}

PageState Scheduler::begin_block() noexcept {
  PageState start{journal_begin(), out.mark(), focus_node_};
  if (!current_block) {
    outermost_ = start;
    start_limits();
  }
  return start;
}

void Scheduler::roll_back(const PageState& start) noexcept {
  journal_rollback(start.journal);
  out.truncate(start.ops);
  focus_node_ = start.focus;
}

int Scheduler::go_on() {
  for (;;) {
    switch (phase_) {
      case Phase::kApp:
        phase_ = Phase::kBlocks;
        app_->execute();
        break;
      case Phase::kBlocks:
        while (queue_.size()) queue_[0]->execute();
        observe_stale();
        send();
        phase_ = loads_ ? Phase::kLoads : Phase::kIdle;
        break;
      case Phase::kLoads:
        while (run_emission() || run_watch() || run_load() || run_task()) {
        }
        phase_ = Phase::kBlocks;
        break;
      case Phase::kHandlers: {
        while (run_emission() || run_watch() || run_task() || run_listener()) {
        }
        phase_ = Phase::kIdle;
        bool prevented = Event::any_prevented;
        dispatch_.event->~Event();
        release(dispatch_.event, sizeof(Event));
        return prevented;
      }
      case Phase::kTasks:
        while (run_emission() || run_watch() || run_task()) {
        }
        phase_ = Phase::kBlocks;
        break;
      case Phase::kIdle:
        return 0;
    }
  }
}

void Scheduler::send() {
  if (end_line) end_line(Str());
  if (focus_node_) out.focus(focus_node_);
  focus_node_ = 0;
  out.send();
  while (kept_objects.size()) Object::drop(kept_objects.pop());
  ++flush_;
}

bool Scheduler::before(const Block* a, const Block* b) const {
  return a->depth != b->depth ? a->depth < b->depth : a->stamp < b->stamp;
}

void Scheduler::enqueue(Block* block) {
  unsigned at = static_cast<unsigned>(block->queue_index);
  if (block->queue_index < 0) {
    at = queue_.size();
    queue_.push(block);
  }
  sift(at);
}

void Scheduler::dequeue(Block* block) {
  if (block->queue_index < 0) return;
  unsigned at = static_cast<unsigned>(block->queue_index);
  block->queue_index = -1;
  Block* last = queue_.pop();
  if (last == block) return;
  queue_[at] = last;
  sift(at);
}

// Moves the block at `at` up or down the heap to where it belongs.
void Scheduler::sift(unsigned at) {
  Block* block = queue_[at];
  while (at > 0 && before(block, queue_[(at - 1) / 2])) {
    queue_[at] = queue_[(at - 1) / 2];
    queue_[at]->queue_index = static_cast<int>(at);
    at = (at - 1) / 2;
  }
  for (unsigned child; (child = at * 2 + 1) < queue_.size(); at = child) {
    if (child + 1 < queue_.size() && before(queue_[child + 1], queue_[child])) ++child;
    if (!before(queue_[child], block)) break;
    queue_[at] = queue_[child];
    queue_[at]->queue_index = static_cast<int>(at);
  }
  queue_[at] = block;
  block->queue_index = static_cast<int>(at);
}

}  // namespace gb
