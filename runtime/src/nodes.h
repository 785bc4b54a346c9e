// Ids of DOM nodes: runs of numbers for clones, and whose they are.
#pragma once

namespace gb {

class Instance;

namespace nodes {
/// `count` ids in a row for an instance; the first.
unsigned take(unsigned count, Instance* instance) noexcept;
/// Frees them, here and in the host.
void give_back(unsigned base, unsigned count) noexcept;
/// The instance that a node belongs to; null: none.
Instance* owner(unsigned id) noexcept;
void reset() noexcept;
}  // namespace nodes

}  // namespace gb
