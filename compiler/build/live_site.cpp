#include "compiler/build/live_site.h"

#include <algorithm>

#include "compiler/build/wasm_module.h"
#include "gblocks_host_files.h"

namespace gblocks::build {
namespace {

constexpr size_t kKeptVersions = 8;

/// What is there before there has been a program without mistakes: a page that can be told of them.
constexpr std::string_view kWaitingPage =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>gblocks dev</title><link rel=\"icon\" "
    "href=\"data:,\">"
    "<data hidden data-version=\"\">[]</data><script type=\"module\" "
    "src=\"assets/dev.js\"></script><body></body></html>\n";

}  // namespace

const char* Describe(LiveChange change) {
  switch (change) {
    case LiveChange::kNothing:
      return "nothing that is to be seen";
    case LiveChange::kStyles:
      return "styles";
    case LiveChange::kPage:
      return "texts or templates";
    case LiveChange::kCode:
      break;
  }
  return "code";
}

LiveSite::LiveSite()
    : versions_(
          {{{"index.html", std::string(kWaitingPage)}, {"assets/dev.js", std::string(host_files::File("dev.js"))}}}) {}

Status LiveSite::Update(const CompileResult& compiled, LiveChange& change) {
  const std::string& code = compiled.project->app_cpp;
  const auto known =
      std::find_if(modules_.begin(), modules_.end(), [&](const Module& module) { return module.code == code; });
  const bool same_code = known == modules_.begin() && known != modules_.end();
  if (known != modules_.end()) {
    std::rotate(modules_.begin(), known, known + 1);
  } else {
    std::string wasm;
    if (Status status = MakeWasmModule(code, false, wasm, headers_); !status.ok()) return status;
    modules_.push_front({code, std::move(wasm)});
    if (modules_.size() > kKeptVersions) modules_.pop_back();
  }
  std::vector<SiteContent> files;
  if (Status status = AssembleSite(compiled, modules_.front().wasm, {.live = true}, files); !status.ok()) return status;
  const auto css =
      std::find_if(files.begin(), files.end(), [](const SiteContent& file) { return file.name.ends_with(".css"); });
  std::string page = compiled.project->app_cpp;
  for (const std::string& html : compiled.project->templates_html) page += html;
  for (const std::string& text : compiled.project->texts) page += text + '\n';
  page += compiled.ir->title;
  const bool same_styles = css->name == css_;
  change = !same_code      ? LiveChange::kCode
           : page != page_ ? LiveChange::kPage
           : same_styles   ? LiveChange::kNothing
                           : LiveChange::kStyles;
  css_ = css->name;
  page_ = std::move(page);
  constexpr std::string_view kMark = "data-version=\"";
  const std::string& html = files.front().bytes;
  const size_t begin = html.find(kMark) + kMark.size();
  version_ = html.substr(begin, html.find('"', begin) - begin);
  versions_.push_front(std::move(files));
  if (versions_.size() > kKeptVersions) versions_.pop_back();
  return {};
}

const std::string* LiveSite::Find(std::string_view name) const {
  for (const std::vector<SiteContent>& files : versions_) {
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const SiteContent& file) { return file.name == name; });
    if (found != files.end()) return &found->bytes;
  }
  return nullptr;
}

}  // namespace gblocks::build
