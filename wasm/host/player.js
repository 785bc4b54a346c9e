/**
 * The player's controls: elements with `data-audio-play`, `-seek` and `-time` drive and follow the `<audio>` of their block.
 */
import { root } from "./page.js";
import { toast } from "./failure.js";
import { setPlayed } from "./waveform.js";

const blockOf = (element) => element.closest(".block") ?? element.parentElement;
const audioOf = (element) => blockOf(element).querySelector("audio");

/** @param {number} seconds @returns {string} "0:04", "1:02:03" */
export function clock(seconds) {
  const whole = Math.floor(seconds) || 0;
  const two = (n) => String(n).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  return (minutes < 60 ? minutes : `${Math.floor(minutes / 60)}:${two(minutes % 60)}`) + ":" + two(whole % 60);
}

/** Brings the controls to what the sound does. @param {HTMLAudioElement} audio */
function follow(audio) {
  const block = blockOf(audio);
  const button = block.querySelector("[data-audio-play]");
  if (button) {
    button.classList.toggle("play", audio.paused);
    button.classList.toggle("pause", !audio.paused);
    button.ariaLabel = audio.paused ? "Play" : "Pause";
  }
  const { currentTime, duration } = audio;
  const text = `${clock(currentTime)} / ${clock(duration)}`;
  const time = block.querySelector("[data-audio-time]");
  if (time && time.textContent !== text) time.textContent = text;
  const seek = block.querySelector("[data-audio-seek]");
  if (seek) {
    seek.value = currentTime;
    seek.ariaValueText = text;
  }
  const canvas = block.querySelector("canvas");
  if (canvas) setPlayed(canvas, currentTime / duration || 0);
}

function followWhilePlaying(audio) {
  follow(audio);
  if (!audio.paused && audio.isConnected) requestAnimationFrame(() => followWhilePlaying(audio));
}

const on = (types, handler) => types.split(" ").forEach((type) => root.addEventListener(type, handler, true));
const onMedia = (types, handler) => on(types, ({ target }) => target instanceof HTMLAudioElement && handler(target));

onMedia("play", followWhilePlaying);
// timeupdate also comes where animation frames do not: in a page in the background.
onMedia("pause ended timeupdate seeked loadedmetadata emptied", follow);

on("click", ({ target }) => {
  const button = target.closest("[data-audio-play]");
  const audio = button && audioOf(button);
  if (!audio) return;
  if (audio.paused) audio.play().catch((error) => error.name === "AbortError" || toast("Error", `The sound cannot be played: ${error.message}`));
  else audio.pause();
});

on("input", ({ target }) => {
  const audio = target.matches("[data-audio-seek]") && audioOf(target);
  if (!audio) return;
  audio.currentTime = target.value;
  follow(audio);
});
