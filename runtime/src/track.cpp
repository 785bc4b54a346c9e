#include "gblocks/track.h"

namespace gb {

/// One reading: in the list of its source (both ways, to leave it quickly) and in that of its sink.
struct Edge {
  const Source* source;  // null: the source is gone
  Sink* sink;
  Edge* next_reader;
  Edge** reader_place;  // what points to this edge
  Edge* next_read;
  unsigned mask : 30;
  unsigned one_value : 1;  // the mask is a number
  unsigned turn : 1;       // of the sink's run that read last
};

Sink* current_sink = nullptr;
unsigned current_transaction = 0;

// In the edges of the current sink: behind those of its run.
static Edge** cursor;

// So far ahead the next edge is searched, where the run has not read what the one before read.
constexpr int kLookahead = 4;

/// What a change does to a sink (scheduler.cpp).
void mark(Sink* sink, bool told);
/// What a user's change to what it states does (iteration.cpp).
void note_restated(Sink* sink) noexcept;

bool Source::track_first(unsigned mask) const noexcept {
  Sink* sink = current_sink;
  if (!sink) return true;
  bool one_value = (mask & kOneValue) && mask != ~0u;
  mask &= kAllParts;
  if (Edge* edge = readers_; edge && edge->sink == sink && edge->turn == sink->turn_) {
    bool first = (edge->mask & mask) != mask;
    if (!one_value && !edge->one_value) {
      edge->mask |= mask;
    } else if (one_value != edge->one_value || edge->mask != mask) {
      edge->mask = kAllParts;
      edge->one_value = 0;
    }
    return first;
  }
  Edge** place = cursor;
  for (int i = 0; *place && (*place)->source != this && i < kLookahead; ++i) place = &(*place)->next_read;
  Edge* edge = *place;
  if (edge && edge->source == this) {
    *place = edge->next_read;
  } else {
    edge = static_cast<Edge*>(allocate(sizeof(Edge)));
    edge->source = this;
    edge->sink = sink;
    edge->next_reader = readers_;
    edge->reader_place = &readers_;
    if (readers_) readers_->reader_place = &edge->next_reader;
    readers_ = edge;
  }
  edge->mask = mask & kAllParts;
  edge->one_value = one_value;
  edge->turn = sink->turn_ & 1;
  edge->next_read = *cursor;
  *cursor = edge;
  cursor = &edge->next_read;
  return true;
}

void Source::add_reader(unsigned mask) const noexcept {
  track_first(mask);
}

// Of a run that is under way, what it has not read again does not count.
inline bool Sink::hears(const Edge& edge) const {
  return !deaf_ && (!reading_ || edge.turn == turn_);
}

void Source::notify_readers(unsigned mask, bool told, unsigned old, unsigned now) const noexcept {
  for (Edge* edge = readers_; edge; edge = edge->next_reader) {
    bool concerned = !edge->one_value ? edge->mask & mask : old == now || edge->mask == old || edge->mask == now;
    if (concerned && edge->sink->hears(*edge)) mark(edge->sink, told);
  }
}

void Source::notify_touched() const noexcept {
  for (Edge* edge = readers_; edge; edge = edge->next_reader)
    note_restated(edge->sink);
}

void Source::unlink() noexcept {
  for (Edge* edge = readers_; edge; edge = edge->next_reader) edge->source = nullptr;
}

Reading::Reading(Sink* sink) noexcept : sink_(sink), outer_(current_sink), outer_cursor_(cursor) {
  current_sink = sink;
  if (!sink) return;
  cursor = &sink->edges_;
  sink->turn_ ^= 1;
  sink->reading_ = true;
}

Reading::~Reading() {
  if (sink_) {
    Sink::drop(*cursor);
    *cursor = nullptr;
    sink_->reading_ = false;
  }
  current_sink = outer_;
  cursor = outer_cursor_;
}

void Sink::stop_reading() noexcept {
  if (!reading_) return;
  reading_ = false;
  for (Edge* edge = edges_; edge; edge = edge->next_read) edge->turn = turn_ & 1;
}

void Sink::bequeath_edges(Sink& heir) noexcept {
  while (Edge* edge = edges_) {
    edges_ = edge->next_read;
    edge->sink = &heir;
    edge->turn = heir.turn_ & 1;
    edge->next_read = heir.edges_;
    heir.edges_ = edge;
  }
}

void Sink::forget() noexcept {
  Edge* edges = edges_;
  edges_ = nullptr;
  drop(edges);
}

void Sink::drop(Edge* edge) noexcept {
  while (edge) {
    Edge* next = edge->next_read;
    if (edge->source) {
      *edge->reader_place = edge->next_reader;
      if (edge->next_reader) edge->next_reader->reader_place = edge->reader_place;
    }
    release(edge, sizeof(Edge));
    edge = next;
  }
}

}  // namespace gb
