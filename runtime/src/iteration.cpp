#include "gblocks/iteration.h"

namespace gb {

Sink* IterationState::heir = nullptr;

IterationState::~IterationState() {
  if (heir) bequeath_edges(*heir);
  if (!listed) return;
  for (IterationState** at = &instance->owner->changed_turns; *at; at = &(*at)->next) {
    if (*at != this) continue;
    *at = next;
    break;
  }
}

Block* IterationState::note_change() noexcept {
  Block* block = instance->owner;
  changed = true;
  if (listed) return block;
  listed = true;
  next = block->changed_turns;
  block->changed_turns = this;
  for (Instance* i = instance->around; i; i = i->around)
    if (i->iteration) i->iteration->inner_changed = true;
  return block;
}

void IterationState::run_again() {
  Run run(instance->owner, nullptr);
  Iteration iteration(*instance);
  type->run(this, run);
}

// It is to be stated again whenever the block runs, and blocks around that, and turns of loops in which they stand.
void note_restated(Sink* sink) noexcept {
  if (sink->sink_kind() == Sink::SinkKind::kWatch) return;
  Block* block;
  if (sink->sink_kind() == Sink::SinkKind::kIteration) {
    block = static_cast<IterationState*>(sink)->note_change();
  } else {
    block = static_cast<Block*>(sink);
    block->whole = true;
  }
  for (; block; block = block->parent) {
    if (block->parent) block->parent->whole = true;
    Instance* i = block->inside;
    while (i && !i->iteration) i = i->around;
    if (i) i->iteration->note_change();
  }
}

/// A turn that took the place of an earlier one.
struct Iteration::UndoIteration : Undo {
  Instance* instance;

  static void end(Undo* undo, bool restore) noexcept {
    auto* self = static_cast<UndoIteration*>(undo);
    IterationState* state = restore ? self->instance->iteration : nullptr;
    if (state) {
      state->stop_reading();
      state->changed = true;
      self->instance->owner->whole = true;
    }
    release(self, sizeof(UndoIteration));
  }
};

// A block that does not track is not told of anything: its turns are not, either.
Iteration::Iteration(Instance& instance) noexcept : reading_(current_block->tracks ? instance.iteration : nullptr) {
  instance.iteration->changed = instance.iteration->inner_changed = false;
  if (!instance.is_new())
    journal_add(new (Place{allocate(sizeof(UndoIteration))}) UndoIteration{{nullptr, UndoIteration::end}, &instance});
  instance.keep_listeners();
}

void Instance::drop_iteration() noexcept {
  if (!iteration) return;
  iteration->type->destroy(iteration);
  iteration = nullptr;
}

}  // namespace gb
