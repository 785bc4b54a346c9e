// The table of foreign words.
#include "compiler/parse/foreign_words.h"

namespace gblocks::parse {
namespace {

constexpr std::string_view kRecordInstead =
    "Declare the fields with `record Name:`, and write functions with `def` beside it.";
constexpr std::string_view kFunctionInstead = "A function is written `def name(parameter: int) -> int:`.";
constexpr std::string_view kVariableInstead =
    "Write `name = value`; in a component or on the page, `state name = value` if it changes.";
constexpr std::string_view kTryInstead =
    "What fails at run time ends its handler and puts all state back; check beforehand with `if`.";
constexpr std::string_view kGlobalInstead = "Leave it out: a function reads and assigns every `state` it can see.";
constexpr std::string_view kTypeInstead = "Write the type behind the name: `count: int = 3`.";
constexpr std::string_view kImportInstead = "Take names out of the file: `from file import name`.";

constexpr ForeignWord kForeignWords[] = {
    {"try", "`try`", kTryInstead},
    {"except", "`except`", kTryInstead},
    {"finally", "`finally`", kTryInstead},
    {"catch", "`catch`", kTryInstead},
    {"raise", "`raise`", "Return a value that says what went wrong, `None` for example."},
    {"throw", "`throw`", "Return a value that says what went wrong, `None` for example."},
    {"with", "`with`", "A component holds its children by itself: write `Row():` and indent them."},
    {"async", "`async`", "Leave it out: every `on` block may `await`; a function that waits is an `async def`."},
    {"yield", "`yield`", "Append to a list, and return it; or `await sleep(0)` to show what has changed so far."},
    {"global", "`global`", kGlobalInstead},
    {"nonlocal", "`nonlocal`", kGlobalInstead},
    {"class", "classes", kRecordInstead},
    {"struct", "`struct`", kRecordInstead},
    {"interface", "`interface`", kRecordInstead},
    {"enum", "`enum`", "Write the values as a type: `mode: \"small\" | \"large\"`."},
    {"let", "`let`", kVariableInstead},
    {"const", "`const`", kVariableInstead},
    {"var", "`var`", kVariableInstead},
    {"function", "`function`", kFunctionInstead},
    {"func", "`func`", kFunctionInstead},
    {"fun", "`fun`", kFunctionInstead},
    {"fn", "`fn`", kFunctionInstead},
    {"switch", "`switch`", "Write `match value:` with `case` lines below it."},
    {"default", "`default`", "The last case, which takes everything, is written `case _:`."},
    {"elseif", "`elseif`", "Write `elif`."},
    {"elsif", "`elsif`", "Write `elif`."},
    {"unless", "`unless`", "Write `if not …:`."},
    {"until", "`until`", "Write `while not …:`."},
    {"foreach", "`foreach`", "Write `for name in values:`."},
    {"loop", "`loop`", "Write `while True:`, or `for name in values:`."},
    {"new", "`new`", "Leave it out: a call makes the thing, as in `Task(\"name\")`."},
    {"int", "types in front of names", kTypeInstead},
    {"float", "types in front of names", kTypeInstead},
    {"str", "types in front of names", kTypeInstead},
    {"bool", "types in front of names", kTypeInstead},
    {"string", "types in front of names", kTypeInstead},
    {"double", "types in front of names", kTypeInstead},
    {"auto", "types in front of names", kTypeInstead},
    {"print", "`print` without parentheses", "Write `print(…)`."},
    {"echo", "`echo`", "Write `print(…)`, or place a `Markdown(…)`."},
    {"import", "`import` of whole files", kImportInstead},
    {"include", "`include`", kImportInstead},
    {"using", "`using`", kImportInstead},
    {"require", "`require`", kImportInstead},
    {"export", "`export`", "Leave it out: what a file declares at its top level can be imported."},
    {"public", "`public`", "Leave it out."},
    {"private", "`private`", "Leave it out: `state` in a component is private."},
    {"static", "`static`", "Leave it out."},
    {"void", "`void`", kFunctionInstead},
};

}  // namespace

const ForeignWord* FindForeignWord(std::string_view word) {
  for (const ForeignWord& foreign : kForeignWords) {
    if (foreign.word == word) return &foreign;
  }
  return nullptr;
}

}  // namespace gblocks::parse
