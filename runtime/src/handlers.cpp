// Handlers one after another: listeners of a DOM event, what they emit, and `change`.
#include "gblocks/builtins.h"
#include "gblocks/limits.h"
#include "src/scheduler.h"

namespace gb {

void Scheduler::begin_handler() {
  start_limits();
  handler_ = journal_begin();
}

void Scheduler::end_handler() {
  check_memory();
  journal_commit(handler_);
  if (end_line) end_line(Str());
  // What the handler emitted comes before everything else that waits.
  Emission** end = &new_emissions_;
  while (*end) end = &(*end)->next;
  *end = emissions_;
  emissions_ = new_emissions_;
  new_emissions_ = nullptr;
}

static void drop_first(Emission** list) {
  Emission* first = *list;
  *list = first->next;
  first->destroy(first);
}

void Scheduler::fail_handler() {
  unsigned handler = current_transaction;
  journal_rollback(handler_);
  refill_memory();
  while (new_emissions_) drop_first(&new_emissions_);
  if (fail_task_) fail_task_();
  for (Watch* watch = watches_; watch; watch = watch->next)
    if (watch->teller == handler) watch->teller = 0;
}

void Scheduler::emit(Emission* emission) {
  Emission** end = &new_emissions_;
  while (*end) end = &(*end)->next;
  emission->next = nullptr;
  *end = emission;
}

bool Scheduler::run_emission() {
  Emission* emission = emissions_;
  if (!emission) return false;
  Listener* listener = emission->cursor;
  if (!listener) {
    drop_first(&emissions_);
    return true;
  }
  emission->cursor = listener->next;
  begin_handler();
  listener->act(listener, emission->data);
  end_handler();
  return true;
}

bool Scheduler::run_listener() {
  while (Listener* listener = dispatch_.cursor) {
    dispatch_.cursor = listener->next;
    if (listener->node != dispatch_.node || listener->name != dispatch_.name) continue;
    ++chain_;
    begin_handler();
    listener->act(listener, dispatch_.event);
    end_handler();
    return true;
  }
  return false;
}

/// An `on load` that waits.
struct Scheduler::UndoLoad : Undo {
  Load* load;
  static void end(Undo* undo, bool restore) noexcept {
    auto* self = static_cast<UndoLoad*>(undo);
    if (restore) scheduler.drop_load(self->load);
    release(self, sizeof(UndoLoad));
  }
};

void Scheduler::add_load(unsigned order, Fn<void()> function) {
  Load** at = &loads_;
  while (*at && (*at)->order <= order) at = &(*at)->next;
  *at = new (Place{allocate(sizeof(Load))}) Load{*at, order, gb::move(function)};
  journal_add(new (Place{allocate(sizeof(UndoLoad))}) UndoLoad{{nullptr, UndoLoad::end}, *at});
}

void Scheduler::drop_load(Load* load) {
  Load** at = &loads_;
  while (*at != load) at = &(*at)->next;
  *at = load->next;
  load->~Load();
  release(load, sizeof(Load));
}

void Scheduler::handle(void (*act)(void*), void* data) {
  ++chain_;
  begin_handler();
  act(data);
  end_handler();
}

bool Scheduler::run_load() {
  Load* load = loads_;
  if (!load) return false;
  Fn<void()> function = gb::move(load->function);
  drop_load(load);
  ++chain_;
  begin_handler();
  function();
  end_handler();
  return true;
}

Watch::Watch(unsigned order_, Fn<void()> observe_, Fn<void()> function_, Block* owner)
    : Sink(SinkKind::kWatch),
      order(order_),
      what(gb::move(observe_)),
      function(gb::move(function_)),
      owner_next(owner->watches) {
  owner->watches = this;
}

Watch::~Watch() {
  scheduler.remove_watch(this);
}

void Watch::observe() {
  stale = false;
  forget();
  Reading reading(this);
  what();
}

void Scheduler::add_watch(Watch* watch) {
  watch->next = watches_;
  watches_ = watch;
  watch->observe();
}

void Scheduler::remove_watch(Watch* watch) {
  Watch** at = &watches_;
  while (*at != watch) at = &(*at)->next;
  *at = watch->next;
}

void Scheduler::tell(Watch* watch, bool told) {
  watch->stale = any_stale_ = true;
  if (!told || current_block || !current_transaction || watch->teller || (watch->chain == chain_)) return;
  watch->teller = current_transaction;
  any_told_ = true;
}

bool Scheduler::run_watch() {
  if (!any_told_) return false;
  Watch* first = nullptr;
  for (Watch* watch = watches_; watch; watch = watch->next)
    if (watch->teller && (!first || watch->order < first->order)) first = watch;
  if (!first) {
    any_told_ = false;
    return false;
  }
  first->teller = 0;
  first->chain = chain_;
  first->observe();
  begin_handler();
  first->function();
  end_handler();
  return true;
}

// Between handlers and at the end of a flush, so that a watch depends on what is there now.
void Scheduler::observe_stale() {
  if (!any_stale_) return;
  any_stale_ = false;
  for (Watch* watch = watches_; watch; watch = watch->next)
    if (watch->stale) watch->observe();
}

}  // namespace gb
