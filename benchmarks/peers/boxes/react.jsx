import { memo, useCallback, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

const Textbox = memo(({ index, label, value, setValue, ...others }) => (
  <div className="block padded form-item" id={others.id}><label>
    <span className="block-title" data-testid="block-info">{label}</span>
    <div className="input-container"><textarea className="field" data-testid="textbox" rows={1} value={value} disabled={others.disabled} onChange={(event) => setValue(index, event.target.value)} /></div>
  </label></div>
));

function App() {
  const [values, setValues] = useState([""]);
  const [merged, setMerged] = useState("");
  const count = useRef(null);
  const setValue = useCallback((index, value) => setValues((values) => values.with(index, value)), []);
  return (
    <>
      <input id="count" ref={count} />
      <button id="fill" onClick={() => setValues(Array.from({ length: Number(count.current.value) }, (_, i) => values[i] ?? ""))}>Fill</button>
      <button type="button" className="lg secondary" id="add" onClick={() => setValues([...values, ""])}>Add Box</button>
      <div className="column render">
        {values.map((value, i) => <Textbox key={i} index={i} label={`Box ${i}`} value={value} setValue={setValue} />)}
      </div>
      <button type="button" className="lg secondary" id="merge" onClick={() => setMerged(values.join(" "))}>Merge</button>
      <Textbox id="output" label="Merged Output" value={merged} disabled />
    </>
  );
}
createRoot(document.getElementById("main")).render(<App />);
