#include "compiler/check/foreign_names.h"

namespace gblocks::check {
namespace {

constexpr std::string_view kNoObjects = "There are no objects with methods here: name the state or the component.";
constexpr std::string_view kNoIterators = "Iterators have no name here; use a `for` loop or an index.";
constexpr std::string_view kState =
    "Write `state name = value`, then assign `name`: what shows it follows by itself.";
constexpr std::string_view kDerived = "Compute it where it is used: what a `render` block reads is found out.";
constexpr std::string_view kEffect =
    "Code that runs at a change stands in an `on` block: `on load:`, `on name.change:`.";
constexpr std::string_view kPage = "Name the component, and read or assign what it has: `box.value`.";
constexpr std::string_view kLater = "In a handler, write `await sleep(seconds)`; a `Timer()` has an event that repeats.";
constexpr std::string_view kNoPython = "Python's modules are not there. `math`, `random` and `time` are, without an import.";
constexpr std::string_view kNoCode = "A program is compiled before it runs, so it cannot make code.";
constexpr std::string_view kAlert = "Show it on the page: `Markdown(text)`, with `text` a `state`.";

constexpr ForeignName kNames[] = {
    {"true", "True", "Write `True`."},
    {"false", "False", "Write `False`."},
    {"null", "None", "Write `None`."},
    {"undefined", "None", "Write `None`."},
    {"nil", "None", "Write `None`."},
    {"none", "None", "Write `None`."},
    {"this", "", kNoObjects},
    {"self", "", kNoObjects},
    {"super", "", kNoObjects},
    {"console", "", "`print(…)` writes to the browser's console."},
    {"type", "", "The type of every value is known when the program is compiled."},
    {"input", "", "A page asks with a component: `name = Textbox(label=\"Name\")`, then `name.value`."},
    {"open", "", "A page has no files; a component gives what the user chose."},
    {"next", "", kNoIterators},
    {"iter", "", kNoIterators},
    {"setattr", "", "Assign the property: `box.value = …`."},
    {"getattr", "", "Name the property: `box.value`."},
    {"exec", "", kNoCode},
    {"eval", "", kNoCode},
    {"compile", "", kNoCode},
    {"unicode", "str", "Write `str(…)`: all text is Unicode."},
    {"__name__", "", "Leave the line out, and what it holds at the left: the file itself is the program."},
    {"asyncio", "", "Write `await sleep(seconds)`; an `on` block waits, and so does an `async def`."},
    {"np", "", "An `Array` does arithmetic on many numbers at once: `Array([1.0, 2.0]) * 3`."},
    {"numpy", "", "An `Array` does arithmetic on many numbers at once: `Array([1.0, 2.0]) * 3`."},
    {"pd", "", kNoPython},
    {"requests", "", "A page cannot ask other sites yet."},
    {"fetch", "", "A page cannot ask other sites yet."},
    {"os", "", kNoPython},
    {"sys", "", kNoPython},
    {"json", "", kNoPython},
    {"re", "", kNoPython},
    // Gradio
    {"demo", "", "Leave the line out: the file itself is the page."},
    {"State", "", kState},
    {"Blocks", "", "Leave it out: the file itself is the page. `app(title=…)` says how the whole page is."},
    // React, Svelte
    {"useState", "", kState},
    {"useReducer", "", kState},
    {"useRef", "", "Give the component a name: `box = Textbox()`."},
    {"useContext", "", "A component sees every `state` of its file, and takes the rest as parameters."},
    {"useMemo", "", kDerived},
    {"useCallback", "", "Write the handler as an `on` block."},
    {"useEffect", "", kEffect},
    {"onMount", "", "Write `on load:`."},
    {"writable", "", kState},
    // The browser
    {"parseInt", "int", "Write `int(…)`."},
    {"parseFloat", "float", "Write `float(…)`."},
    {"String", "str", "Write `str(…)`."},
    {"Number", "", "Write `float(…)` for a number from text, or use the component `Number(…)`."},
    {"Math", "math", "The module is called `math`."},
    {"isNaN", "math.isnan", "Write `math.isnan(…)`."},
    {"JSON", "", "`str(value)` and f-strings make text of any value."},
    {"Object", "", "A dict has `.keys()`, `.values()` and `.items()`; `for key in values:` goes through it."},
    {"Date", "", "Write `datetime.now()`, or `date.today()` for the day."},
    {"document", "", kPage},
    {"window", "", kPage},
    {"alert", "", kAlert},
    {"localStorage", "", "Write `browser state name = value`: it is kept for the next visit."},
    {"sessionStorage", "", "Write `browser state name = value`: it is kept for the next visit."},
    {"setTimeout", "", kLater},
    {"setInterval", "", kLater},
    {"Promise", "", "A function that waits is an `async def`, and is called with `await`."},
};

struct GradioName {
  std::string_view name, instead;
};

constexpr GradioName kGradioNames[] = {
    {"State", kState},
    {"BrowserState", "Write `browser state name = value`: it is kept for the next visit."},
    {"Blocks", "Leave it out: the file itself is the page. `app(title=…)` says how the whole page is."},
    {"Interface", "Make the components, and write what happens in an `on button.click:` block."},
    {"ChatInterface", "Make the components, and write what happens in an `on box.submit:` block."},
    {"update", "Assign the property that should change: `box.value = …`, `box.visible = False`."},
    {"skip", "Leave it out: what is not assigned stays as it is."},
    {"render", "Write a `render:` block; what it reads is found out."},
    {"on", "Write `on first.click, second.click:` with what should happen below it."},
    {"Info", kAlert},
    {"Warning", kAlert},
    {"Error", "Show what went wrong: `Markdown(text)`, with `text` a `state`."},
    {"Progress", "Assign what is shown, and `await sleep(0)` to let the page show it."},
    {"Request", "There is no server: a page runs for one user, in the browser."},
    {"themes", "Say it once for the page: `app(theme=…)`."},
};

}  // namespace

const ForeignName* FindForeignName(std::string_view name) {
  for (const ForeignName& foreign : kNames) {
    if (foreign.name == name) return &foreign;
  }
  return nullptr;
}

std::string_view InsteadOfGradio(std::string_view name) {
  for (const GradioName& gradio : kGradioNames) {
    if (gradio.name == name) return gradio.instead;
  }
  return "";
}

}  // namespace gblocks::check
