import { render } from "preact";
import { memo } from "preact/compat";
import { useReducer, useRef, useState } from "preact/hooks";

function reduce({ tasks, last }, { type, id, name, count }) {
  switch (type) {
    case "fill": return { tasks: Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `Task ${i + 1}`, complete: false })), last: count };
    case "add": return { tasks: [...tasks, { id: last + 1, name, complete: false }], last: last + 1 };
    case "done": return { tasks: tasks.map((task) => (task.id === id ? { ...task, complete: true } : task)), last };
    case "delete": return { tasks: tasks.filter((task) => task.id !== id), last };
  }
}

const Markdown = ({ text }) => <div className="block bare markdown" data-testid="markdown-wrapper"><div className="prose" data-testid="markdown"><span className="md prose"><h3>{text}</h3></span></div></div>;

function Name({ name }) {
  const [value, setValue] = useState(name);
  return (
    <div className="block bare"><label>
      <span className="sr-only" data-testid="block-info">Textbox</span>
      <div className="input-container"><textarea className="field" data-testid="textbox" rows={1} value={value} onInput={(event) => setValue(event.target.value)} /></div>
    </label></div>
  );
}

const Incomplete = memo(({ task, dispatch }) => (
  <div className="row">
    <Name name={task.name} />
    <button type="button" className="lg secondary fit s1" onClick={() => dispatch({ type: "done", id: task.id })}>Done</button>
    <button type="button" className="lg stop fit s1" onClick={() => dispatch({ type: "delete", id: task.id })}>Delete</button>
  </div>
));
const Complete = memo(({ task }) => <Name name={task.name} />);

function NewTask({ dispatch }) {
  const [name, setName] = useState("");
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    dispatch({ type: "add", name });
    setName("");
  };
  return (
    <div className="block padded form-item" id="new_task"><label>
      <span className="block-title" data-testid="block-info">Task Name</span>
      <div className="input-container"><textarea className="field" data-testid="textbox" rows={1} value={name} onInput={(event) => setName(event.target.value)} onKeyDown={onKeyDown} /></div>
    </label></div>
  );
}

function App() {
  const [{ tasks }, dispatch] = useReducer(reduce, { tasks: [], last: 0 });
  const count = useRef(null);
  const complete = tasks.filter((task) => task.complete);
  const incomplete = tasks.filter((task) => !task.complete);
  return (
    <>
      <input id="count" ref={count} />
      <button id="fill" onClick={() => dispatch({ type: "fill", count: Number(count.current.value) })}>Fill</button>
      <NewTask dispatch={dispatch} />
      <div className="column render">
        <Markdown text={`Incomplete Tasks (${incomplete.length})`} />
        {incomplete.map((task) => <Incomplete key={task.id} task={task} dispatch={dispatch} />)}
        <Markdown text={`Complete Tasks (${complete.length})`} />
        {complete.map((task) => <Complete key={task.id} task={task} />)}
      </div>
    </>
  );
}
render(<App />, document.getElementById("main"));
