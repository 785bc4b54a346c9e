#include "gblocks/track.h"

namespace gb {

static Undo* entries = nullptr;  // newest first
static unsigned last_handler = 0;

void journal_add(Undo* entry) noexcept {
  entry->next = entries;
  entries = entry;
}

void journal_begin() noexcept {
  if (++last_handler == 0) ++last_handler;
  current_handler = last_handler;
}

static void finish(bool restore) {
  current_handler = 0;  // what is put back needs no journal
  while (Undo* entry = entries) {
    entries = entry->next;
    entry->act(entry, restore);
  }
}

void journal_commit() noexcept {
  finish(false);
}
void journal_rollback() noexcept {
  finish(true);
}

}  // namespace gb
