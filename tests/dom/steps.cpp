#include "tests/dom/steps.h"

#include <cctype>
#include <deque>
#include <stdexcept>

namespace gblocks::test {
namespace {

struct Word {
  std::string text;
  bool quoted = false;
};

std::deque<Word> Words(const std::string& step) {
  std::deque<Word> words;
  for (size_t at = 0; at < step.size();) {
    if (step[at] == ' ') {
      ++at;
    } else if (step[at] == '"') {
      size_t end = step.find('"', at + 1);
      if (end == std::string::npos) throw std::runtime_error("a text is not closed");
      words.push_back({step.substr(at + 1, end - at - 1), true});
      at = end + 1;
    } else {
      size_t end = std::min(step.find(' ', at), step.size());
      words.push_back({step.substr(at, end - at)});
      at = end;
    }
  }
  return words;
}

class Step {
 public:
  Step(oracle::Page& page, const std::string& step) : page_(page), words_(Words(step)) {}

  void Do() {
    std::string verb = Next();
    if (verb == "mount") {
      page_.Start();
    } else if (verb == "click") {
      page_.Click(Target(true));
    } else if (verb == "type" || verb == "slide") {
      oracle::Node& field = Target();
      page_.Type(field, Next());
    } else if (verb == "input") {
      oracle::Node& field = Target();
      page_.Type(field, Next(), false);
    } else if (verb == "press") {
      Press();
    } else if (verb == "check" || verb == "uncheck") {
      page_.Check(Target(), verb == "check");
    } else if (verb == "wait") {
      page_.Wait(std::stod(Next()));
    } else if (verb == "select") {
      oracle::Node& field = Target();
      page_.Select(field, Next());
    } else if (verb == "dispatch") {
      oracle::Node& node = Target();
      std::string type = Next();
      page_.Dispatch(node, type, words_.empty() ? std::optional<std::string>() : Next());
    } else {
      throw std::runtime_error("no step " + verb);
    }
    if (!words_.empty()) throw std::runtime_error("what is " + words_[0].text + "?");
  }

 private:
  std::string Next() {
    if (words_.empty()) throw std::runtime_error("a word is missing");
    std::string text = words_.front().text;
    words_.pop_front();
    return text;
  }

  oracle::Node& Target(bool button = false) {
    bool quoted = !words_.empty() && words_.front().quoted;
    std::string name = Next();
    size_t n = 0;
    bool numbered = !words_.empty() && !words_.front().quoted && std::isdigit(words_.front().text[0]);
    if (numbered) n = std::stoul(Next()) - 1;
    return !quoted ? page_.Find(name, n) : button ? page_.Button(name, n) : page_.Labelled(name, n);
  }

  void Press() {
    oracle::Node& field = Target();
    std::string key = Next();
    oracle::EventFlags flags;
    const std::string kShift = "Shift+";
    flags.shift = key.rfind(kShift, 0) == 0;
    page_.Press(field, flags.shift ? key.substr(kShift.size()) : key, flags);
  }

  oracle::Page& page_;
  std::deque<Word> words_;
};

}  // namespace

void DoStep(oracle::Page& page, const std::string& step) {
  Step(page, step).Do();
}

}  // namespace gblocks::test
