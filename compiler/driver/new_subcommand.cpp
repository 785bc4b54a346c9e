// `gblocks new`: a folder with a program that builds, and what it takes to publish it.
#include <filesystem>

#include "compiler/build/files.h"
#include "compiler/driver/subcommands.h"
#include "compiler/driver/terminal.h"
#include "gblocks_templates.h"

namespace gblocks::driver {
namespace fs = std::filesystem;
namespace {

/// "my-app" -> "My app".
std::string TitleOf(std::string name) {
  for (char& c : name) {
    if (c == '-' || c == '_') c = ' ';
  }
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

/// The template with the title in it. In a program it stands in strings.
std::string Fill(std::string text, const std::string& title, bool program) {
  constexpr std::string_view kPlace = "{{title}}";
  std::string written;
  for (const char c : title) {
    if (program && (c == '"' || c == '\\')) written += '\\';
    written += c;
  }
  for (size_t at = 0; (at = text.find(kPlace, at)) != std::string::npos; at += written.size())
    text.replace(at, kPlace.size(), written);
  return text;
}

build::Status WriteProject(const fs::path& folder, const std::string& kind, const std::string& title) {
  const auto file = [&](const std::string& name) { return std::string(templates::File(name)); };
  const std::pair<fs::path, std::string> files[] = {
      {"app.gblocks", Fill(file(kind + ".gblocks"), title, true)},
      {"README.md", Fill(file("README.md"), title, false)},
      {".gitignore", "/dist/\n"},
      {".github/workflows/deploy.yml", file("deploy.yml")},
  };
  for (const auto& [name, text] : files) {
    std::error_code error;
    fs::create_directories((folder / name).parent_path(), error);
    if (error)
      return build::Failure("I cannot make `" + (folder / name).parent_path().string() + "`: " + error.message() + ".");
    if (const build::Status status = build::WriteFile(folder / name, text); !status.ok())
      return build::Failure("I cannot write `" + (folder / name).string() + "`: " + status.message + ".");
  }
  return {};
}

/// As one word of a shell.
std::string Quoted(const std::string& word) {
  const bool plain =
      word.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./") == std::string::npos;
  if (plain) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  return quoted + "'";
}

}  // namespace

ExitCode Run(const NewCommand& command) {
  std::error_code error;
  const fs::path folder = fs::path(command.name).lexically_normal();
  if (fs::exists(folder, error) && !(fs::is_directory(folder, error) && fs::is_empty(folder, error))) {
    PrintError("`" + command.name + "` is there already" + (fs::is_directory(folder, error) ? " and not empty" : "") +
               ". Choose another name: I overwrite nothing.");
    return ExitCode::kFailure;
  }
  // The name of `.` is that of the folder.
  fs::path named = fs::absolute(folder, error).lexically_normal();
  if (!named.has_filename()) named = named.parent_path();
  if (const build::Status status = WriteProject(folder, command.kind, TitleOf(named.filename().string()));
      !status.ok()) {
    PrintError(status.message);
    return ExitCode::kFailure;
  }
  Print("Made " + (folder / "app.gblocks").string() + ". Next:\n  cd " + Quoted(command.name) +
        "\n  gblocks dev app.gblocks\n");
  return ExitCode::kSuccess;
}

}  // namespace gblocks::driver
