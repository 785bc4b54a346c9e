import { For, createMemo, createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { render } from "solid-js/web";

const Markdown = (props) => <div class="block bare markdown" data-testid="markdown-wrapper"><div class="prose" data-testid="markdown"><span class="md prose"><h3>{props.text}</h3></span></div></div>;

function Name(props) {
  const [value, setValue] = createSignal(props.name);
  return (
    <div class="block bare"><label>
      <span class="sr-only" data-testid="block-info">Textbox</span>
      <div class="input-container"><textarea class="field" data-testid="textbox" rows={1} value={value()} onInput={(event) => setValue(event.target.value)} /></div>
    </label></div>
  );
}

function NewTask(props) {
  const [name, setName] = createSignal("");
  const onKeyDown = (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    props.add(name());
    setName("");
  };
  return (
    <div class="block padded form-item" id="new_task"><label>
      <span class="block-title" data-testid="block-info">Task Name</span>
      <div class="input-container"><textarea class="field" data-testid="textbox" rows={1} value={name()} onInput={(event) => setName(event.target.value)} onKeyDown={onKeyDown} /></div>
    </label></div>
  );
}

function App() {
  const [tasks, setTasks] = createStore([]);
  let last = 0;
  let count;
  const fill = (length) => {
    setTasks(Array.from({ length }, (_, i) => ({ id: i + 1, name: `Task ${i + 1}`, complete: false })));
    last = length;
  };
  const complete = createMemo(() => tasks.filter((task) => task.complete));
  const incomplete = createMemo(() => tasks.filter((task) => !task.complete));
  return (
    <>
      <input id="count" ref={count} />
      <button id="fill" onClick={() => fill(Number(count.value))}>Fill</button>
      <NewTask add={(name) => setTasks(tasks.length, { id: ++last, name, complete: false })} />
      <div class="column render">
        <Markdown text={`Incomplete Tasks (${incomplete().length})`} />
        <For each={incomplete()}>{(task) => (
          <div class="row">
            <Name name={task.name} />
            <button type="button" class="lg secondary fit s1" onClick={() => setTasks((other) => other.id === task.id, "complete", true)}>Done</button>
            <button type="button" class="lg stop fit s1" onClick={() => setTasks((tasks) => tasks.filter((other) => other.id !== task.id))}>Delete</button>
          </div>
        )}</For>
        <Markdown text={`Complete Tasks (${complete().length})`} />
        <For each={complete()}>{(task) => <Name name={task.name} />}</For>
      </div>
    </>
  );
}
render(() => <App />, document.getElementById("main"));
