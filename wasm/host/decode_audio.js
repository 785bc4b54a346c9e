/**
 * Audio files become samples, never resampled.
 */
import { decodeWav } from "./wav.js";
import { containerRate } from "./container_rate.js";

/**
 * @param {Blob} file
 * @returns {Promise<import("./wav.js").Sound>} mono or stereo
 * @throws {Error} with a message for people
 */
export async function decodeAudio(file) {
  const data = await file.arrayBuffer();
  if (!data.byteLength) throw new Error("the file is empty");
  const wav = decodeWav(data);
  const sound = wav?.channels ? wav : await decodeByBrowser(data, wav?.rate ?? containerRate(data));
  if (!sound.channels[0].length) throw new Error("there is no sound in it");
  return sound.channels.length > 2 ? { rate: sound.rate, channels: [mean(sound.channels)] } : sound;
}

async function decodeByBrowser(data, rate) {
  let context;
  try {
    context = new OfflineAudioContext(1, 1, rate);
  } catch {
    context = new OfflineAudioContext(1, 1, 48000);
  }
  const buffer = await context.decodeAudioData(data).catch(() => {
    throw new Error("the browser cannot decode it");
  });
  const channels = Array.from({ length: buffer.numberOfChannels }, (_, i) => buffer.getChannelData(i));
  return { rate: buffer.sampleRate, channels };
}

/** More than two channels become one. */
function mean(channels) {
  return channels[0].map((_, frame) => channels.reduce((sum, samples) => sum + samples[frame], 0) / channels.length);
}
