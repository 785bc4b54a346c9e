import { memo, useReducer, useRef } from "react";
import { createRoot } from "react-dom/client";

function reduce(cells, { type, count }) {
  if (type === "fill") return Array.from({ length: count }, (_, id) => ({ id, value: 0 }));
  const next = [...cells];
  for (let i = 0; i < count; ++i) {
    const at = Math.floor((i * cells.length) / count);
    next[at] = { ...next[at], value: next[at].value + 1 };
  }
  return next;
}

const Cell = memo(({ cell }) => <li>{cell.value}</li>);

function App() {
  const [cells, dispatch] = useReducer(reduce, []);
  const count = useRef(null);
  const changes = useRef(null);
  return (
    <>
      <input id="count" ref={count} />
      <button id="fill" onClick={() => dispatch({ type: "fill", count: Number(count.current.value) })}>Fill</button>
      <input id="changes" ref={changes} />
      <button id="change" onClick={() => dispatch({ type: "change", count: Number(changes.current.value) })}>Change</button>
      <ul id="cells">{cells.map((cell) => <Cell key={cell.id} cell={cell} />)}</ul>
    </>
  );
}
createRoot(document.getElementById("main")).render(<App />);
