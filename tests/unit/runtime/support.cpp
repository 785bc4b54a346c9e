#include "support.h"

#include <gtest/gtest.h>

#include "src/failure.h"

static std::function<void(gb::Run&)> current_app;
void gb_app(gb::Run& run) {
  current_app(run);
}

static const char* const kNames[] = {"value", "input", "click", "keydown", "class", "id", "checked", "audio"};
static const unsigned short kEvents[] = {kInput, kClick, kKeydown, kAudio};
static const char* const kSources[] = {"test.gblocks"};
const gb::Program gb_program = {
    .names = kNames, .name_count = kNameCount, .events = kEvents, .event_count = 4, .sources = kSources};

TestPage::TestPage(const std::string& templates, std::function<void(gb::Run&)> app) : Page(templates) {
  current_app = std::move(app);
  Start();
}

TestPage::~TestPage() {
  gb::scheduler.stop();
  current_app = nullptr;
}

std::string FailureOf(const std::function<void()>& operation) {
  static const char* const kKinds[] = {
#define GB_ERROR(name, text) #name,
#include <gblocks/errors.def>
#undef GB_ERROR
  };
  try {
    operation();
  } catch (...) {
    gb::Failure failure = gb::take_failure();
    std::string text = kKinds[static_cast<int>(failure.kind)];
    if (failure.arguments.size()) text += " " + std::string(failure.arguments.data(), failure.arguments.size());
    for (char& c : text) c = c == '\x1f' ? ',' : c;
    return text;
  }
  return "";
}
