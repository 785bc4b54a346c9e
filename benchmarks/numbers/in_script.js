/** The same in JavaScript, as one would write it there. */
globalThis.inScript = (() => {
  let entries = [];
  let a, b;
  const name = (found) => `${found[0].name}, ${found[50000].name}, ${found.at(-1).name}`;
  function escapes(x, y) {
    let re = 0;
    let im = 0;
    for (let turn = 0; turn < 100; ++turn) {
      if (re * re + im * im > 4) return turn;
      [re, im] = [re * re - im * im + x, 2 * re * im + y];
    }
    return 100;
  }
  return {
    prepare() {
      let seed = 1;
      for (let i = 0; i < 100000; ++i) {
        seed = (seed * 48271) % 2147483647;
        entries.push({ name: `entry ${seed % 1000003}`, score: seed / 2147483647 });
      }
      a = Float32Array.from({ length: 1000000 }, (_, i) => (i % 1000) / 500 - 1);
      b = Float32Array.from({ length: 1000000 }, (_, i) => (i % 777) / 777);
    },
    sort_numbers: () => name(entries.toSorted((x, y) => x.score - y.score)),
    sort_texts: () => name(entries.toSorted((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0))),
    append() {
      let text = "";
      for (let i = 0; i < 100000; ++i) text += `${i}, `;
      return `${text.length} ${text.slice(300000, 300010)}`;
    },
    join() {
      const text = entries.map((entry) => entry.name).join("; ").toUpperCase();
      return `${text.length} ${text.slice(300000, 300010)}`;
    },
    kernel() {
      let sum = 0;
      for (let i = 0; i < a.length; ++i) {
        const mixed = Math.min(0.5, Math.max(-0.5, a[i] * 0.25 + b[i] * a[i]));
        sum += mixed * mixed;
      }
      return (sum / a.length).toFixed(6);
    },
    loop() {
      let total = 0;
      for (let row = 0; row < 200; ++row) for (let column = 0; column < 200; ++column) total += escapes(column / 80 - 2, row / 100 - 1);
      return String(total);
    },
  };
})();
