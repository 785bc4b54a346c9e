import { memo, useState } from "react";
import { createRoot } from "react-dom/client";

const Level = memo(({ depth }) => {
  const [clicks, setClicks] = useState(0);
  return (
    <div className="column render">
      <button type="button" className="lg secondary" onClick={() => setClicks(clicks + 1)}>Level {depth}: {clicks}</button>
      {depth < 5 && [0, 1, 2, 3].map((i) => <Level key={i} depth={depth + 1} />)}
    </div>
  );
});
createRoot(document.getElementById("main")).render(<Level depth={1} />);
