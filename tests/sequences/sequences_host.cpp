// The process of one program: `app TEMPLATES FIRST COUNT EVENTS [--pages] [--loose]`. For each seed from FIRST on,
// somebody random uses the page, loaded anew; a line of JSON tells what was done and a hash of the page after each
// event (--pages: the page itself), and a problem where there is one: a page whose blocks run again differs (not with
// --loose: handlers write into components of these blocks), or one made of new nodes; what the page held is not given
// back.
#ifdef GBLOCKS_SANITIZED
#include <sanitizer/lsan_interface.h>
#endif
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "src/scheduler.h"
#include "tests/dom/fresh_render.h"
#include "tests/dom/line_diff.h"
#include "tests/sequences/random_user.h"
#include "tests/sequences/remade_page.h"

namespace gblocks::test {
namespace {

using Json = nlohmann::json;

// Leaks are looked for after each of so many: it takes longer than the rest.
constexpr unsigned kLeakSeeds = 10;

/// FNV-1a, as replay.js has it.
unsigned Hash(const std::string& text) {
  unsigned hash = 0x811c9dc5;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193;
  return hash;
}

class Sequence {
 public:
  Sequence(oracle::Page& page, unsigned seed, bool pages, bool loose)
      : page_(page), random_(seed), pages_(pages), touched_(loose) {
    told_["seed"] = seed;
  }

  Json Run(int events) {
    page_.Start();
    Tell();
    for (int i = 0; i < events && !told_.contains("problem"); ++i) {
      const Action action = RandomAction(page_, random_);
      if (std::getenv("TRACE"))
        std::fprintf(stderr, "%zu %s %s\n", action.at, action.what.c_str(), action.text.c_str());
      told_["actions"].push_back({action.at, action.what, action.text});
      touched_ = touched_ || Touches(action);
      Do(page_, action);
      Tell();
    }
    return told_;
  }

 private:
  void Tell() {
    const std::string html = NormalHtml(page_.root());
    std::string all = html;
    bool failed = false;
    for (const std::string& line : page_.TakeLog()) all += "prints: " + line + "\n";
    for (const std::string& failure : page_.TakeFailures()) {
      all += "failure: " + failure.substr(failure.find(": ") + 2) + "\n";
      failed = true;
    }
    if (pages_) told_["pages"].push_back(all);
    told_["hashes"].push_back(Hash(all));
    Compare(html, failed);
  }

  /// With what the blocks say now, and with the same of new nodes.
  void Compare(const std::string& html, bool failed) {
    const std::optional<std::string> remade = RemadeHtml(page_);
    if (!remade || *remade == html) {
      failed_ = (failed_ || failed) && !remade;
      return;
    }
    // A block that failed keeps what it had until it can run; fields keep what people did to them.
    const std::optional<std::string> rerun = RerunHtml(page_);
    if (rerun && *rerun != *remade) Differs("of new nodes", *rerun, *remade);
    failed_ = failed_ || failed;
    if (!failed_ && !touched_) Differs("of blocks that run again", html, *remade);
  }
  void Differs(const std::string& which, const std::string& page, const std::string& other) {
    told_["problem"] = "the page " + which + " differs:\n" + LineDiff(page, other, false);
  }

  /// Whether a block's next run may take it back. A field for numbers also holds what is none.
  bool Touches(const Action& action) const {
    if (action.what == "nothing" || action.what == "press") return false;
    const oracle::Node& node = *oracle::Select(page_.root(), "*").at(action.at);
    const std::string* test_id = node.Attribute("data-testid");
    const bool field = node.tag == "input" || node.tag == "textarea" || node.tag == "select" ||
                       (test_id && *test_id == "reset-button");
    const std::string* type = node.Attribute("type");
    return field && (IsRendered(page_, node) || (type && *type == "number"));
  }

  oracle::Page& page_;
  std::mt19937 random_;
  bool pages_, touched_, failed_ = false;
  Json told_ = Json::object();
};

bool LeaksAnything() {
#ifdef GBLOCKS_SANITIZED
  return __lsan_do_recoverable_leak_check() != 0;
#else
  return false;
#endif
}

/// In a process of its own, as a page that is loaded.
bool RunSequence(oracle::Page& page, unsigned seed, int events, bool pages, bool loose) {
  pid_t child = fork();
  if (child < 0) return false;
  if (child == 0) {
    Json told = {{"seed", seed}};
    try {
      told = Sequence(page, seed, pages, loose).Run(events);
    } catch (const std::exception& error) {
      told["problem"] = error.what();
    }
    gb::scheduler.stop();
    if (seed % kLeakSeeds == 0 && LeaksAnything() && !told.contains("problem"))
      told["problem"] = "memory is not given back";
    std::printf("%s\n", told.dump().c_str());
    std::fflush(stdout);
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (status == 0) return true;
  std::printf("%s\n", Json{{"seed", seed}, {"problem", "the process died"}}.dump().c_str());
  std::fflush(stdout);
  return true;
}

int Run(int argc, char** argv) {
  std::ifstream templates(argv[1]);
  oracle::Page page(std::string(std::istreambuf_iterator<char>(templates), {}));
  const auto first = static_cast<unsigned>(std::atoi(argv[2])), count = static_cast<unsigned>(std::atoi(argv[3]));
  bool pages = false, loose = false;
  for (int i = 5; i < argc; ++i) {
    pages = pages || std::strcmp(argv[i], "--pages") == 0;
    loose = loose || std::strcmp(argv[i], "--loose") == 0;
  }
  for (unsigned seed = first; seed < first + count; ++seed)
    if (!RunSequence(page, seed, std::atoi(argv[4]), pages, loose)) return 1;
  return 0;
}

}  // namespace
}  // namespace gblocks::test

int main(int argc, char** argv) {
  return argc >= 5 ? gblocks::test::Run(argc, argv) : 2;
}
