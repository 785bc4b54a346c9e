/**
 * Sounds drawn on canvases: bars from the least to the greatest sample, the part already played in another colour.
 */

const BUCKETS = 2048;
/** Width of a bar and of the gap after it, in CSS pixels. */
const BAR = 2;
const GAP = 1;

/** @typedef {{ low: Float32Array, high: Float32Array }} Peaks */

/** @param {Float32Array[]} channels @returns {Peaks} */
export function peaksOf(channels) {
  const frames = channels[0].length;
  const count = Math.min(BUCKETS, frames);
  const peaks = { low: new Float32Array(count), high: new Float32Array(count) };
  for (const samples of channels) {
    for (let bucket = 0; bucket < count; ++bucket) {
      const end = Math.floor(((bucket + 1) * frames) / count);
      let low = peaks.low[bucket];
      let high = peaks.high[bucket];
      for (let frame = Math.floor((bucket * frames) / count); frame < end; ++frame) {
        const sample = samples[frame];
        if (sample < low) low = sample;
        if (sample > high) high = sample;
      }
      peaks.low[bucket] = low;
      peaks.high[bucket] = high;
    }
  }
  return peaks;
}

/** What each canvas shows. @type {Map<HTMLCanvasElement, { peaks: Peaks, played: number, bars?: Path2D }>} */
const drawings = new Map();

const onResize = new ResizeObserver((entries) => entries.forEach(({ target }) => measure(target)));
const redrawAll = () => [...drawings.keys()].forEach(measure);
// The pixel ratio changes with the zoom, the colours with the scheme.
addEventListener("resize", redrawAll);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);

/** @param {HTMLCanvasElement} canvas @param {Peaks | undefined} peaks undefined: nothing */
export function setWaveform(canvas, peaks) {
  if (peaks) {
    drawings.set(canvas, { peaks, played: 0 });
    // Observing draws, once the canvas has its place and size.
    onResize.unobserve(canvas);
    onResize.observe(canvas);
  } else {
    drawings.delete(canvas);
    onResize.unobserve(canvas);
    canvas.width = canvas.width;
  }
}

/** @param {HTMLCanvasElement} canvas @param {number} played 0…1 */
export function setPlayed(canvas, played) {
  const drawing = drawings.get(canvas);
  if (!drawing || drawing.played === played) return;
  drawing.played = played;
  draw(canvas);
}

/** Makes the bars for the canvas's size on the screen. */
function measure(canvas) {
  const drawing = drawings.get(canvas);
  if (!drawing) return;
  const { low, high } = drawing.peaks;
  const width = (canvas.width = Math.round(canvas.clientWidth * devicePixelRatio));
  const height = (canvas.height = Math.round(canvas.clientHeight * devicePixelRatio));
  const step = (BAR + GAP) * devicePixelRatio;
  const count = Math.ceil(width / step);
  const bars = (drawing.bars = new Path2D());
  for (let bar = 0; bar < count; ++bar) {
    const from = Math.floor((bar * low.length) / count);
    const end = Math.max(from + 1, Math.floor(((bar + 1) * low.length) / count));
    const bottom = Math.max(-1, Math.min(...low.subarray(from, end)));
    const top = Math.min(1, Math.max(...high.subarray(from, end)));
    const tall = Math.max(devicePixelRatio, ((top - bottom) / 2) * height);
    bars.rect(bar * step, ((2 - top - bottom) / 4) * height - tall / 2, BAR * devicePixelRatio, tall);
  }
  draw(canvas);
}

function draw(canvas) {
  const { bars, played } = drawings.get(canvas);
  if (!bars) return;
  const { width, height } = canvas;
  const context = canvas.getContext("2d");
  const { color, accentColor } = getComputedStyle(canvas);
  const paint = (from, to, style) => {
    context.save();
    context.beginPath();
    context.rect(from, 0, to - from, height);
    context.clip();
    context.fillStyle = style;
    context.fill(bars);
    context.restore();
  };
  context.clearRect(0, 0, width, height);
  paint(0, played * width, accentColor === "auto" ? color : accentColor);
  paint(played * width, width, color);
}
