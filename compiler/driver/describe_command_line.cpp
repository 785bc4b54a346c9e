#include "compiler/driver/describe_command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <vector>

namespace gblocks::driver {
namespace {

/// One option, or the place of an argument.
struct Described {
  std::vector<std::string> names;    // "--port", "-o"
  std::string value;                 // "N"; empty: a flag
  std::vector<std::string> choices;  // where the value is one of these
  std::string description;
};

struct DescribedCommand {
  std::string name, description, footer;
  std::vector<Described> options;
  std::vector<std::string> arguments;  // "FILE"
};

std::vector<DescribedCommand> Describe(const CLI::App& app) {
  std::vector<DescribedCommand> commands;
  for (const CLI::App* sub : app.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); })) {
    DescribedCommand command{sub->get_name(), sub->get_description(), sub->get_footer(), {}, {}};
    for (const CLI::Option* option : sub->get_options()) {
      if (!option->nonpositional()) {
        command.arguments.push_back(option->get_name(true));
        continue;
      }
      Described described{{}, "", {}, option->get_description()};
      for (const std::string& name : option->get_snames()) described.names.push_back("-" + name);
      for (const std::string& name : option->get_lnames()) described.names.push_back("--" + name);
      if (option->get_type_size_max() > 0) {
        described.value = option->get_option_text();
        std::vector<std::string> words = CLI::detail::split(described.value, '|');
        if (words.size() > 1 || described.names.back() == "--target") described.choices = std::move(words);
      }
      command.options.push_back(std::move(described));
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

std::string Join(const std::vector<std::string>& words, const char* between = " ") {
  return CLI::detail::join(words, between);
}

std::vector<std::string> NamesOf(const std::vector<DescribedCommand>& commands) {
  std::vector<std::string> names;
  for (const DescribedCommand& command : commands) names.push_back(command.name);
  return names;
}

bool TakesPrograms(const DescribedCommand& command) {
  return !command.arguments.empty() && command.arguments.front() == "FILE";
}

std::string Bash(const std::vector<DescribedCommand>& commands) {
  std::string script =
      "# bash completion of gblocks\n_gblocks() {\n  local word=${COMP_WORDS[COMP_CWORD]} "
      "before=${COMP_WORDS[COMP_CWORD-1]} options= programs=\n"
      "  COMPREPLY=()\n  if [ \"$COMP_CWORD\" = 1 ]; then\n    COMPREPLY=($(compgen -W \"" +
      Join(NamesOf(commands)) +
      " --help --version\" -- \"$word\"))\n    return\n  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const DescribedCommand& command : commands) {
    std::vector<std::string> names;
    script += "    " + command.name + ")\n";
    for (const Described& option : command.options) {
      names.insert(names.end(), option.names.begin(), option.names.end());
      if (option.choices.empty()) continue;
      script += "      case $before in " + Join(option.names, "|") + ") COMPREPLY=($(compgen -W \"" +
                Join(option.choices) + "\" -- \"$word\")); return ;; esac\n";
    }
    script += "      options=\"" + Join(names) + "\"" + (TakesPrograms(command) ? " programs=yes" : "") + " ;;\n";
  }
  return script +
         "  esac\n  case $word in\n    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n    *)\n      "
         "compopt -o filenames\n"
         "      if [ -n \"$programs\" ]; then\n        COMPREPLY=($(compgen -f -X '!*.gblocks' -- \"$word\") $(compgen "
         "-d -- \"$word\"))\n"
         "      else\n        COMPREPLY=($(compgen -f -- \"$word\"))\n      fi ;;\n  esac\n}\ncomplete -F _gblocks "
         "gblocks\n";
}

/// In single quotes.
std::string Quoted(std::string text, const char* quote) {
  for (size_t at = 0; (at = text.find('\'', at)) != std::string::npos; at += std::string_view(quote).size())
    text.replace(at, 1, quote);
  return "'" + text + "'";
}

/// A description between the brackets and colons of zsh's _arguments.
std::string ForZsh(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string Zsh(const std::vector<DescribedCommand>& commands) {
  constexpr const char* kQuote = "'\\''";
  std::string script = "#compdef gblocks\n_gblocks() {\n  local -a commands\n  commands=(\n";
  for (const DescribedCommand& command : commands)
    script += "    " + Quoted(command.name + ":" + ForZsh(command.description), kQuote) + "\n";
  script +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n  local "
      "command=$words[2]\n  shift words\n  (( CURRENT-- ))\n  case $command in\n";
  for (const DescribedCommand& command : commands) {
    script += "    " + command.name + ") _arguments";
    for (const Described& option : command.options) {
      for (const std::string& name : option.names) {
        std::string spec = name + "[" + ForZsh(option.description) + "]";
        if (!option.value.empty())
          spec += ":" + (option.choices.empty() ? option.value + ":" : "value:(" + Join(option.choices) + ")");
        script += " \\\n      " + Quoted(spec, kQuote);
      }
    }
    script += std::string(" \\\n      ") +
              (TakesPrograms(command) ? "'*:program:_files -g \"*.gblocks(-.)\"'" : "'*:file:_files'") + " ;;\n";
  }
  return script + "  esac\n}\n_gblocks \"$@\"\n";
}

std::string Fish(const std::vector<DescribedCommand>& commands) {
  constexpr const char* kQuote = "\\'";
  const std::string none = "complete -c gblocks -n __fish_use_subcommand ";
  std::string script = "# fish completion of gblocks\n" + none + "-f\n";
  for (const DescribedCommand& command : commands) {
    script += none + "-a " + command.name + " -d " + Quoted(command.description, kQuote) + "\n";
    const std::string here = "complete -c gblocks -n '__fish_seen_subcommand_from " + command.name + "' ";
    if (TakesPrograms(command)) script += here + "-k -xa '(__fish_complete_suffix .gblocks)'\n";
    for (const Described& option : command.options) {
      script += here;
      for (const std::string& name : option.names)
        script += name.starts_with("--") ? "-l " + name.substr(2) + " " : "-s " + name.substr(1) + " ";
      if (!option.value.empty()) script += option.choices.empty() ? "-r " : "-xa '" + Join(option.choices) + "' ";
      script += "-d " + Quoted(option.description, kQuote) + "\n";
    }
  }
  return script;
}

/// Text in a manual page: what roff would take for its own is escaped.
std::string Roff(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == '-') escaped += '\\';
    if ((c == '.' || c == '\'') && (escaped.empty() || escaped.back() == '\n')) escaped += "\\&";
    escaped += c;
  }
  return escaped;
}

std::string Literally(const std::string& text) {
  return text.empty() ? "" : ".PP\n.nf\n" + Roff(text) + "\n.fi\n";
}

}  // namespace

std::string Completions(const CLI::App& app, Shell shell) {
  const std::vector<DescribedCommand> commands = Describe(app);
  switch (shell) {
    case Shell::kBash:
      return Bash(commands);
    case Shell::kFish:
      return Fish(commands);
    case Shell::kZsh:
      break;
  }
  return Zsh(commands);
}

std::string ManualPage(const CLI::App& app, const std::string& version) {
  std::string page = ".TH GBLOCKS 1 \"\" \"gblocks " + Roff(version) +
                     "\"\n.SH NAME\ngblocks \\- compiles programs to static sites\n.SH SYNOPSIS\n.B gblocks\n.I "
                     "COMMAND\n[\\fIOPTIONS\\fR] \\&...\n.SH DESCRIPTION\n" +
                     Roff(app.get_description()) + "\n" + Literally(app.get_footer()) + ".SH COMMANDS\n";
  for (const DescribedCommand& command : Describe(app)) {
    page += ".SS \"gblocks " + Roff(command.name);
    for (const std::string& argument : command.arguments) page += " " + Roff(argument);
    page += "\"\n" + Roff(command.description) + ".\n";
    for (const Described& option : command.options) {
      page += ".TP\n\\fB" + Roff(Join(option.names, ", ")) + "\\fR";
      if (option.value.find_first_not_of(' ') != std::string::npos) page += " \\fI" + Roff(option.value) + "\\fR";
      page += "\n" + Roff(option.description) + "\n";
    }
    page += Literally(command.footer);
  }
  return page +
         ".SH EXIT STATUS\n0: all went well. 1: the program is wrong, or the build failed. 2: the command was not "
         "understood.\n";
}

}  // namespace gblocks::driver
