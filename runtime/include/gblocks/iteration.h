// Turns of loops that put something on the page: they run again only where that could make a difference.
#pragma once

#include "gblocks/instance.h"

namespace gb {

/// What an instance remembers of the turn that wrote it. Its members are for the runtime alone.
struct IterationState : Sink {
  IterationState(Instance* instance_, int site_, void (*destroy_)(IterationState*))
      : Sink(SinkKind::kIteration), instance(instance_), site(site_), destroy(destroy_) {}
  /// Something that it has read has changed, or a user has changed what it states. The block that runs it.
  Block* note_change() noexcept;

  Instance* instance;
  int site;  // which loop of the program
  void (*destroy)(IterationState* self);
  bool changed = true;  // since it ran

  /// Who gets the edges of those that are dropped, while a run is put back.
  static Sink* heir;

 protected:
  ~IterationState();
};

template <class... A>
struct IterationStateOf : IterationState {
  Tuple<A...> inputs;

  IterationStateOf(Instance* instance_, int site_, const A&... values)
      : IterationState(instance_, site_, drop), inputs(values...) {}
  static void drop(IterationState* state) {
    auto* self = static_cast<IterationStateOf*>(state);
    self->~IterationStateOf();
    release(self, sizeof(IterationStateOf));
  }
};

/// `if (gb::Iteration iteration{row, 3, task}) { … }`: what stands in the braces writes the instance that a turn of a loop has placed. It
/// runs if the instance is new, if one of the inputs is another, or if something it has read has changed. Its reading is its
/// own; a change makes the block around it run again. `site` tells the loops of the program apart.
class Iteration {
 public:
  template <class... A>
  Iteration(Instance& instance, int site, const A&... inputs) {
    IterationState* state = instance.iteration;
    if (state && state->site == site) {
      auto* known = static_cast<IterationStateOf<A...>*>(state);
      if (!state->changed && current_sink && same_inputs(known->inputs, inputs...)) return;
      known->inputs = Tuple<A...>(inputs...);
    } else {
      instance.drop_iteration();
      void* memory = allocate(sizeof(IterationStateOf<A...>));
      instance.iteration = new (Place{memory}) IterationStateOf<A...>(&instance, site, inputs...);
    }
    begin(instance);
  }
  Iteration(const Iteration&) = delete;
  Iteration& operator=(const Iteration&) = delete;
  ~Iteration() {
    if (state_) end();
  }
  explicit operator bool() const { return state_ != nullptr; }

 private:
  static bool same_inputs(const Tuple<>&) { return true; }
  template <class T, class... R>
  static bool same_inputs(const Tuple<T, R...>& known, const T& first, const R&... rest) {
    return unchanged(known.first, first) && same_inputs(known.rest, rest...);
  }
  void begin(Instance& instance) noexcept;
  void end() noexcept;

  struct UndoIteration;
  IterationState* state_ = nullptr;
  UndoIteration* undo_;
  union {
    Reading reading_;
  };
};

}  // namespace gb
