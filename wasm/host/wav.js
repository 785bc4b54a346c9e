/**
 * WAV files to samples and back, exactly: a sample of 16 bits is k / 32768 here and becomes k again.
 */

/** @typedef {{ rate: number, channels: Float32Array[] }} Sound */

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

/** How to read a sample at a place, by format and bits. @type {Record<string, (view: DataView, at: number) => number>} */
const readers = {
  [`${PCM}:8`]: (view, at) => (view.getUint8(at) - 128) / 128,
  [`${PCM}:16`]: (view, at) => view.getInt16(at, true) / 32768,
  [`${PCM}:24`]: (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 65536) / 8388608,
  [`${PCM}:32`]: (view, at) => view.getInt32(at, true) / 2147483648,
  [`${FLOAT}:32`]: (view, at) => view.getFloat32(at, true),
  [`${FLOAT}:64`]: (view, at) => view.getFloat64(at, true),
};

/**
 * @param {ArrayBuffer} file
 * @returns {{ rate: number, channels?: Float32Array[] } | undefined} undefined: no WAV file; without channels: one whose samples
 *   are compressed
 */
export function decodeWav(file) {
  const view = new DataView(file);
  const name = (at) => (at + 4 <= file.byteLength ? String.fromCharCode(...new Uint8Array(file, at, 4)) : "");
  if (name(0) !== "RIFF" || name(8) !== "WAVE") return;
  let format, count, rate, bits;
  for (let at = 12; at + 8 <= file.byteLength; ) {
    const body = at + 8;
    // A recorder that was cut off leaves a size that is too large, or zero: what is there counts.
    const size = Math.min(view.getUint32(at + 4, true), file.byteLength - body);
    if (name(at) === "fmt " && size >= 16) {
      format = view.getUint16(body, true);
      count = view.getUint16(body + 2, true);
      rate = view.getUint32(body + 4, true);
      bits = view.getUint16(body + 14, true);
      if (format === EXTENSIBLE && size >= 26) format = view.getUint16(body + 24, true);
    } else if (name(at) === "data" && count) {
      const read = readers[`${format}:${bits}`];
      return read ? { rate, channels: readSamples(view, body, size, read, count, bits / 8) } : { rate };
    }
    // Chunks begin at even places.
    at = body + size + (size & 1);
  }
}

function readSamples(view, body, size, read, count, width) {
  const frames = Math.floor(size / (count * width));
  return Array.from({ length: count }, (_, channel) => {
    const samples = new Float32Array(frames);
    const step = count * width;
    for (let frame = 0, at = body + channel * width; frame < frames; ++frame, at += step) samples[frame] = read(view, at);
    return samples;
  });
}

/**
 * A WAV file of 16-bit samples: rounded, and cut at full scale.
 * @param {Sound} sound
 * @returns {ArrayBuffer}
 */
export function encodeWav({ rate, channels }) {
  const count = channels.length;
  const frames = channels[0].length;
  const size = frames * count * 2;
  const file = new ArrayBuffer(44 + size);
  const view = new DataView(file);
  const header = ["RIFF", 36 + size, "WAVE", "fmt ", 16, PCM | (count << 16), rate, rate * count * 2, (count * 2) | (16 << 16), "data", size];
  header.forEach((field, i) => {
    if (typeof field === "number") view.setUint32(i * 4, field, true);
    else for (let k = 0; k < 4; ++k) view.setUint8(i * 4 + k, field.charCodeAt(k));
  });
  // Every machine that runs browsers is little-endian, as the file is.
  const out = new Int16Array(file, 44);
  channels.forEach((samples, channel) => {
    for (let frame = 0, at = channel; frame < frames; ++frame, at += count)
      out[at] = Math.max(-32768, Math.min(32767, Math.round(samples[frame] * 32768)));
  });
  return file;
}
