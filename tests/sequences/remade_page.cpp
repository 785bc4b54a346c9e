#include "tests/sequences/remade_page.h"

#include "gblocks/iteration.h"
#include "src/nodes.h"
#include "src/op_writer.h"
#include "src/scheduler.h"
#include "tests/dom/fresh_render.h"

extern "C" void gb_flush();

namespace gblocks::test {
namespace {

// Of `render:`, `render on …:`, as in Run.
constexpr int kRenderType = 0xffff, kRenderOnType = 0xfffe;

/// How the items of a list come to their nodes.
enum class Nodes {
  kOld,       // as they are, in blocks that run again
  kKept,      // as they are: the code around has run once and for all
  kReplaced,  // new ones in the place of the old
  kNew,       // new ones, below others that are new
  kMoved,     // as they are, below others that are new
};

/// `of_renders`: what becomes of the nodes of `render` blocks.
void Remake(gb::ItemList& list, Nodes nodes, Nodes of_renders);

/// What is written into an instance is written again: it does not remember it.
void Forget(gb::Instance& instance) {
  for (int i = 0; i < instance.made_from->memos; ++i) instance.memo_kinds()[i] = 0;
  if (instance.iteration) instance.iteration->note_change();
}

void RemakeInstance(gb::Instance& instance, Nodes nodes, Nodes of_renders) {
  const gb::Template& made_from = *instance.made_from;
  const bool anew = nodes == Nodes::kReplaced || nodes == Nodes::kNew;
  for (int i = 0; i < made_from.slots; ++i)
    if (instance.slots()[i])
      Remake(*instance.slots()[i], anew ? Nodes::kNew : nodes == Nodes::kOld ? nodes : Nodes::kKept, of_renders);
  for (int i = 0; i < made_from.effects; ++i)
    if (instance.effects()[i]) instance.effects()[i]->run_later();
  if (nodes == Nodes::kNew || nodes == Nodes::kMoved) gb::out.remove(instance.base, instance.base);
  if (!anew) return;
  const unsigned old = instance.base;
  instance.base = gb::nodes::take(made_from.nodes, &instance);
  gb::out.clone(static_cast<unsigned>(made_from.id), instance.base);
  if (nodes == Nodes::kReplaced) gb::out.replace(old, instance.base);
  gb::nodes::give_back(old, made_from.nodes);
  for (int i = 0; i < made_from.slots; ++i) {
    gb::ItemList* slot = instance.slots()[i];
    if (!slot) continue;
    slot->parent += instance.base - old;
    if (slot->before) slot->before += instance.base - old;
  }
  Forget(instance);
}

void RemakeFragment(gb::Fragment& fragment, Nodes nodes, Nodes of_renders) {
  const bool below_new = nodes == Nodes::kNew || nodes == Nodes::kMoved;
  if (fragment.type == kRenderOnType) {
    // It shows what was true at its event.
    Remake(fragment.items, below_new ? Nodes::kMoved : Nodes::kKept, of_renders);
  } else if (fragment.type == kRenderType || nodes != Nodes::kKept) {
    Remake(fragment.items, below_new ? Nodes::kNew : of_renders, of_renders);
    fragment.run_later();
  } else {
    Remake(fragment.items, Nodes::kKept, of_renders);
  }
}

void Remake(gb::ItemList& list, Nodes nodes, Nodes of_renders) {
  for (unsigned i = 0; i < list.count; ++i) {
    gb::Item* item = list.items[i];
    if (item->kind == gb::Item::Kind::kState) continue;
    if (item->kind == gb::Item::Kind::kFragment) {
      RemakeFragment(*static_cast<gb::Fragment*>(item), nodes, of_renders);
    } else {
      RemakeInstance(*static_cast<gb::Instance*>(item), nodes, of_renders);
    }
    item->inserted = item->inserted && nodes != Nodes::kNew;
    item->insert = nodes != Nodes::kKept && nodes != Nodes::kOld;
    list.has_inserts = list.has_inserts || item->insert;
  }
}

std::optional<std::string> After(oracle::Page& page, Nodes of_renders) {
  return InAnotherProcess([&]() -> std::optional<std::string> {
    Remake(*gb::scheduler.page(), Nodes::kKept, of_renders);
    gb_flush();
    if (!page.TakeFailures().empty()) return {};
    return NormalHtml(page.root());
  });
}

}  // namespace

std::optional<std::string> RerunHtml(oracle::Page& page) {
  return After(page, Nodes::kOld);
}
std::optional<std::string> RemadeHtml(oracle::Page& page) {
  return After(page, Nodes::kReplaced);
}

bool IsRendered(const oracle::Page& page, const oracle::Node& node) {
  int id = -1;
  for (const oracle::Node* at = &node; at && id < 0; at = at->parent) id = page.IdOf(*at);
  const gb::Instance* instance = id < 0 ? nullptr : gb::nodes::owner(static_cast<unsigned>(id));
  for (const gb::Block* block = instance ? instance->owner : nullptr; block; block = block->parent) {
    if (block->role != gb::Block::Role::kFragment) continue;
    if (static_cast<const gb::Fragment*>(block)->type == kRenderType) return true;
  }
  return false;
}

}  // namespace gblocks::test
