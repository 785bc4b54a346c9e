import { For, batch, createSelector, createSignal } from "solid-js";
import { render } from "solid-js/web";
import { buttons, newItems } from "./data.js";

const signals = (count) => newItems(count).map(({ id, label }) => {
  const [get, set] = createSignal(label);
  return { id, label: get, setLabel: set };
});

function Main() {
  const [items, setItems] = createSignal([]);
  const [selected, setSelected] = createSignal(null);
  const isSelected = createSelector(selected);
  const actions = {
    run: () => setItems(signals(1000)),
    runlots: () => setItems(signals(10000)),
    add: () => setItems((items) => [...items, ...signals(1000)]),
    update: () => batch(() => {
      for (let i = 0, all = items(); i < all.length; i += 10) all[i].setLabel((label) => `${label} !!!`);
    }),
    clear: () => setItems([]),
    swaprows: () => setItems((items) => (items.length > 998 ? items.with(1, items[998]).with(998, items[1]) : items)),
  };
  return (
    <div class="container">
      <div class="jumbotron"><div class="row"><div class="col-md-6"><h1>Solid</h1></div><div class="col-md-6"><div class="row">
        <For each={buttons}>{([id, title]) => (
          <div class="col-sm-6 smallpad"><button type="button" class="btn btn-primary btn-block" id={id} onClick={actions[id]}>{title}</button></div>
        )}</For>
      </div></div></div></div>
      <table class="table table-hover table-striped test-data"><tbody id="tbody">
        <For each={items()}>{(item) => {
          const id = item.id;
          return (
            <tr class={isSelected(id) ? "danger" : ""}>
              <td class="col-md-1" textContent={id} />
              <td class="col-md-4"><a onClick={[setSelected, id]} textContent={item.label()} /></td>
              <td class="col-md-1"><a onClick={() => setItems((items) => items.toSpliced(items.findIndex((item) => item.id === id), 1))}><span class="glyphicon glyphicon-remove" aria-hidden="true" /></a></td>
              <td class="col-md-6" />
            </tr>
          );
        }}</For>
      </tbody></table>
      <span class="preloadicon glyphicon glyphicon-remove" aria-hidden="true" />
    </div>
  );
}
render(() => <Main />, document.getElementById("main"));
