// Turns of loops that put something on the page: they run again only where that could make a difference.
#pragma once

#include "gblocks/run.h"

namespace gb {

/// What an instance remembers of the turn that wrote it. Its members are for the runtime alone.
struct IterationState : Sink {
  /// What depends on the types: runs the turn again with the inputs it has; frees the state.
  struct Type {
    void (*run)(IterationState* self, Run& run);
    void (*destroy)(IterationState* self);
  };
  IterationState(Instance* instance_, const Type* type_)
      : Sink(SinkKind::kIteration), type(type_), instance(instance_) {}
  /// The block's next run must not leave it out. The block.
  Block* note_change() noexcept;
  /// Runs it again, by itself.
  void run_again();

  const Type* type;  // which loop of the program, too
  Instance* instance;
  IterationState* next = nullptr;  // of those that their block is to run again
  bool listed = false;             // there
  bool changed = true;             // something it has read, or a user what it states, since it ran
  bool inner_changed = false;      // the same of one inside

  /// Who gets the edges of those that are dropped, while a run is put back.
  static Sink* heir;

 protected:
  ~IterationState();
};

/// While a turn runs.
class Iteration {
 public:
  explicit Iteration(Instance& instance) noexcept;
  Iteration(const Iteration&) = delete;
  Iteration& operator=(const Iteration&) = delete;

 private:
  struct UndoIteration;
  Reading reading_;
};

template <class F, class... A>
struct IterationStateOf : IterationState {
  Tuple<A...> inputs;

  IterationStateOf(Instance* instance_, const A&... values) : IterationState(instance_, &kType), inputs(values...) {}
  static void run(IterationState* state, Run& run) {
    spread([&](const A&... values) { F()(run, *state->instance, values...); },
           static_cast<IterationStateOf*>(state)->inputs);
  }
  static void drop(IterationState* state) {
    auto* self = static_cast<IterationStateOf*>(state);
    self->~IterationStateOf();
    release(self, sizeof(IterationStateOf));
  }
  static constexpr Type kType{run, drop};
};

inline bool same_inputs(const Tuple<>&) {
  return true;
}
template <class T, class... R>
bool same_inputs(const Tuple<T, R...>& known, const T& first, const R&... rest) {
  return unchanged(known.first, first) && same_inputs(known.rest, rest...);
}

/// `body(run, instance, inputs…)` writes the instance that a turn of a loop has placed. It captures nothing. It runs if the instance
/// is new, if one of the inputs is another, or if something it has read has changed. Its reading is its own: where nothing
/// else has changed, it runs without the block around it.
template <class F, class... A>
void iterate(Run& run, Instance& instance, F body, const A&... inputs) {
  using State = IterationStateOf<F, A...>;
  IterationState* state = instance.iteration;
  if (state && state->type == &State::kType) {
    auto* known = static_cast<State*>(state);
    if (!state->changed && !state->inner_changed && current_sink && same_inputs(known->inputs, inputs...)) return;
    known->inputs = Tuple<A...>(inputs...);
  } else {
    instance.drop_iteration();
    instance.iteration = new (Place{allocate(sizeof(State))}) State(&instance, inputs...);
  }
  Iteration iteration(instance);
  body(run, instance, inputs...);
}

}  // namespace gb
