// The operations of a flush, done to the DOM in memory.
#include <algorithm>
#include <stdexcept>

#include "oracle/page.h"
#include "src/op_writer.h"

namespace gblocks::oracle {

using gb::Op;

/// Reads operands and checks that they mean something: a runtime that writes nonsense is found here.
class Page::Decoder {
 public:
  Decoder(Page& page, std::span<const unsigned> ops, std::string_view text) : page_(page), ops_(ops), text_(text) {}

  void Run() {
    while (at_ < ops_.size()) One(static_cast<Op>(ops_[at_++]));
    if (!text_.empty()) throw std::runtime_error("flush: text is left over");
  }

 private:
  unsigned Word() { return ops_[at_++]; }
  Node& NodeAt(unsigned id) {
    if (id >= page_.nodes_.size() || !page_.nodes_[id])
      throw std::runtime_error("flush: no node " + std::to_string(id));
    return *page_.nodes_[id];
  }
  Node& NextNode() { return NodeAt(Word()); }
  const std::string& NextName() { return page_.names_.at(Word()); }
  /// A piece of text, by its length in UTF-16 units.
  std::string NextText() {
    unsigned units = Word();
    size_t end = 0;
    while (units) {
      unsigned char c = static_cast<unsigned char>(text_.at(end));
      size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
      units -= size == 4 ? 2 : 1;
      end += size;
    }
    std::string piece(text_.substr(0, end));
    text_.remove_prefix(end);
    return piece;
  }

  void Clone() {
    const PageTemplate& made_from = page_.templates_.at(Word());
    unsigned base = Word();
    if (page_.nodes_.size() < base + made_from.nodes.size()) page_.nodes_.resize(base + made_from.nodes.size());
    NodeRef copy = made_from.top->Clone();
    for (size_t i = 0; i < made_from.nodes.size(); ++i) {
      NodeRef node = copy;
      for (size_t child : made_from.nodes[i].path) node = node->children[child];
      if (page_.nodes_[base + i]) throw std::runtime_error("flush: the id is taken");
      page_.ids_[node.get()] = static_cast<unsigned>(base + i);
      page_.nodes_[base + i] = std::move(node);
    }
    ++page_.edits_.clones;
  }

  void Insert() {
    Node& parent = NextNode();
    Node* node = page_.Placed(Word());
    unsigned before = Word();
    Node* anchor = before ? page_.Placed(before) : nullptr;
    if (anchor && anchor->parent != &parent) throw std::runtime_error("flush: the node to insert before is elsewhere");
    ++(node->parent ? page_.edits_.moves : page_.edits_.inserts);
    parent.InsertBefore(node->shared_from_this(), anchor);
  }

  void Replace() {
    Node* old = page_.Placed(Word());
    Node* node = page_.Placed(Word());
    if (!old->parent) throw std::runtime_error("flush: replaces what is not in the page");
    bool focus = page_.focused_ && old->Contains(page_.focused_.get());
    std::string tag = focus ? page_.focused_->tag : "";
    old->ReplaceWith(node->shared_from_this());
    if (focus) {
      std::vector<NodeRef> heirs = oracle::Select(*node, tag);
      page_.focused_ = node->tag == tag ? node->shared_from_this() : heirs.empty() ? nullptr : heirs[0];
    }
    ++page_.edits_.replaces;
  }

  static Node* NextSibling(const Node& node) {
    if (!node.parent) return nullptr;
    const std::vector<NodeRef>& siblings = node.parent->children;
    auto found = std::find_if(siblings.begin(), siblings.end(), [&](const NodeRef& one) { return one.get() == &node; });
    return found == siblings.end() || found + 1 == siblings.end() ? nullptr : found[1].get();
  }

  void Remove() {
    Node* node = page_.Placed(Word());
    Node* last = page_.Placed(Word());
    for (bool more = true; more;) {
      more = node != last;
      Node* next = more ? NextSibling(*node) : nullptr;
      if (more && !next) throw std::runtime_error("flush: REMOVE of what are no siblings");
      if (page_.focused_ && node->Contains(page_.focused_.get())) page_.focused_ = nullptr;
      node->Remove();
      ++page_.edits_.removes;
      node = next;
    }
  }

  void Free() {
    unsigned base = Word(), count = Word();
    for (unsigned id = base; id < base + count; ++id) {
      page_.ids_.erase(&NodeAt(id));
      page_.nodes_[id] = nullptr;
      page_.stand_ins_.erase(id);
    }
  }

  void Show() {
    unsigned id = Word();
    bool shown = Word();
    Node& node = NodeAt(id);
    auto stand_in = page_.stand_ins_.find(id);
    if (shown && stand_in != page_.stand_ins_.end()) {
      NodeRef comment = stand_in->second;
      page_.stand_ins_.erase(stand_in);
      comment->ReplaceWith(node.shared_from_this());
    } else if (!shown && stand_in == page_.stand_ins_.end()) {
      NodeRef comment = Node::Comment();
      node.ReplaceWith(comment);
      page_.stand_ins_[id] = comment;
    }
    ++page_.edits_.shows;
  }

  void Property(Node& node, const std::string& name, std::string value) {
    bool differs = name == "value"     ? node.Value() != value
                   : name == "checked" ? (node.Checked() ? "true" : "false") != value
                                       : node.properties[name] != value;
    page_.edits_.properties += differs;
    const std::string* type = node.tag == "input" ? node.Attribute("type") : nullptr;
    if (name == "value" && type && (*type == "radio" || *type == "checkbox")) {
      node.SetAttribute(name, std::move(value));  // which is all that it is there
    } else {
      node.properties[name] = std::move(value);
    }
  }

  void Media() {
    Node& node = NextNode();
    std::string name = NextName();
    unsigned id = Word(), rate = Word(), channels = Word(), frames = Word();
    Word();  // the samples
    if (frames) {
      node.SetAttribute(name, "audio:" + std::to_string(id) + " " + std::to_string(rate) + "Hz " +
                                  std::to_string(channels) + "x" + std::to_string(frames));
    } else {
      node.RemoveAttribute(name);
    }
    ++page_.edits_.media;
  }

  void One(Op op) {
    switch (op) {
      case Op::kNAME:
        page_.names_.push_back(NextText());
        break;
      case Op::kLISTEN:
        page_.listened_.insert(NextName());
        break;
      case Op::kCLONE:
        Clone();
        break;
      case Op::kINSERT:
      case Op::kMOVE:
        Insert();
        break;
      case Op::kREMOVE:
        Remove();
        break;
      case Op::kREPLACE:
        Replace();
        break;
      case Op::kFREE:
        Free();
        break;
      case Op::kTEXT: {
        Node& node = NextNode();
        if (node.kind != Node::Kind::kText) throw std::runtime_error("flush: TEXT of what is no text");
        node.text = NextText();
        ++page_.edits_.texts;
        break;
      }
      case Op::kATTR: {
        Node& node = NextNode();
        const std::string& name = NextName();
        node.SetAttribute(name, NextText());
        ++page_.edits_.attributes;
        break;
      }
      case Op::kNO_ATTR: {
        Node& node = NextNode();
        node.RemoveAttribute(NextName());
        ++page_.edits_.attributes;
        break;
      }
      case Op::kPROP: {
        Node& node = NextNode();
        const std::string& name = NextName();
        Property(node, name, NextText());
        break;
      }
      case Op::kFLAG: {
        Node& node = NextNode();
        const std::string& name = NextName();
        Property(node, name, Word() ? "true" : "false");
        break;
      }
      case Op::kSTYLE: {
        Node& node = NextNode();
        std::string css = NextText();
        if (css.empty()) {
          node.RemoveAttribute("style");
        } else {
          node.SetAttribute("style", css);
        }
        ++page_.edits_.styles;
        break;
      }
      case Op::kSHOW:
        Show();
        break;
      case Op::kFOCUS:
        page_.focused_ = NextNode().shared_from_this();
        break;
      case Op::kFILL:
        cursor_ = &NextNode();
        for (const NodeRef& child : cursor_->children) child->parent = nullptr;
        cursor_->children.clear();
        ++page_.edits_.fills;
        break;
      case Op::kOPEN: {
        NodeRef element = Node::Element(NextName());
        cursor_->Append(element);
        cursor_ = element.get();
        break;
      }
      case Op::kOPEN_ATTR: {
        const std::string& name = NextName();
        cursor_->SetAttribute(name, NextText());
        break;
      }
      case Op::kOPEN_TEXT:
        cursor_->Append(Node::TextNode(NextText()));
        break;
      case Op::kCLOSE:
        cursor_ = cursor_->parent;
        break;
      case Op::kMEDIA:
        Media();
        break;
      default:
        throw std::runtime_error("flush: no operation " + std::to_string(static_cast<unsigned>(op)));
    }
  }

  Page& page_;
  std::span<const unsigned> ops_;
  std::string_view text_;
  size_t at_ = 0;
  Node* cursor_ = nullptr;
};

Node* Page::Placed(unsigned id) {
  auto stand_in = stand_ins_.find(id);
  if (stand_in != stand_ins_.end()) return stand_in->second.get();
  if (id >= nodes_.size() || !nodes_[id]) throw std::runtime_error("flush: no node " + std::to_string(id));
  return nodes_[id].get();
}

void Page::Flush(std::span<const unsigned> ops, std::string_view text) {
  ++edits_.flushes;
  Decoder(*this, ops, text).Run();
}

}  // namespace gblocks::oracle
