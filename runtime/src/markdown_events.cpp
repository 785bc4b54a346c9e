#include "src/markdown_events.h"

#include <md4c.h>

#include "src/entities.h"

namespace gb::markdown {
namespace {

unsigned length(const char* s) {
  return static_cast<unsigned>(__builtin_strlen(s));
}

/// Calls `add(bytes, size)` for an attribute's pieces, entities decoded.
template <class F>
void for_pieces(const MD_ATTRIBUTE& attribute, F add) {
  if (!attribute.text) return;
  for (int i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const char* piece = attribute.text + attribute.substr_offsets[i];
    unsigned size = attribute.substr_offsets[i + 1] - attribute.substr_offsets[i];
    switch (attribute.substr_types[i]) {
      case MD_TEXT_NULLCHAR:
        add("\xEF\xBF\xBD", 3);
        break;
      case MD_TEXT_ENTITY: {
        char utf8[8];
        unsigned decoded = decode_entity(piece, size, utf8);
        if (decoded) {
          add(utf8, decoded);
        } else {
          add(piece, size);
        }
        break;
      }
      default:
        add(piece, size);
    }
  }
}

/// The scheme of a URL as a browser reads it: without the control characters and spaces that it skips, in small
/// letters.
struct Scheme {
  char text[24];
  unsigned size = 0;
  bool found = false;  // there is a ':' before anything that a scheme cannot have

  explicit Scheme(const MD_ATTRIBUTE& url) {
    bool over = false;
    for_pieces(url, [&](const char* bytes, unsigned count) {
      for (unsigned i = 0; i < count && !over; ++i) {
        char c = bytes[i];
        if (static_cast<unsigned char>(c) <= ' ') continue;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        bool data_type = found && size < sizeof text;  // "data:image/": five characters more
        if (c == ':' && !found) {
          found = true;
        } else if (!found && (c == '/' || c == '?' || c == '#')) {
          over = true;
        } else if (size == sizeof text || (found && !data_type)) {
          over = found;
          continue;
        }
        if (size < sizeof text) text[size++] = c;
      }
    });
  }
  bool starts(const char* with) const { return size >= length(with) && !__builtin_memcmp(text, with, length(with)); }
  bool harmless(bool image) const {
    if (!found) return true;
    return starts("http:") || starts("https:") || (image ? starts("data:image/") : starts("mailto:") || starts("tel:"));
  }
  bool absolute() const { return found && (starts("http:") || starts("https:")); }
};

struct Parser {
  Sink& sink;
  unsigned in_image = 0;  // what is inside is its `alt`

  void attribute(const char* name, const char* value, unsigned size) {
    sink.begin_attribute(name);
    sink.text(value, size);
    sink.end_attribute();
  }
  void attribute(const char* name, const char* value) { attribute(name, value, length(value)); }
  void attribute(const char* name, const MD_ATTRIBUTE& value) {
    sink.begin_attribute(name);
    for_pieces(value, [&](const char* bytes, unsigned size) { sink.text(bytes, size); });
    sink.end_attribute();
  }
  void url(const char* name, const MD_ATTRIBUTE& value, bool image) {
    if (Scheme(value).harmless(image)) attribute(name, value);
  }

  void cell(const char* tag, MD_ALIGN align) {
    sink.open(tag);
    if (align != MD_ALIGN_DEFAULT) {
      attribute("align", align == MD_ALIGN_LEFT ? "left" : align == MD_ALIGN_CENTER ? "center" : "right");
    }
  }

  void list_item(const MD_BLOCK_LI_DETAIL& item) {
    sink.open("li");
    if (!item.is_task) return;
    sink.open("input");
    attribute("type", "checkbox");
    attribute("disabled", "");
    if (item.task_mark != ' ') attribute("checked", "");
    sink.close();
  }

  void code(const MD_BLOCK_CODE_DETAIL& block) {
    sink.open("pre");
    sink.open("code");
    if (!block.lang.text) return;
    sink.begin_attribute("class");
    sink.text("language-", 9);
    for_pieces(block.lang, [&](const char* bytes, unsigned size) { sink.text(bytes, size); });
    sink.end_attribute();
  }

  void numbered(const MD_BLOCK_OL_DETAIL& list) {
    sink.open("ol");
    if (list.start == 1) return;
    char digits[10];
    unsigned size = 0;
    for (unsigned rest = list.start; rest || !size; rest /= 10) digits[9 - size++] = static_cast<char>('0' + rest % 10);
    attribute("start", digits + 10 - size, size);
  }

  void enter_block(MD_BLOCKTYPE type, void* detail) {
    static const char* const kHeadings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    switch (type) {
      case MD_BLOCK_DOC:
      case MD_BLOCK_HTML:
        break;
      case MD_BLOCK_QUOTE:
        sink.open("blockquote");
        break;
      case MD_BLOCK_UL:
        sink.open("ul");
        break;
      case MD_BLOCK_OL:
        numbered(*static_cast<MD_BLOCK_OL_DETAIL*>(detail));
        break;
      case MD_BLOCK_LI:
        list_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
        break;
      case MD_BLOCK_HR:
        sink.open("hr");
        break;
      case MD_BLOCK_H:
        sink.open(kHeadings[static_cast<MD_BLOCK_H_DETAIL*>(detail)->level - 1]);
        break;
      case MD_BLOCK_CODE:
        code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
        break;
      case MD_BLOCK_P:
        sink.open("p");
        break;
      case MD_BLOCK_TABLE:
        sink.open("table");
        break;
      case MD_BLOCK_THEAD:
        sink.open("thead");
        break;
      case MD_BLOCK_TBODY:
        sink.open("tbody");
        break;
      case MD_BLOCK_TR:
        sink.open("tr");
        break;
      case MD_BLOCK_TH:
        cell("th", static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
        break;
      case MD_BLOCK_TD:
        cell("td", static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align);
        break;
    }
  }

  void leave_block(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_HTML) return;
    sink.close();
    if (type == MD_BLOCK_CODE) sink.close();  // pre
  }

  void link(const MD_SPAN_A_DETAIL& link) {
    sink.open("a");
    url("href", link.href, false);
    if (link.title.text) attribute("title", link.title);
    if (Scheme(link.href).absolute()) {
      attribute("target", "_blank");
      attribute("rel", "noopener noreferrer");
    }
  }

  void enter_span(MD_SPANTYPE type, void* detail) {
    if (in_image) {
      in_image += type == MD_SPAN_IMG;
      return;
    }
    switch (type) {
      case MD_SPAN_EM:
        sink.open("em");
        break;
      case MD_SPAN_STRONG:
        sink.open("strong");
        break;
      case MD_SPAN_A:
        link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
        break;
      case MD_SPAN_CODE:
        sink.open("code");
        break;
      case MD_SPAN_DEL:
        sink.open("del");
        break;
      case MD_SPAN_U:
        sink.open("u");
        break;
      case MD_SPAN_IMG: {
        auto* image = static_cast<MD_SPAN_IMG_DETAIL*>(detail);
        sink.open("img");
        url("src", image->src, true);
        if (image->title.text) attribute("title", image->title);
        sink.begin_attribute("alt");
        in_image = 1;
        break;
      }
      default:
        sink.open("span");
        break;
    }
  }

  void leave_span(MD_SPANTYPE type) {
    if (in_image) {
      if (type != MD_SPAN_IMG || --in_image) return;
      sink.end_attribute();
    }
    sink.close();
  }

  void text(MD_TEXTTYPE type, const char* bytes, unsigned size) {
    switch (type) {
      case MD_TEXT_NULLCHAR:
        sink.text("\xEF\xBF\xBD", 3);
        break;
      case MD_TEXT_SOFTBR:
        sink.text("\n", 1);
        break;
      case MD_TEXT_BR:
        if (in_image) {
          sink.text(" ", 1);
        } else {
          sink.open("br");
          sink.close();
        }
        break;
      case MD_TEXT_ENTITY: {
        char utf8[8];
        unsigned decoded = decode_entity(bytes, size, utf8);
        if (decoded) {
          sink.text(utf8, decoded);
        } else {
          sink.text(bytes, size);
        }
        break;
      }
      default:
        sink.text(bytes, size);
    }
  }
};

Parser& parser(void* self) {
  return *static_cast<Parser*>(self);
}

}  // namespace

void parse(const char* text, unsigned size, Sink& sink) {
  Parser parser_state{sink};
  MD_PARSER calls = {};
  calls.flags = MD_DIALECT_GITHUB | MD_FLAG_NOHTML;
  calls.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return parser(self).enter_block(type, detail), 0;
  };
  calls.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return parser(self).leave_block(type), 0; };
  calls.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return parser(self).enter_span(type, detail), 0;
  };
  calls.leave_span = [](MD_SPANTYPE type, void*, void* self) { return parser(self).leave_span(type), 0; };
  calls.text = [](MD_TEXTTYPE type, const MD_CHAR* bytes, MD_SIZE count, void* self) {
    return parser(self).text(type, bytes, count), 0;
  };
  md_parse(text, size, &calls, &parser_state);
}

}  // namespace gb::markdown
