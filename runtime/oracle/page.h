// A page without a browser: takes the runtime's flushes, sends it events as the host does.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "oracle/dom.h"
#include "src/platform_native.h"

namespace gblocks::oracle {

/// What flushes did, since the last look.
struct Edits {
  int flushes = 0, clones = 0, inserts = 0, moves = 0, removes = 0, replaces = 0, texts = 0, attributes = 0,
      properties = 0, styles = 0, shows = 0, fills = 0, media = 0;
  /// "clones 2, inserts 2, texts 1"; "nothing".
  std::string Summary() const;
};

/// The keys and buttons of an event.
struct EventFlags {
  bool shift = false, ctrl = false, alt = false, meta = false;
};

class Page : public gb::Host {
 public:
  /// `html`: the built page, or its <template> elements alone. The program linked into this process is the page's; it
  /// starts with Start().
  explicit Page(std::string_view html);
  ~Page() override;
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  void Start();
  Node& root() { return *root_; }
  std::string Html() const { return Serialize(*root_); }
  /// What was done since the last call.
  Edits TakeEdits();
  /// Messages of failures since the last call, as the toast shows them, with the line.
  std::vector<std::string> TakeFailures();
  std::vector<std::string> TakeLog();
  Node* focused() const { return focused_.get(); }
  size_t live_nodes() const;
  /// The node's number; -1: the program does not know it.
  int IdOf(const Node& node) const;

  // What a user does. Each names its target by the node.
  void Click(Node& node);
  /// Sets the field's text, as typing it would: one `input` event; then `change` where `leave`.
  void Type(Node& field, const std::string& text, bool leave = true);
  void Press(Node& field, const std::string& key, EventFlags flags = {});
  /// Turns a checkbox or radio button on or off, as a click on it does.
  void Check(Node& box, bool on);
  void Select(Node& select, const std::string& value);
  /// Any event: `text` is the event's text; without it the node's value.
  bool Dispatch(Node& node, const std::string& type, std::optional<std::string> text = {}, EventFlags flags = {});
  void SendAudio(Node& node, unsigned rate, unsigned channels, const std::vector<float>& samples);

  // Targets by what a user sees; the n-th (from 0). They throw std::runtime_error where there is none.
  Node& Button(std::string_view text, size_t n = 0);
  /// A field by its label: <label> around or for it, aria-label, placeholder.
  Node& Labelled(std::string_view label, size_t n = 0);
  Node& Find(std::string_view selector, size_t n = 0);
  size_t Count(std::string_view selector);

  void Flush(std::span<const unsigned> ops, std::string_view text) override;
  void Failed(const gb::FailureReport& failure) override;
  void Log(std::string_view text) override;
  double Now() override { return 1700000000000 + clock_; }
  void Timer(unsigned id, double milliseconds) override;
  /// Lets time go by: what is due is done, in order.
  void Wait(double seconds);
  bool Load(std::string_view key, std::string& text) override;
  void Store(std::string_view key, std::string_view text) override;
  /// What outlives the visit, by key.
  std::map<std::string, std::string, std::less<>>& storage() { return storage_; }

 private:
  struct TemplateNode {
    std::vector<size_t> path;  // of child numbers from the root
  };
  struct PageTemplate {
    NodeRef top;
    std::vector<TemplateNode> nodes;  // 0 is the root
  };
  class Decoder;

  void LoadTemplate(const Node& element);
  Node* Placed(unsigned id);
  unsigned NameNumber(const std::string& name) const;

  NodeRef root_;
  NodeRef focused_;
  std::vector<PageTemplate> templates_;
  std::vector<NodeRef> nodes_;  // by id; null: free
  std::unordered_map<const Node*, unsigned> ids_;
  std::unordered_map<unsigned, NodeRef> stand_ins_;
  std::vector<std::string> names_;
  std::set<std::string> listened_;
  Edits edits_;
  std::vector<std::string> failures_, log_;
  std::map<std::string, std::string, std::less<>> storage_;
  double clock_ = 0;  // milliseconds
  std::multimap<double, unsigned> timers_;
};

}  // namespace gblocks::oracle
