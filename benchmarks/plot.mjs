/** A plot of some curves over two logarithmic axes, as SVG. */

const width = 640;
const height = 400;
const frame = { left: 60, right: 90, top: 44, bottom: 48 };
// Told apart by those who see colours otherwise, too; each curve has its name at its end.
const colours = ["#4f46e5", "#d97706", "#0d9488", "#be185d"];

const decades = (low, high) => Array.from({ length: Math.ceil(Math.log10(high) - 1e-9) - Math.floor(Math.log10(low) + 1e-9) + 1 }, (_, i) => 10 ** (Math.floor(Math.log10(low) + 1e-9) + i));
const escape = (text) => text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

/** @param {{ title: string, x: string, y: string, xs: number[], curves: Record<string, number[]> }} given @returns {string} */
export function plot({ title, x, y, xs, curves }) {
  const ys = Object.values(curves).flat();
  const xMarks = decades(Math.min(...xs), Math.max(...xs));
  const yMarks = decades(Math.min(...ys), Math.max(...ys));
  const scale = (marks, from, to) => (value) => from + ((Math.log10(value) - Math.log10(marks[0])) / (Math.log10(marks.at(-1)) - Math.log10(marks[0]))) * (to - from);
  const atX = scale(xMarks, frame.left, width - frame.right);
  const atY = scale(yMarks, height - frame.bottom, frame.top);
  const label = (mark) => (mark < 1 ? String(Number(mark.toPrecision(1))) : mark.toLocaleString("en"));

  const parts = [];
  for (const mark of xMarks) parts.push(`<path class="grid" d="M${atX(mark)} ${frame.top}V${height - frame.bottom}"/><text x="${atX(mark)}" y="${height - frame.bottom + 18}" text-anchor="middle">${label(mark)}</text>`);
  for (const mark of yMarks) parts.push(`<path class="grid" d="M${frame.left} ${atY(mark)}H${width - frame.right}"/><text x="${frame.left - 8}" y="${atY(mark) + 4}" text-anchor="end">${label(mark)}</text>`);
  parts.push(`<text x="${(frame.left + width - frame.right) / 2}" y="${height - 10}" text-anchor="middle">${escape(x)}</text>`);
  parts.push(`<text x="${frame.left - 8}" y="${frame.top - 12}" text-anchor="end">${escape(y)}</text><text class="title" x="${frame.left}" y="20">${escape(title)}</text>`);

  // Names at the curves' ends, pushed apart where they would touch.
  const ends = Object.entries(curves).map(([name, values], i) => ({ name, values, colour: colours[i % colours.length], at: atY(values.at(-1)) })).sort((a, b) => a.at - b.at);
  for (let i = 1; i < ends.length; ++i) ends[i].at = Math.max(ends[i].at, ends[i - 1].at + 15);
  for (const { name, values, colour, at } of ends) {
    const points = values.map((value, i) => [atX(xs[i]).toFixed(1), atY(value).toFixed(1)]);
    parts.push(`<polyline points="${points.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`);
    for (const [cx, cy] of points) parts.push(`<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`);
    parts.push(`<text x="${Number(points.at(-1)[0]) + 8}" y="${at + 4}" style="fill:${colour}">${escape(name)}</text>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
<style>svg{background:#fff}text{font:13px system-ui,sans-serif;fill:#333}.title{font-size:15px;font-weight:600}.grid{stroke:#ddd}</style>
${parts.join("\n")}
</svg>
`;
}
