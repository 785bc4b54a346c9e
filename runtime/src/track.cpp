#include "gblocks/track.h"

namespace gb {

/// One reading: in the list of its source (both ways, to leave it quickly) and in that of its sink.
struct Edge {
  const Source* source;  // null: the source is gone
  Sink* sink;            // null: put aside
  Edge* next_reader;
  Edge** reader_place;  // what points to this edge
  Edge* next_read;
  unsigned mask;
};

Sink* current_sink = nullptr;
unsigned current_transaction = 0;

/// What a change does to a sink (scheduler.cpp).
void mark(Sink* sink, bool told);

bool Source::track_first(unsigned mask) const noexcept {
  if (!current_sink) return true;
  if (readers_ && readers_->sink == current_sink) {
    bool first = (readers_->mask & mask) != mask;
    readers_->mask |= mask;
    return first;
  }
  auto* edge = static_cast<Edge*>(allocate(sizeof(Edge)));
  *edge = {this, current_sink, readers_, &readers_, current_sink->edges_, mask};
  if (readers_) readers_->reader_place = &edge->next_reader;
  readers_ = edge;
  current_sink->edges_ = edge;
  return true;
}

void Source::add_reader(unsigned mask) const noexcept {
  track_first(mask);
}

void Source::notify_readers(unsigned mask, bool told) const noexcept {
  for (Edge* edge = readers_; edge; edge = edge->next_reader)
    if (edge->sink && (edge->mask & mask)) mark(edge->sink, told);
}

void Source::unlink() noexcept {
  for (Edge* edge = readers_; edge; edge = edge->next_reader) edge->source = nullptr;
}

static void point(Edge* edges, Sink* sink) noexcept {
  for (Edge* edge = edges; edge; edge = edge->next_read) edge->sink = sink;
}

Edge* Sink::take_edges() noexcept {
  Edge* edges = edges_;
  edges_ = nullptr;
  point(edges, nullptr);
  return edges;
}

void Sink::put_edges(Edge* edges) noexcept {
  forget();
  edges_ = edges;
  point(edges, this);
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
