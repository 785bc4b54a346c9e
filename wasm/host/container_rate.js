/**
 * The sample rate that an audio file states, so that the browser decodes it as it is (decodeAudioData resamples to its context).
 */

const MP3_RATES = [44100, 48000, 32000];
const AAC_RATES = [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350];

/** @param {ArrayBuffer} file @returns {number} samples per second; 48000 where the file does not say */
export function containerRate(file) {
  const bytes = new Uint8Array(file);
  const view = new DataView(file);
  const has = (text, at) => [...text].every((char, i) => bytes[at + i] === char.charCodeAt(0));
  const find = (text, end = 65536) => {
    for (let at = 0; at < Math.min(end, bytes.length); ++at) if (has(text, at)) return at;
    return -1;
  };
  try {
    const rate = stated();
    if (rate >= 8000 && rate <= 192000) return rate;
  } catch {
    // Cut off within its header; the decoder will say so.
  }
  return 48000;

  function stated() {
    if (has("fLaC", 0)) return view.getUint32(18) >>> 12;
    if (has("OggS", 0)) return has("vorbis", 29) ? view.getUint32(40, true) : 48000;
    if (has("ftyp", 4)) {
      // The sound's description can be at either end of the file.
      const at = find("mp4a", bytes.length);
      return at < 0 ? 0 : view.getUint16(at + 28);
    }
    if (has("\x1a\x45\xdf\xa3", 0)) {
      const double = find("\xb5\x88");
      if (double >= 0) return view.getFloat64(double + 2);
      const single = find("\xb5\x84");
      return single < 0 ? 0 : view.getFloat32(single + 2);
    }
    return frameRate(has("ID3", 0) ? 10 + [6, 7, 8, 9].reduce((size, at) => size * 128 + bytes[at], 0) : 0);
  }

  /** Of MPEG audio, from the first frame at or after `at`. */
  function frameRate(at) {
    for (; at + 3 < bytes.length; ++at) {
      if (bytes[at] !== 0xff || bytes[at + 1] < 0xe0) continue;
      const layer = (bytes[at + 1] >> 1) & 3;
      if (layer === 0) return AAC_RATES[(bytes[at + 2] >> 2) & 15];
      // MPEG 1 has the full rates, 2 half and 2.5 a quarter of them.
      const version = (bytes[at + 1] >> 3) & 3;
      return MP3_RATES[(bytes[at + 2] >> 2) & 3] / [4, NaN, 2, 1][version];
    }
  }
}
