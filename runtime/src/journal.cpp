#include "gblocks/track.h"

namespace gb {

static Undo* entries = nullptr;  // newest first
static unsigned last_transaction = 0;

void journal_add(Undo* entry) noexcept {
  entry->next = entries;
  entries = entry;
}

Savepoint journal_begin() noexcept {
  Savepoint start{current_transaction, entries};
  if (++last_transaction == 0) ++last_transaction;
  current_transaction = last_transaction;
  return start;
}

static void finish(const Savepoint& start, bool restore) noexcept {
  current_transaction = 0;  // what is put back needs no journal
  while (entries != start.entries) {
    Undo* entry = entries;
    entries = entry->next;
    entry->act(entry, restore);
  }
  current_transaction = start.transaction;
}

void journal_commit(const Savepoint& start) noexcept {
  if (start.transaction) {
    current_transaction = start.transaction;
  } else {
    finish(start, false);
  }
}
void journal_rollback(const Savepoint& start) noexcept {
  finish(start, true);
}

}  // namespace gb
