import { memo, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

function Textbox({ label }) {
  const [value, setValue] = useState("");
  return (
    <div className="block padded form-item"><label>
      <span className="block-title" data-testid="block-info">{label}</span>
      <div className="input-container"><textarea className="field" data-testid="textbox" rows={1} value={value} onChange={(event) => setValue(event.target.value)} /></div>
    </label></div>
  );
}
function Amount({ label, initial }) {
  const [value, setValue] = useState(initial);
  return (
    <div className="block padded form-item number"><label>
      <span className="block-title" data-testid="block-info">{label}</span>
      <input className="field" type="number" aria-label={label} step="any" value={value} onChange={(event) => setValue(event.target.value)} />
    </label></div>
  );
}
function Checkbox({ label }) {
  const [checked, setChecked] = useState(false);
  return (
    <div className="block padded form-item"><label className="checkbox-container">
      <input type="checkbox" data-testid="checkbox" checked={checked} onChange={(event) => setChecked(event.target.checked)} />
      <span className="label-text">{label}</span>
    </label></div>
  );
}

const Panel = memo(({ number, prefix }) => {
  const [clicks, setClicks] = useState(0);
  return (
    <div className="row">
      <Textbox label={`${prefix} ${number}`} />
      <Amount label="Amount" initial={number} />
      <Checkbox label="Seen" />
      <button type="button" className="lg secondary" onClick={() => setClicks(clicks + 1)}>{clicks} clicks</button>
    </div>
  );
});

function App() {
  const [panels, setPanels] = useState(0);
  const [prefix, setPrefix] = useState("Panel");
  const count = useRef(null);
  return (
    <>
      <input id="count" ref={count} />
      <button id="fill" onClick={() => setPanels(Number(count.current.value))}>Fill</button>
      <button type="button" className="lg secondary" id="rename" onClick={() => setPrefix(`${prefix}!`)}>Rename</button>
      <div className="column render">
        {Array.from({ length: panels }, (_, number) => <Panel key={number} number={number} prefix={prefix} />)}
      </div>
    </>
  );
}
createRoot(document.getElementById("main")).render(<App />);
