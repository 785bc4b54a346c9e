// Who has read what: sources (what can be read and changed), sinks (what reads), and the edges between them. And the
// journal, which puts back what a failed transaction changed.
#pragma once

#include "gblocks/object.h"

namespace gb {

struct Edge;

/// All parts of a source, as a mask.
inline constexpr unsigned kAllParts = 0x3fffffff;
/// Marks a number of 30 bits, in the place of a mask: only a change from or to it is of interest.
inline constexpr unsigned kOneValue = 0x40000000;

/// Something that reads: a block of the page, a turn of a loop in it, or a watch. A run that reads what the run before it
/// read takes over its edges, in their order.
class Sink {
 public:
  enum class SinkKind : unsigned char { kBlock, kWatch, kIteration };
  explicit Sink(SinkKind kind) : sink_kind_(kind) {}
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  ~Sink() { forget(); }
  /// Drops all edges.
  void forget() noexcept;
  /// Gives all edges to another one.
  void bequeath_edges(Sink& heir) noexcept;
  SinkKind sink_kind() const { return sink_kind_; }
  bool reads_anything() const { return edges_ != nullptr; }
  /// Its run has been left without a word, by a trap.
  void stop_reading() noexcept;
  /// While it is deaf, no change is told to it.
  void set_deaf(bool deaf) { deaf_ = deaf; }
  bool deaf() const { return deaf_; }

 private:
  friend class Source;
  friend class Reading;
  bool hears(const Edge& edge) const;
  static void drop(Edge* edges) noexcept;

  Edge* edges_ = nullptr;
  SinkKind sink_kind_;
  bool deaf_ = false;
  bool reading_ = false;
  unsigned char turn_ = 0;  // changes from run to run: tells the edges of this one from those of the one before
};

/// The sink that runs now; null: reading is not tracked.
extern Sink* current_sink;

/// Until it is gone, `sink` reads (null: nobody).
class Reading {
 public:
  explicit Reading(Sink* sink) noexcept;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  /// Drops the edges of what it has not read again.
  ~Reading();

 private:
  Sink* sink_;
  Sink* outer_;
  Edge** outer_cursor_;
};

/// The transaction that runs now: a handler, or a run of a block (which may be part of another). 0: none, changes need
/// no journal.
extern unsigned current_transaction;

/// Something that can be read and changed. `mask` tells its parts (a record's fields) apart.
class Source {
 public:
  Source() : transaction_(current_transaction), saved_(~0u) {}
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  ~Source() {
    if (readers_) unlink();
  }

  void track(unsigned mask) const {
    if (current_sink) add_reader(mask);
  }
  /// As `track`, and says whether the sink had not read that yet: observers of cyclic data stop there.
  bool track_first(unsigned mask) const noexcept;
  /// The source was one value, and is another: who asked for neither is not told.
  void notify_values(unsigned old, unsigned now, bool told) const {
    if (readers_) notify_readers(kAllParts, told, old, now);
  }
  /// Tells the readers. `told`: it is a change for watches as well.
  void notify(unsigned mask, bool told = true) const {
    if (readers_) notify_readers(mask, told);
  }
  /// A user has changed what a run has stated: turns of loops that have read or stated it are to run with the next one.
  void notify_touched() const noexcept;
  /// Whether the journal needs the old value of these parts: the first change in this transaction of what is older.
  bool needs_undo(unsigned mask) {
    if (!current_transaction) return false;
    if (transaction_ != current_transaction) {
      transaction_ = current_transaction;
      saved_ = 0;
    }
    bool first = (saved_ & mask) != mask;
    saved_ |= mask;
    return first;
  }
  /// Whether `needs_undo(mask)` was asked in this transaction.
  bool has_undo(unsigned mask) const { return transaction_ == current_transaction && (saved_ & mask) == mask; }

 private:
  friend class Sink;
  friend struct Edge;
  void add_reader(unsigned mask) const noexcept;
  void notify_readers(unsigned mask, bool told, unsigned old = 0, unsigned now = 0) const noexcept;
  void unlink() noexcept;

  mutable Edge* readers_ = nullptr;
  unsigned transaction_;
  unsigned saved_;
};

/// A shared object that can be read and changed: record, list, dict, set, cell.
class Tracked : public Object, public Source {};

/// One entry of the journal. `act(entry, true)` puts the old value back; both forms release what the entry holds.
struct Undo {
  Undo* next;
  void (*act)(Undo* self, bool restore);
};
/// Takes over an entry.
void journal_add(Undo* entry) noexcept;

template <class T>
struct UndoValue : Undo {
  Source* source;
  const Object* owner;  // kept until then; null: it lives longer than the transaction
  T* place;
  T old;
  unsigned mask;
  static void run(Undo* undo, bool restore) {
    auto* self = static_cast<UndoValue*>(undo);
    if (restore) {
      swap(*self->place, self->old);
      self->source->notify(self->mask, false);
    }
    self->old.~T();
    Object::drop(self->owner);
    release(self, sizeof(UndoValue));
  }
};
/// Notes `place` for the case that the transaction fails.
template <class T>
void save(Source& source, unsigned mask, T& place, const Object* owner = nullptr) {
  if (!source.needs_undo(mask)) return;
  if (owner && owner->counted()) {
    owner->retain();
  } else {
    owner = nullptr;
  }
  auto* undo = static_cast<UndoValue<T>*>(allocate(sizeof(UndoValue<T>)));
  undo->act = UndoValue<T>::run;
  undo->source = &source;
  undo->owner = owner;
  undo->place = &place;
  new (Place{&undo->old}) T(place);
  undo->mask = mask;
  journal_add(undo);
}

/// What there was where a transaction began.
struct Savepoint {
  unsigned transaction = 0;  // around it; 0: none
  Undo* entries = nullptr;   // of that one
};
/// Starts a transaction, maybe in another: changes are journalled from here.
Savepoint journal_begin() noexcept;
/// The transaction has ended well. What was noted is dropped, or belongs to the one around it.
void journal_commit(const Savepoint& start) noexcept;
/// The transaction has failed: everything is put back, newest first.
void journal_rollback(const Savepoint& start) noexcept;

/// Whether an assignment would change nothing: equal values, the same object.
template <class T>
bool unchanged(const T& a, const T& b);

}  // namespace gb
