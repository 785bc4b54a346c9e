/**
 * What a page holds that the program does not know of: what users have typed where nobody reads it, focus, caret, scrolled places.
 */

/** Fields that the user has put something in. */
const edited = new WeakSet();

/** @param {HTMLElement} root */
export function watchEdits(root) {
  for (const type of ["input", "change"]) root.addEventListener(type, ({ target }) => edited.add(target), true);
}

const fields = "input, textarea, select";

/** What is known of a field from outside: what it is, and what it is called. */
function nameOf(field) {
  const label = field.ariaLabel ?? field.labels?.[0]?.querySelector("[data-testid=block-info]")?.textContent ?? field.labels?.[0]?.textContent ?? "";
  return [field.localName, field.type, label.trim(), field.type === "radio" ? field.value : ""].join("\n");
}

/** Elements by their name and their place among those of that name. @returns {Map<string, HTMLElement>} */
function byName(root, selector, name) {
  const counts = new Map();
  const found = new Map();
  for (const element of root.querySelectorAll(selector)) {
    const called = name(element);
    const count = counts.get(called) ?? 0;
    counts.set(called, count + 1);
    found.set(called + "\n" + count, element);
  }
  return found;
}

const keyOf = (map, element) => [...map].find(([, one]) => one === element)?.[0];

const describe = (element) => [element.localName, element.className, element.type, element.localName === "button" ? element.textContent : ""].join("\n");

/** Before the old page goes. @param {HTMLElement} root @returns {(root: HTMLElement) => void} puts it all into the new one */
export function carry(root) {
  const old = byName(root, fields, nameOf);
  const values = [...old].filter(([, field]) => edited.has(field)).map(([key, { value, checked }]) => ({ key, value, checked }));
  const focused = document.activeElement;
  const focusedField = keyOf(old, focused);
  const focusedOther = !focusedField && root.contains(focused) && keyOf(byName(root, focused.localName, describe), focused);
  const tag = focused.localName;
  const caret = [focused.selectionStart, focused.selectionEnd, focused.selectionDirection];
  const scrolled = [...byName(root, "*", describe)].filter(([, { scrollTop, scrollLeft }]) => scrollTop || scrollLeft).map(([key, { scrollTop, scrollLeft }]) => ({ key, scrollTop, scrollLeft }));
  const { scrollX, scrollY } = window;

  return (next) => {
    const now = byName(next, fields, nameOf);
    for (const { key, value, checked } of values) {
      const field = now.get(key);
      if (!field || field.type === "file") continue;
      const isBox = field.type === "checkbox" || field.type === "radio";
      if (isBox ? field.checked === checked : field.value === value) {
        edited.add(field);
        continue;
      }
      if (isBox) field.checked = checked;
      else field.value = value;
      // Perhaps the program reads it now.
      for (const type of isBox ? ["input", "change"] : ["input"]) field.dispatchEvent(new Event(type, { bubbles: true }));
    }
    const heir = focusedField ? now.get(focusedField) : focusedOther && byName(next, tag, describe).get(focusedOther);
    if (heir) {
      heir.focus({ preventScroll: true });
      if (caret[0] != null && heir.selectionStart != null) heir.setSelectionRange(...caret);
    }
    if (scrolled.length) {
      const all = byName(next, "*", describe);
      for (const { key, scrollTop, scrollLeft } of scrolled) Object.assign(all.get(key) ?? {}, { scrollTop, scrollLeft });
    }
    window.scrollTo(scrollX, scrollY);
  };
}
