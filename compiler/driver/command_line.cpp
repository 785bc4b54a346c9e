#include "compiler/driver/command_line.h"

#include <CLI/CLI.hpp>
#include <map>

#include "compiler/diagnostics/suggest.h"
#include "compiler/driver/describe_command_line.h"
#include "compiler/driver/terminal.h"

namespace gblocks::driver {
namespace {

constexpr const char* kExamples = R"(Examples:
  gblocks new my-app                         a folder with a program to begin with
  gblocks dev todo_list.gblocks              the page while you write: http://localhost:7860
  gblocks build todo_list.gblocks            the site goes to dist/
  gblocks serve dist                         look at it: http://localhost:7860
  gblocks check *.gblocks                    what is wrong, and nothing else
  gblocks explain unknown-name               more about a message
  gblocks fmt *.gblocks                      the programs in the one style

`gblocks COMMAND --help` says more about each.)";

constexpr const char* kBuildExamples = R"(Examples:
  gblocks build app.gblocks                  the site goes to dist/, as small as can be
  gblocks build app.gblocks -o public        to another folder
  gblocks build app.gblocks --dev            faster to build, larger to load
  gblocks build app.gblocks --base /todo/    for https://example.org/todo/, with absolute addresses
  gblocks build app.gblocks --single-file    one index.html, which opens by a double click
  gblocks build app.gblocks --target huggingface -o space
  gblocks build app.gblocks --emit=cpp       the generated C++, on standard output

A folder that gblocks did not make is never overwritten, and a build that fails leaves the last good site in place.
Needs Emscripten: em++ on the PATH, or named by the environment variable GBLOCKS_EMXX.)";

constexpr const char* kCheckExamples = R"(Examples:
  gblocks check app.gblocks                  messages with the code they are about
  gblocks check *.gblocks --format short     one line for each problem: file:line:column: message
  gblocks check app.gblocks --format json    for tools; sarif is what services that scan code read
  gblocks check app.gblocks --fix            mends what leaves no choice, and says what it has changed
  gblocks check app.gblocks --watch          again whenever the program, or what it imports, is saved

Exit code: 0 nothing is wrong, 1 something is, 2 the command was not understood.)";

constexpr const char* kDevExamples = R"(Examples:
  gblocks dev app.gblocks                    shows it at http://localhost:7860, and each change when the file is saved
  gblocks dev app.gblocks --open             opens the browser, too
  gblocks dev app.gblocks --host 0.0.0.0     for the other devices of the network as well

The page keeps its state: what was typed, chosen and computed outlives the change. A mistake is shown over the page, which goes
on working as it was until the program is mended. Imported files are watched, too. Keys: r builds again, o opens the page,
h shows the keys, q ends. Only this machine can connect, unless --host says otherwise.)";

constexpr const char* kExplainExamples = R"(Examples:
  gblocks explain unknown-name               why it is said, with a program that is wrong and one that is right
  gblocks explain                            all that can be said, by subject)";

constexpr const char* kFormatExamples = R"(Examples:
  gblocks fmt app.gblocks                    writes the file anew, in the one style
  gblocks fmt --check *.gblocks              writes nothing, names the files that would change
  gblocks fmt --stdin < app.gblocks          for editors: to standard output

What cannot be read stays as it is. There is nothing to configure.
Exit code: 0 all is well, 1 --check found something or a file could not be written, 2 the command was not understood.)";

constexpr const char* kDoctorExamples = R"(Looks for Emscripten and the runtime library, builds a small page, and names Debian's package for what is missing.
Exit code: 0 pages can be built, 1 something that is needed is missing.)";

constexpr const char* kNewExamples = R"(Examples:
  gblocks new my-app                         app.gblocks, a README, and a workflow that publishes the page
  gblocks new chats --template chat          begins with a conversation

Nothing is overwritten: the folder must be new or empty.)";

constexpr const char* kScreenshotExamples = R"(Examples:
  gblocks screenshot app.gblocks app.png
  gblocks screenshot app.gblocks phone.png --size 390x844

Needs Chromium: in PATH, or named by the environment variable CHROMIUM.)";

constexpr const char* kCompletionsExamples = R"(Examples:
  source <(gblocks completions bash)         in ~/.bashrc
  source <(gblocks completions zsh)          in ~/.zshrc, after compinit
  gblocks completions fish | source          in ~/.config/fish/config.fish)";

constexpr const char* kLanguageServerExamples = R"(Editors start it and speak to it over standard input and output: nothing to do by hand. docs/editors.md says how to set
up Neovim, Helix, Emacs and others.)";

constexpr const char* kServeExamples = R"(Examples:
  gblocks serve                              serves dist/ at http://localhost:7860
  gblocks serve public --port 8000           another folder, another port (the next free one, if it is taken)

Only this machine can connect, unless --host says otherwise. Ctrl-C ends it.)";

/// Shows an option's value as users write it, not as CLI11 lists enums.
template <class Value>
void AddChoice(CLI::App* subcommand, const std::string& name, Value& value, const std::map<std::string, Value>& choices,
               const std::string& description) {
  std::string names;
  for (const auto& [choice, ignored] : choices) names += (names.empty() ? "" : "|") + choice;
  const auto choose = [&value, choices, names](const std::string& text) {
    const auto found = choices.find(text);
    if (found == choices.end()) throw CLI::ValidationError("`" + text + "` is none of " + names);
    value = found->second;
  };
  subcommand->add_option_function<std::string>(name, choose, description)->option_text(names);
}

/// A path or an address, without what would end an attribute or a link.
std::string IsBase(const std::string& base) {
  const bool begins = base.starts_with("/") || base.starts_with("https://") || base.starts_with("http://");
  if (begins && base.find_first_of("\"<>\\?# ") == std::string::npos) return "";
  return "`" + base + "` is no path like /todo/ and no address like https://example.org/todo/";
}

std::string NormalBase(const std::string& base) {
  return base.ends_with("/") ? base : base + "/";
}

void AddBuild(CLI::App& app, BuildCommand& command) {
  CLI::App* build = app.add_subcommand("build", "Compile a program to a folder of static files");
  build->add_option("FILE", command.file, "The program")->required()->option_text(" ");
  build->add_option("-o,--output", command.output, "Folder for the site [dist]")
      ->option_text("DIR")
      ->check(
          [](const std::string& name) { return std::string(name.empty() ? "the name of the folder is empty" : ""); });
  CLI::Option* dev = build->add_flag("--dev", command.dev, "Build fast, not small")->option_text(" ");
  build
      ->add_flag_callback(
          "--release", [] {}, "Build small files: the default")
      ->excludes(dev)
      ->option_text(" ");
  CLI::Option* single = build->add_flag("--single-file", command.single_file, "Everything in index.html")->option_text(" ");
  build->add_flag("--pwa", command.pwa, "Can be installed, and works without a network")->excludes(single)->option_text(" ");
  build->add_flag("--compress", command.compress, "Add .br and .gz of each file")->excludes(single)->option_text(" ");
  build->add_option_function<std::string>("--base", [&command](const std::string& base) { command.base = NormalBase(base); },
                                          "Where the site will stand; else all links are relative")
      ->check(IsBase)
      ->excludes(single)
      ->option_text("PATH");
  AddChoice<build::Host>(build, "--target", command.host, {{"huggingface", build::Host::kHuggingFace}},
                         "Add what a host needs besides");
  AddChoice<Emit>(build, "--emit", command.emit, {{"ast", Emit::kAst}, {"cpp", Emit::kCpp}, {"ir", Emit::kIr}},
                  "Print what a phase makes, and build nothing");
  build->footer(kBuildExamples);
}

void AddCheck(CLI::App& app, CheckCommand& command) {
  CLI::App* check = app.add_subcommand("check", "Say what is wrong with programs, and build nothing");
  check->add_option("FILE", command.files, "The programs")->required()->option_text("...");
  AddChoice<DiagnosticFormat>(
      check, "--format", command.format,
      {{"human", DiagnosticFormat::kHuman},
       {"json", DiagnosticFormat::kJson},
       {"sarif", DiagnosticFormat::kSarif},
       {"short", DiagnosticFormat::kShort}},
      "How to say it [human]");
  check->add_flag("--warnings-as-errors", command.warnings_as_errors, "A warning, too, means exit code 1");
  CLI::Option* fix = check->add_flag("--fix", command.fix, "Mend what leaves no choice")->option_text(" ");
  check->add_flag("--watch", command.watch, "Check again at each change of a file")->excludes(fix)->option_text(" ");
  check->footer(kCheckExamples);
}

void AddDev(CLI::App& app, DevCommand& command) {
  CLI::App* dev = app.add_subcommand("dev", "Show a program in the browser while it is being written");
  dev->add_option("FILE", command.file, "The program")->required()->option_text(" ");
  dev->add_option("--port", command.port, "Port [7860, or the next free one]")
      ->check(CLI::Range(0, 65535))
      ->option_text("N");
  dev->add_option("--host", command.host, "Address to listen on [localhost]")->option_text("NAME");
  dev->add_flag("--open", command.open, "Open the page in the browser")->option_text(" ");
  dev->footer(kDevExamples);
}

void AddExplain(CLI::App& app, ExplainCommand& command) {
  CLI::App* explain = app.add_subcommand("explain", "Say more about a message");
  explain->add_option("SLUG", command.slug, "What stands in the message's brackets")->option_text(" ");
  explain->footer(kExplainExamples);
}

void AddFormat(CLI::App& app, FormatCommand& command) {
  CLI::App* fmt = app.add_subcommand("fmt", "Put programs into the one style");
  CLI::Option* files = fmt->add_option("FILE", command.files, "The programs")->option_text("...");
  fmt->add_flag("--check", command.check, "Write nothing, name the files that would change");
  fmt->add_flag("--stdin", command.from_stdin, "Read standard input, write standard output")->excludes(files);
  fmt->parse_complete_callback([&command] {
    if (command.files.empty() && !command.from_stdin) throw CLI::RequiredError("FILE");
  });
  fmt->footer(kFormatExamples);
}

void AddDoctor(CLI::App& app) {
  app.add_subcommand("doctor", "Say whether all is there that pages are built with")->footer(kDoctorExamples);
}

void AddNew(CLI::App& app, NewCommand& command) {
  CLI::App* make = app.add_subcommand("new", "Make a folder with a program to begin with");
  make->add_option("NAME", command.name, "The folder, and what the page is called")->required()->option_text(" ");
  AddChoice<std::string>(make, "--template", command.kind,
                         {{"blank", "blank"}, {"chart", "chart"}, {"chat", "chat"}, {"todo", "todo"}},
                         "What it begins with [blank]");
  make->footer(kNewExamples);
}

void AddScreenshot(CLI::App& app, ScreenshotCommand& command) {
  CLI::App* screenshot = app.add_subcommand("screenshot", "Take a picture of a program's page");
  screenshot->add_option("FILE", command.file, "The program")->required()->option_text(" ");
  screenshot->add_option("PICTURE", command.output, "Where the picture goes: a .png")->required()->option_text(" ");
  const auto size = [&command](const std::string& text) {
    int end = 0;
    const bool read = std::sscanf(text.c_str(), "%dx%d%n", &command.width, &command.height, &end) == 2;
    if (!read || static_cast<size_t>(end) != text.size() || command.width < 1 || command.height < 1 ||
        command.width > 10000 || command.height > 10000)
      throw CLI::ValidationError("`" + text + "` is no size like 1280x800");
  };
  screenshot->add_option_function<std::string>("--size", size, "Width and height of the window [1280x800]")->option_text("WxH");
  screenshot->footer(kScreenshotExamples);
}

void AddLanguageServer(CLI::App& app, bool& to_stdio) {
  CLI::App* lsp = app.add_subcommand("lsp", "Be the language server of an editor");
  lsp->add_flag("--stdio", to_stdio, "Over standard input and output: the default")->option_text(" ");
  lsp->footer(kLanguageServerExamples);
}

void AddServe(CLI::App& app, ServeCommand& command) {
  CLI::App* serve = app.add_subcommand("serve", "Show a built site in the browser");
  serve->add_option("DIR", command.folder, "The site [dist]")->option_text(" ");
  serve->add_option("--port", command.port, "Port, or the next free one [7860]")
      ->check(CLI::Range(0, 65535))
      ->option_text("N");
  serve->add_flag("--strict-port", command.strict_port, "Give up where the port is taken");
  serve->add_option("--host", command.host, "Address to listen on [localhost]")->option_text("NAME");
  serve->footer(kServeExamples);
}

/// What is told of the command line itself.
struct Telling {
  CLI::App* completions = nullptr;
  CLI::App* manual = nullptr;
  Shell shell = Shell::kBash;
};

void AddTelling(CLI::App& app, Telling& telling) {
  telling.completions = app.add_subcommand("completions", "Print what a shell needs to complete commands and options");
  AddChoice<Shell>(telling.completions, "SHELL", telling.shell,
                   {{"bash", Shell::kBash}, {"fish", Shell::kFish}, {"zsh", Shell::kZsh}}, "The shell");
  telling.completions->get_option("SHELL")->required();
  telling.completions->footer(kCompletionsExamples);
  telling.manual = app.add_subcommand("man", "Print the manual page")->group("");
}

/// A first word that is neither option nor command: the commonest slip, told better than CLI11 would.
bool HasUnknownCommand(const CLI::App& app, int argc, char** argv) {
  if (argc < 2 || argv[1][0] == '-') return false;
  std::vector<std::string> names;
  for (const CLI::App* subcommand : app.get_subcommands({})) names.push_back(subcommand->get_name());
  const std::string given = argv[1];
  if (std::find(names.begin(), names.end(), given) != names.end()) return false;

  const std::vector<std::string> near = SuggestNames(given, names);
  const bool is_program = given.ends_with(".gblocks");
  PrintError("I do not know the command `" + given + "`." +
             (is_program      ? " To build a program: gblocks build " + given
              : !near.empty() ? " Did you mean `gblocks " + near.front() + "`?"
                              : " `gblocks --help` lists them all."));
  return true;
}

}  // namespace

Command ParseCommandLine(int argc, char** argv) {
  CLI::App app("Compiles .gblocks programs to static sites: HTML, CSS and one WebAssembly module.", "gblocks");
  app.set_version_flag("--version", "gblocks " GBLOCKS_VERSION, "Print the version");
  app.set_help_flag("-h,--help", "Print this help");
  app.require_subcommand(1);
  app.footer(kExamples);
  app.get_formatter()->column_width(26);

  BuildCommand build;
  CheckCommand check;
  DevCommand dev;
  ExplainCommand explain;
  FormatCommand format;
  NewCommand make;
  ScreenshotCommand screenshot;
  ServeCommand serve;
  AddBuild(app, build);
  AddCheck(app, check);
  AddDev(app, dev);
  AddExplain(app, explain);
  AddFormat(app, format);
  AddDoctor(app);
  AddNew(app, make);
  AddScreenshot(app, screenshot);
  bool to_stdio = true;
  AddLanguageServer(app, to_stdio);
  AddServe(app, serve);
  Telling telling;
  AddTelling(app, telling);

  if (HasUnknownCommand(app, argc, argv)) return Finished{ExitCode::kUsage};
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    app.exit(wanted);
    return Finished{ExitCode::kSuccess};
  } catch (const CLI::ParseError& error) {
    const auto chosen = app.get_subcommands();
    if (argc < 2) {
      std::fputs(app.help().c_str(), stderr);
    } else {
      PrintError(std::string(error.what()) + "\n`gblocks " + (chosen.empty() ? "" : chosen.front()->get_name() + " ") +
                 "--help` says how it is used.");
    }
    return Finished{ExitCode::kUsage};
  }
  if (*telling.completions || *telling.manual) {
    const std::string text = *telling.manual ? ManualPage(app, GBLOCKS_VERSION) : Completions(app, telling.shell);
    return Finished{Print(text) ? ExitCode::kSuccess : ExitCode::kFailure};
  }
  if (app.got_subcommand("build")) return build;
  if (app.got_subcommand("check")) return check;
  if (app.got_subcommand("dev")) return dev;
  if (app.got_subcommand("explain")) return explain;
  if (app.got_subcommand("fmt")) return format;
  if (app.got_subcommand("doctor")) return DoctorCommand{};
  if (app.got_subcommand("new")) return make;
  if (app.got_subcommand("screenshot")) return screenshot;
  if (app.got_subcommand("lsp")) return LanguageServerCommand{};
  return serve;
}

}  // namespace gblocks::driver
