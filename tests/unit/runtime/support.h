// What the runtime's unit tests share.
#pragma once

#include <gblocks/gblocks.h>

#include <functional>
#include <memory>
#include <string>

#include "oracle/page.h"
#include "src/scheduler.h"

inline gb::Str Make(const std::string& text) {
  return gb::Str::copy(text.data(), text.size());
}
inline std::string Text(const gb::Str& s) {
  return {s.data(), s.size()};
}

/// The failure of an operation, as "kind arguments"; "" where it succeeds.
std::string FailureOf(const std::function<void()>& operation);

/// A program and its page, as generated code and the host make them, and nothing left over afterwards.
class TestPage : public gblocks::oracle::Page {
 public:
  /// `templates`: the page's <template> elements; `app` is its gb_app.
  TestPage(const std::string& templates, std::function<void(gb::Run&)> app);
  ~TestPage() override;
  /// Dispatches a `click` to the element whose id attribute is `id`.
  void ClickId(const std::string& id) { Click(Find("#" + id)); }
};

// Names that test programs use.
enum Names { kValue, kInput, kClick, kKeydown, kClass, kId, kChecked, kAudio, kNameCount };

/// A component with a live value and an event.
struct Box : gb::Component {
  gb::Prop<gb::Str> value;
  gb::EventHub<> submit;
  gb::EventHub<gb::Int, gb::Str> chosen;
};
