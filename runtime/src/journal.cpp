#include "gblocks/track.h"

namespace gb {

static Undo* entries = nullptr;  // newest first
static unsigned last_handler = 0;

void journal_add(Undo* entry) {
  entry->next = entries;
  entries = entry;
}

void journal_begin() {
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

void journal_commit() {
  finish(false);
}
void journal_rollback() {
  finish(true);
}

}  // namespace gb
