/** The table by hand: rows are clones of a template, one listener for all of them, no model beyond the rows. */
const adjectives = "pretty large big small tall short long handsome plain quaint clean elegant easy angry crazy helpful mushy odd unsightly adorable important inexpensive cheap expensive fancy".split(" ");
const colours = "red yellow blue green pink brown purple brown white black orange".split(" ");
const nouns = "table chair house bbq desk car pony cookie sandwich burger pizza mouse keyboard".split(" ");
const pick = (words) => words[Math.floor(Math.random() * words.length)];

const body = document.getElementById("tbody");
const template = document.createElement("template");
template.innerHTML =
  '<tr><td class="col-md-1">?</td><td class="col-md-4"><a>?</a></td><td class="col-md-1"><a><span class="glyphicon glyphicon-remove" aria-hidden="true"></span></a></td><td class="col-md-6"></td></tr>';
const row = template.content.firstChild;
const id = row.firstChild.firstChild;
const label = row.childNodes[1].firstChild.firstChild;

let last = 0;
let selected = null;

function append(count) {
  for (let i = 0; i < count; ++i) {
    id.nodeValue = String(++last);
    label.nodeValue = `${pick(adjectives)} ${pick(colours)} ${pick(nouns)}`;
    body.appendChild(row.cloneNode(true));
  }
}
function clear() {
  body.textContent = "";
  selected = null;
}

const actions = {
  run: () => (clear(), append(1000)),
  runlots: () => (clear(), append(10000)),
  add: () => append(1000),
  update() {
    for (let i = 0; i < body.children.length; i += 10) body.children[i].childNodes[1].firstChild.firstChild.nodeValue += " !!!";
  },
  clear,
  swaprows() {
    const [, second, third] = body.children;
    const last = body.children[998];
    if (!last) return;
    body.insertBefore(last, third);
    body.insertBefore(second, body.children[999] ?? null);
  },
};
for (const [name, action] of Object.entries(actions)) document.getElementById(name).addEventListener("click", action);

body.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  const row = link.closest("tr");
  if (link.parentNode === row.childNodes[1]) {
    if (selected) selected.className = "";
    selected = row;
    row.className = "danger";
  } else {
    if (selected === row) selected = null;
    row.remove();
  }
});
