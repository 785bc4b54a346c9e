import { blockDom } from "@odoo/owl";
import { buttons, newItems } from "./data.js";

const { createBlock, list, mount, patch, config } = blockDom;
// Handlers are called as [function, argument], as blockdom's own benchmark does it.
config.mainEventHandler = (data) => (data[0](data[1]), false);

const mainBlock = createBlock(`<div class="container">
  <div class="jumbotron"><div class="row"><div class="col-md-6"><h1>blockdom</h1></div><div class="col-md-6"><div class="row">
    ${buttons.map(([id, title], i) => `<div class="col-sm-6 smallpad"><button type="button" class="btn btn-primary btn-block" id="${id}" block-handler-${i}="click">${title}</button></div>`).join("")}
  </div></div></div></div>
  <table class="table table-hover table-striped test-data"><tbody id="tbody"><block-child-0/></tbody></table>
  <span class="preloadicon glyphicon glyphicon-remove" aria-hidden="true"></span>
</div>`);
const rowBlock = createBlock(`<tr block-attribute-0="class"><td class="col-md-1"><block-text-1/></td><td class="col-md-4"><a block-handler-2="click"><block-text-3/></a></td><td class="col-md-1"><a block-handler-4="click"><span class="glyphicon glyphicon-remove" aria-hidden="true"></span></a></td><td class="col-md-6"></td></tr>`);

let items = [];
let selected = null;
const actions = {
  run: () => { items = newItems(1000); selected = null; },
  runlots: () => { items = newItems(10000); selected = null; },
  add: () => { items = items.concat(newItems(1000)); },
  update: () => { for (let i = 0; i < items.length; i += 10) items[i].label += " !!!"; },
  clear: () => { items = []; selected = null; },
  swaprows: () => { if (items.length > 998) items = items.with(1, items[998]).with(998, items[1]); },
};
const act = (name) => (actions[name](), update());
const select = (id) => { selected = id; update(); };
const remove = (id) => { items = items.toSpliced(items.findIndex((item) => item.id === id), 1); update(); };

function page() {
  const rows = items.map((item) => {
    const row = rowBlock([item.id === selected ? "danger" : "", item.id, [select, item.id], item.label, [remove, item.id]]);
    row.key = item.id;
    return row;
  });
  return mainBlock(buttons.map(([id]) => [act, id]), [list(rows)]);
}
let tree = page();
mount(tree, document.getElementById("main"));
function update() {
  patch(tree, page());
}
