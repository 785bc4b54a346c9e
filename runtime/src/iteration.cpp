#include "gblocks/iteration.h"

namespace gb {

Sink* IterationState::heir = nullptr;

IterationState::~IterationState() {
  if (heir) bequeath_edges(*heir);
}

Block* IterationState::note_change() noexcept {
  for (Instance* i = instance; i; i = i->around)
    if (i->iteration) i->iteration->changed = true;
  return instance->owner;
}

/// A turn that took the place of an earlier one.
struct Iteration::UndoIteration : Undo {
  Instance* instance;
  Edge* edges;  // of what it has not read again

  static void end(Undo* undo, bool restore) noexcept {
    auto* self = static_cast<UndoIteration*>(undo);
    IterationState* state = restore ? self->instance->iteration : nullptr;
    if (state) {
      state->stop_reading();
      state->add_edges(self->edges);
      state->changed = true;
    } else {
      Sink::drop(self->edges);
    }
    release(self, sizeof(UndoIteration));
  }
};

void Iteration::begin(Instance& instance) noexcept {
  state_ = instance.iteration;
  state_->changed = false;
  undo_ = nullptr;
  if (!instance.is_new()) {
    undo_ = new (Place{allocate(sizeof(UndoIteration))}) UndoIteration{{nullptr, UndoIteration::end}, &instance, nullptr};
    journal_add(undo_);
  }
  instance.keep_listeners();
  new (Place{&reading_}) Reading(current_sink ? state_ : nullptr);
}

void Iteration::end() noexcept {
  Edge* unread = reading_.end();
  if (undo_) {
    undo_->edges = unread;
  } else {
    Sink::drop(unread);
  }
  reading_.~Reading();
}

void Instance::drop_iteration() noexcept {
  if (!iteration) return;
  iteration->destroy(iteration);
  iteration = nullptr;
}

}  // namespace gb
