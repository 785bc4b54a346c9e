/**
 * Recording: a button with `data-audio-record` starts and stops it; the sound goes to the button's node.
 */
import { root } from "./page.js";
import { toast } from "./failure.js";
import { clock } from "./player.js";

/** Without a secure context there is no microphone. */
const canRecord = !!(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

/** By button. @type {Map<HTMLElement, MediaRecorder | null>} null: the person is being asked for the microphone */
const recorders = new Map();

const refusals = {
  NotAllowedError: "this page is not allowed to use the microphone",
  NotFoundError: "there is no microphone",
  NotReadableError: "the microphone is used by another program",
};

/** Buttons that cannot work are not shown; recordings whose button is gone end. */
export function tidyRecorders() {
  if (!canRecord) for (const button of root.querySelectorAll("[data-audio-record]")) button.hidden = true;
  for (const [button, recorder] of recorders) if (!button.isConnected) recorder?.stop();
}

/** @param {(button: HTMLElement, recording: Blob) => void} deliver */
export function listenForRecordings(deliver) {
  root.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-audio-record]");
    if (!button) return;
    if (recorders.has(button)) recorders.get(button)?.stop();
    else record(button, deliver);
  }, true);
}

async function record(button, deliver) {
  recorders.set(button, null);
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const recorder = new MediaRecorder(stream);
    const parts = [];
    const restore = showRecording(button);
    const end = () => {
      recorders.delete(button);
      restore();
      stream.getTracks().forEach((track) => track.stop());
    };
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      end();
      if (button.isConnected) deliver(button, new Blob(parts, { type: recorder.mimeType }));
    };
    recorders.set(button, recorder);
    recorder.start();
  } catch (error) {
    recorders.delete(button);
    stream?.getTracks().forEach((track) => track.stop());
    toast("Error", `Recording is not possible: ${refusals[error.name] ?? error.message}.`);
  }
}

/** The button stops, and shows the time. @returns {() => void} how to undo it */
function showRecording(button) {
  const icon = button.querySelector(".record");
  const text = button.lastElementChild;
  const { textContent } = text;
  const { ariaLabel } = button;
  const began = Date.now();
  const tick = () => (text.textContent = clock((Date.now() - began) / 1000));
  const timer = setInterval(tick, 250);
  tick();
  button.ariaLabel = "Stop recording";
  icon?.classList.replace("record", "recording");
  text.classList.add("audio-time");
  return () => {
    clearInterval(timer);
    button.ariaLabel = ariaLabel;
    icon?.classList.replace("recording", "record");
    text.classList.remove("audio-time");
    text.textContent = textContent;
  };
}
