/**
 * What is wrong with the program, over the page: in a shadow tree, so that neither's styles reach the other.
 */

const styles = `
:host { all: initial }
.problem { position: fixed; inset: 0; z-index: 2147483647; display: grid; place-items: center; background: rgb(0 0 0 / 50%); padding: 1rem }
.problem > div { position: relative; box-sizing: border-box; max-width: min(62rem, 100%); max-height: 100%; overflow: auto; padding: 1.25rem 1.5rem;
  border-top: 4px solid #dc2626; border-radius: 8px; background: #18181b; color: #f4f4f5; box-shadow: 0 10px 40px rgb(0 0 0 / 40%) }
h2 { margin: 0 2rem 0.75rem 0; font: 600 1rem/1.4 system-ui, sans-serif; color: #fca5a5 }
pre { margin: 0; font: 0.875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
p { margin: 0.75rem 0 0; font: 0.8125rem/1.4 system-ui, sans-serif; color: #a1a1aa }
button { position: absolute; top: 0.75rem; right: 0.75rem; width: 2rem; height: 2rem; border: 0; border-radius: 6px; background: transparent; color: inherit; font: 1.25rem/1 system-ui; cursor: pointer }
button:hover, button:focus-visible { background: #3f3f46 }
.note { position: fixed; left: 50%; bottom: 1rem; z-index: 2147483647; transform: translateX(-50%); padding: 0.5rem 1rem; border-radius: 8px; background: #166534; color: #fff; font: 0.875rem/1.4 system-ui, sans-serif }
`;

let shadow;

function show(...elements) {
  if (!shadow) {
    const host = document.createElement("gblocks-dev");
    shadow = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    document.body.append(host);
  }
  shadow.replaceChildren(...elements);
}

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

let shown = false;

/** @param {string} text as the compiler writes it */
export function showProblem(text) {
  shown = true;
  const close = element("button", { type: "button", ariaLabel: "Close", textContent: "×" });
  const box = element(
    "div",
    { role: "alertdialog", ariaLabel: "The program has a problem" },
    element("h2", { textContent: "The program cannot be built" }),
    element("pre", { textContent: text.trimEnd() }),
    element("p", { textContent: "The page below is the last version that could be built, and still works. It goes on from there once this is mended." }),
    close,
  );
  const back = element("div", { className: "problem" }, box);
  const hide = () => back.remove();
  close.onclick = hide;
  back.onclick = ({ target }) => target === back && hide();
  back.onkeydown = ({ key }) => key === "Escape" && hide();
  show(back);
}

/** The problem is mended. */
export function hideProblem() {
  if (!shown) return;
  shown = false;
  const note = element("div", { className: "note", role: "status", textContent: "Mended: the page is up to date." });
  show(note);
  setTimeout(() => note.remove(), 2500);
}
