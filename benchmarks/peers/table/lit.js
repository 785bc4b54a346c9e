import { html, render } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { buttons, newItems } from "./data.js";

let items = [];
let selected = null;
const change = (action) => (event) => (action(event), update());
const actions = {
  run: () => { items = newItems(1000); selected = null; },
  runlots: () => { items = newItems(10000); selected = null; },
  add: () => { items = items.concat(newItems(1000)); },
  update: () => { for (let i = 0; i < items.length; i += 10) items[i] = { id: items[i].id, label: `${items[i].label} !!!` }; },
  clear: () => { items = []; selected = null; },
  swaprows: () => { if (items.length > 998) items = items.with(1, items[998]).with(998, items[1]); },
};
const onTable = change(({ target }) => {
  const id = Number(target.closest("tr")?.dataset.id);
  const link = target.closest("a");
  if (!link) return;
  if (link.dataset.action === "select") selected = id;
  else items = items.filter((item) => item.id !== id);
});

const row = ({ id, label }) => html`<tr data-id=${id} class=${id === selected ? "danger" : ""}><td class="col-md-1">${id}</td><td class="col-md-4"><a data-action="select">${label}</a></td><td class="col-md-1"><a data-action="remove"><span class="glyphicon glyphicon-remove" aria-hidden="true"></span></a></td><td class="col-md-6"></td></tr>`;
const page = () => html`<div class="container">
  <div class="jumbotron"><div class="row"><div class="col-md-6"><h1>lit</h1></div><div class="col-md-6"><div class="row">
    ${buttons.map(([id, title]) => html`<div class="col-sm-6 smallpad"><button type="button" class="btn btn-primary btn-block" id=${id} @click=${change(actions[id])}>${title}</button></div>`)}
  </div></div></div></div>
  <table @click=${onTable} class="table table-hover table-striped test-data"><tbody id="tbody">${repeat(items, ({ id }) => id, row)}</tbody></table>
  <span class="preloadicon glyphicon glyphicon-remove" aria-hidden="true"></span>
</div>`;
function update() {
  render(page(), document.getElementById("main"));
}
update();
