import { memo, useReducer } from "react";
import { createRoot } from "react-dom/client";
import { buttons, newItems } from "./data.js";

function reduce({ items, selected }, { type, id }) {
  switch (type) {
    case "run": return { items: newItems(1000), selected: 0 };
    case "runlots": return { items: newItems(10000), selected: 0 };
    case "add": return { items: items.concat(newItems(1000)), selected };
    case "update": return { items: items.map((item, i) => (i % 10 ? item : { id: item.id, label: `${item.label} !!!` })), selected };
    case "clear": return { items: [], selected: 0 };
    case "swaprows": return { items: items.length > 998 ? items.with(1, items[998]).with(998, items[1]) : items, selected };
    case "remove": return { items: items.filter((item) => item.id !== id), selected };
    case "select": return { items, selected: id };
  }
}

const Row = memo(
  ({ selected, item, dispatch }) => (
    <tr className={selected ? "danger" : ""}>
      <td className="col-md-1">{item.id}</td>
      <td className="col-md-4"><a onClick={() => dispatch({ type: "select", id: item.id })}>{item.label}</a></td>
      <td className="col-md-1"><a onClick={() => dispatch({ type: "remove", id: item.id })}><span className="glyphicon glyphicon-remove" aria-hidden="true" /></a></td>
      <td className="col-md-6" />
    </tr>
  ),
  (before, after) => before.selected === after.selected && before.item === after.item,
);

function Main() {
  const [{ items, selected }, dispatch] = useReducer(reduce, { items: [], selected: 0 });
  return (
    <div className="container">
      <div className="jumbotron"><div className="row"><div className="col-md-6"><h1>React</h1></div><div className="col-md-6"><div className="row">
        {buttons.map(([id, title]) => (
          <div className="col-sm-6 smallpad" key={id}><button type="button" className="btn btn-primary btn-block" id={id} onClick={() => dispatch({ type: id })}>{title}</button></div>
        ))}
      </div></div></div></div>
      <table className="table table-hover table-striped test-data"><tbody id="tbody">
        {items.map((item) => <Row key={item.id} item={item} selected={selected === item.id} dispatch={dispatch} />)}
      </tbody></table>
      <span className="preloadicon glyphicon glyphicon-remove" aria-hidden="true" />
    </div>
  );
}
createRoot(document.getElementById("main")).render(<Main />);
