/**
 * Audio between the page and the program: MEDIA operations, and files that are chosen, dropped or recorded. Only pages that use
 * audio have this part (main_audio.js).
 */
import { root, names, wasm, audio, memoryBytes } from "./page.js";
import { nodes, idOf } from "./nodes.js";
import { whenIdle, flush } from "./events.js";
import { guard, toast } from "./failure.js";
import { encodeWav } from "./wav.js";
import { decodeAudio } from "./decode_audio.js";
import { peaksOf, setWaveform } from "./waveform.js";
import { listenForRecordings, tidyRecorders } from "./record.js";
import "./player.js";

/** A sound of the program that some element uses. @typedef {{ id: number, users: number, url?: string, peaks?: object }} Shared */

/** By the program's number of the sound. @type {Map<number, Shared>} */
const sounds = new Map();

/** What elements use, by attribute. @type {Map<any, { node: number, uses: Map<string, Shared> }>} */
const users = new Map();

audio.media = (words, at) => {
  const [node, nameAt, id, rate, count, frames, pointer] = words.subarray(at, at + 7);
  const element = nodes[node];
  const name = names[nameAt];
  if (!users.has(element)) users.set(element, { node, uses: new Map() });
  const { uses } = users.get(element);
  const old = uses.get(name);
  if (!frames) {
    release(uses, name);
    if (name === "waveform") setWaveform(element);
    else element.removeAttribute(name);
    // Without its source a player would go on with what it has.
    if (name === "src") element.load();
    return;
  }
  // The same sound: what plays goes on playing.
  if (old?.id === id) return;
  if (!sounds.has(id)) sounds.set(id, { id, users: 0 });
  const sound = sounds.get(id);
  sound.users++;
  release(uses, name);
  uses.set(name, sound);
  const samples = () => Array.from({ length: count }, (_, i) => new Float32Array(words.buffer, pointer + i * frames * 4, frames));
  if (name === "waveform") setWaveform(element, (sound.peaks ??= peaksOf(samples())));
  else element[name] = sound.url ??= URL.createObjectURL(new Blob([encodeWav({ rate, channels: samples() })], { type: "audio/wav" }));
};

function release(uses, name) {
  const sound = uses.get(name);
  if (sound) sound.users--;
  uses.delete(name);
}

audio.flushed = () => {
  for (const [element, { node, uses }] of users) {
    if (nodes[node] === element) continue;
    for (const name of uses.keys()) {
      if (name === "waveform") setWaveform(element);
      release(uses, name);
    }
    users.delete(element);
  }
  for (const [id, sound] of sounds) {
    if (sound.users) continue;
    if (sound.url) URL.revokeObjectURL(sound.url);
    sounds.delete(id);
  }
  tidyRecorders();
};

/**
 * Tells the program of a sound: event `audio` on the element's node, or on the nearest one around it that has a number.
 * @param {Element} element
 * @param {import("./wav.js").Sound} sound
 */
function tell(element, { rate, channels }) {
  const name = names.indexOf("audio");
  let node = element;
  while (node && idOf(node) === undefined) node = node.parentElement;
  if (!node || name < 0) return;
  const frames = channels[0].length;
  let at = guard(wasm.gb_text, frames * channels.length * 4);
  if (!at) return; // there is no memory for it, which the program has told
  for (const samples of channels) {
    memoryBytes().set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), at);
    at += samples.byteLength;
  }
  guard(wasm.gb_audio, idOf(node), name, rate, channels.length, frames);
  flush();
}

/** @param {Element} element @param {Blob} file @param {string} name how to call it in a message */
async function take(element, file, name) {
  try {
    const sound = await decodeAudio(file);
    whenIdle(() => tell(element, sound));
  } catch (error) {
    toast("Error", `${name} cannot be used: ${error.message}. Files that work: WAV, MP3, M4A, AAC, FLAC, Ogg, Opus, WebM.`);
  }
}

const isAudio = (file) => file.type.startsWith("audio/");

root.addEventListener("change", ({ target }) => {
  const file = target.files?.[0];
  if (!file || !(target.accept.includes("audio") || isAudio(file))) return;
  take(target, file, file.name);
  // Else the same file could not be chosen again.
  target.value = "";
}, true);

const zoneOf = ({ target, dataTransfer }) => dataTransfer.types.includes("Files") && target.closest("[data-audio-drop]");

root.addEventListener("dragover", (event) => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.classList.add("dragging");
});
root.addEventListener("dragleave", (event) => {
  const zone = zoneOf(event);
  if (zone && !zone.contains(event.relatedTarget)) zone.classList.remove("dragging");
});
root.addEventListener("drop", (event) => {
  const zone = zoneOf(event);
  if (!zone) return;
  event.preventDefault();
  zone.classList.remove("dragging");
  const files = [...event.dataTransfer.files];
  const file = files.find(isAudio) ?? files[0];
  if (file) take(zone, file, file.name);
});
// The zone is also a button: for the file input beside it.
root.addEventListener("click", ({ target }) => {
  const zone = target.closest("[data-audio-drop]");
  const input = zone?.querySelector("input[type=file]") ?? zone?.parentElement.querySelector("input[type=file]");
  if (zone && input && !input.contains(target) && !(zone instanceof HTMLLabelElement)) input.click();
});

listenForRecordings((button, recording) => take(button, recording, "The recording"));
