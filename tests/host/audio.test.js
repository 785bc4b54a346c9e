import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { containerRate } from "../../wasm/host/container_rate.js";
import { decodeWav, encodeWav } from "../../wasm/host/wav.js";
import { harness, launch } from "./support.js";

const sox = spawnSync("sox", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "gblocks-audio-"));
const read = (name) => {
  const file = readFileSync(join(folder, name));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
};
const close = (a, b, step) => a.every((value, i) => Math.abs(value - b[i]) <= step);

test("16-bit samples come back exactly; others are rounded and cut", () => {
  const all = Float32Array.from({ length: 65536 }, (_, i) => (i - 32768) / 32768);
  const back = decodeWav(encodeWav({ rate: 44100, channels: [all, all.toReversed?.() ?? all.slice().reverse()] }));
  assert.equal(back.rate, 44100);
  assert.deepEqual(back.channels[0], all);
  assert.deepEqual(back.channels[1], all.slice().reverse());
  const file = encodeWav({ rate: 8000, channels: [Float32Array.of(2, -2, 1, 0.4 / 32768, 0.6 / 32768)] });
  assert.equal(file.byteLength, 54);
  assert.deepEqual([...new Int16Array(file, 44)], [32767, -32768, 32767, 0, 1]);
});

test("WAV files of every sample format", { skip: !sox && "no sox" }, () => {
  const make = (name, ...format) => execFileSync("sox", ["-R", "-n", "-r", "22050", "-c", "2", ...format, join(folder, name), "synth", "0.1", "sine", "440", "sine", "1000", "gain", "-3"]);
  make("f64.wav", "-b", "64", "-e", "floating-point");
  const exact = decodeWav(read("f64.wav"));
  assert.equal(exact.rate, 22050);
  assert.deepEqual(exact.channels.map((samples) => samples.length), [2205, 2205]);
  for (const [name, step, ...format] of [["f32.wav", 2 ** -24, "-b", "32", "-e", "floating-point"], ["s32.wav", 2 ** -24, "-b", "32"], ["s24.wav", 2 ** -23, "-b", "24"],
    ["s16.wav", 2 ** -14, "-b", "16"], ["u8.wav", 2 ** -6, "-b", "8", "-e", "unsigned-integer"]]) {
    make(name, ...format);
    const { rate, channels } = decodeWav(read(name));
    assert.equal(rate, 22050);
    channels.forEach((samples, i) => assert(close(samples, exact.channels[i], step), name));
  }
  writeFileSync(join(folder, "ours.wav"), Buffer.from(encodeWav(exact)));
  assert.match(execFileSync("soxi", [join(folder, "ours.wav")]).toString(), /Channels +: 2\nSample Rate +: 22050\nPrecision +: 16-bit\nDuration +: 00:00:00\.10 = 2205 samples/);
});

test("what is no WAV, or is compressed, or is cut off", () => {
  assert.equal(decodeWav(new ArrayBuffer(3)), undefined);
  assert.equal(decodeWav(new TextEncoder().encode("RIFF....AVI LIST").buffer), undefined);
  const file = encodeWav({ rate: 8000, channels: [new Float32Array(8)] });
  assert.equal(decodeWav(file.slice(0, 50)).channels[0].length, 3);
  new DataView(file).setUint16(20, 2, true);
  assert.deepEqual(decodeWav(file), { rate: 8000 });
});

test("rates of containers", () => {
  const bytes = (...list) => Uint8Array.from(list.flatMap((item) => (typeof item === "string" ? [...item].map((c) => c.charCodeAt(0)) : item))).buffer;
  const zeros = (count) => new Array(count).fill(0);
  assert.equal(containerRate(bytes(0xff, 0xfb, 0x90, 0, 0)), 44100);
  assert.equal(containerRate(bytes("ID3", 4, 0, 0, 0, 0, 0, 2, 9, 9, 0xff, 0xf3, 0x94, 0)), 24000);
  assert.equal(containerRate(bytes(0xff, 0xf1, 0x50, 0x80)), 44100);
  assert.equal(containerRate(bytes("fLaC", zeros(14), 0x17, 0x70, 0x03, 0x70)), 96000);
  assert.equal(containerRate(bytes("OggS", zeros(24), "OpusHead", zeros(20))), 48000);
  assert.equal(containerRate(bytes("OggS", zeros(24), 1, "vorbis", zeros(5), 0x22, 0x56, 0, 0)), 22050);
  assert.equal(containerRate(bytes("nothing")), 48000);
});

let browser;
let page;
before(async () => (browser = await launch("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")));
after(() => browser.close());

const templates = `
<template><div class="block audio"><button type="button" g class="audio-upload" data-audio-drop><span>Drop</span></button>
<input type="file" accept="audio/*" g hidden><button type="button" g data-audio-record aria-label="Record"><span class="icon record"></span><span>Record</span></button></div></template>
<template><div class="block audio"><canvas g class="waveform"></canvas><button type="button" class="play" aria-label="Play" data-audio-play></button>
<input type="range" aria-label="Seek" min="0" max="2" step="0.01" data-audio-seek><span data-audio-time>0:00</span><a g download="x.wav">Download</a><audio hidden g></audio></div></template>`;
const css = ".waveform { display: block; width: 300px; height: 60px; color: rgb(200, 0, 0); accent-color: rgb(0, 0, 200); }";

async function open() {
  page = await harness(browser, templates, css);
  await page.evaluate(() => {
    const { op, run, name } = t;
    run([op.LISTEN, name("play")], [op.CLONE, 0, 1], [op.INSERT, 0, 1, 0]);
    name("audio");
    t.calls.length = 0;
    /** MEDIA of a node, from samples. */
    t.media = (node, attribute, id, rate, ...channels) => {
      const at = 512 * 1024;
      channels.forEach((samples, i) => new Float32Array(t.memory.buffer, at + i * samples.length * 4, samples.length).set(samples));
      return [op.MEDIA, node, name(attribute), id, rate, channels.length, channels[0]?.length ?? 0, at];
    };
    t.tone = (seconds, rate, size) => Float32Array.from({ length: seconds * rate }, (_, i) => size * Math.sin(i / 9));
  });
}
const wav = (rate, ...channels) => Buffer.from(encodeWav({ rate, channels: channels.map((samples) => Float32Array.from(samples)) }));
const told = async () => {
  await page.waitForFunction(() => t.calls.includes("flush"));
  return page.evaluate(() => t.calls.splice(0));
};

test("a file that is chosen reaches its input's node, at its rate; it can be chosen again", async () => {
  await open();
  const file = { name: "a.wav", mimeType: "audio/wav", buffer: wav(11025, [0, 0.5, -1], [0.25, 0, 0]) };
  for (let i = 0; i < 2; ++i) {
    await page.setInputFiles("input[type=file]", file);
    assert.deepEqual(await told(), [{ node: 3, name: "audio", rate: 11025, samples: [[0, 0.5, -1], [0.25, 0, 0]] }, "flush"]);
  }
  assert.equal(await page.inputValue("input[type=file]"), "");
});

test("the zone opens the file dialog", async () => {
  await open();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.click("[data-audio-drop]")]);
  await chooser.setFiles({ name: "a.wav", mimeType: "audio/wav", buffer: wav(8000, [0.5]) });
  assert.equal((await told())[0].node, 3);
});

test("a file that is dropped reaches the zone's node", async () => {
  await open();
  const seen = await page.evaluate((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x"], "notes.txt", { type: "text/plain" }));
    transfer.items.add(new File([Uint8Array.from(bytes)], "a.wav", { type: "audio/wav" }));
    const zone = t.nodes[2];
    const send = (type) => !zone.firstChild.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    return [send("dragover"), zone.className, send("drop"), zone.className];
  }, [...wav(8000, [0.5, -0.5])]);
  assert.deepEqual(seen, [true, "audio-upload dragging", true, "audio-upload"]);
  assert.deepEqual(await told(), [{ node: 2, name: "audio", rate: 8000, samples: [[0.5, -0.5]] }, "flush"]);
});

test("what cannot be decoded is told", async () => {
  await open();
  await page.setInputFiles("input[type=file]", { name: "notes.mp3", mimeType: "audio/mpeg", buffer: Buffer.from("no music") });
  assert.match(await page.innerText("[data-testid=toast-text]"), /^notes\.mp3 cannot be used: the browser cannot decode it\. Files that work: WAV, MP3/);
  await page.setInputFiles("input[type=file]", { name: "empty.wav", mimeType: "audio/wav", buffer: Buffer.from("") });
  assert.match(await page.getByTestId("toast-text").nth(1).innerText(), /^empty\.wav cannot be used: the file is empty\./);
});

for (const type of ["flac", "ogg", "mp3"])
  test(`a ${type} file keeps its rate`, { skip: !sox && "no sox" }, async (context) => {
    const name = `tone.${type}`;
    if (spawnSync("sox", ["-R", "-n", "-r", "22050", "-c", "1", join(folder, name), "synth", "0.5", "sine", "440", "gain", "-6"]).status) return context.skip(`this sox writes no ${type}`);
    await open();
    await page.setInputFiles("input[type=file]", join(folder, name));
    const [{ rate, samples }] = await told();
    assert.equal(rate, 22050);
    assert(Math.abs(samples[0].length - 11025) < 2400, String(samples[0].length));
    assert(Math.abs(Math.max(...samples[0]) - 0.5) < 0.05);
  });

test("MEDIA: one URL for a sound, a WAV file, revoked when unused", async () => {
  await open();
  await page.evaluate(() => {
    const { op, flush, media } = t;
    globalThis.revoked = [];
    const revoke = URL.revokeObjectURL;
    URL.revokeObjectURL = (url) => revoked.push(url) && revoke(url);
    flush([op.CLONE, 1, 10], [op.INSERT, 0, 10, 0], media(13, "src", 7, 8000, [0, 0.5, -1, 1]), media(12, "href", 7, 8000, [0, 0.5, -1, 1]));
  });
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Download")]);
  assert.equal(download.suggestedFilename(), "x.wav");
  assert.deepEqual(readFileSync(await download.path()), wav(8000, [0, 0.5, -1, 1]));
  assert.deepEqual(await page.evaluate(() => {
    const { op, flush, media, nodes } = t;
    const first = nodes[13].src;
    const same = nodes[12].href === first;
    flush(media(13, "src", 8, 8000, [0.25]));
    const second = nodes[13].src;
    const early = revoked.length;
    flush(media(12, "href", 0, 0));
    const late = revoked.length;
    flush([op.REMOVE, 10, 10], [op.FREE, 10, 4]);
    return [same, early, late, revoked[0] === first, revoked[1] === second, revoked.length];
  }), [true, 0, 1, true, true, 2]);
});

test("the player plays, follows, seeks, and goes on through moves", async () => {
  await open();
  await page.evaluate(() => {
    const { op, flush, media, tone } = t;
    const sound = tone(2, 8000, 0.1);
    flush([op.CLONE, 1, 10], [op.INSERT, 0, 10, 0], media(13, "src", 1, 8000, sound), media(11, "waveform", 1, 8000, sound));
    t.calls.length = 0;
  });
  const time = page.locator("[data-audio-time]");
  await page.waitForFunction(() => document.querySelector("[data-audio-time]").textContent === "0:00 / 0:02");
  await page.getByRole("button", { name: "Play" }).click();
  const pause = page.getByRole("button", { name: "Pause" });
  await pause.waitFor();
  assert.equal(await pause.getAttribute("class"), "pause");
  await page.waitForFunction(() => document.querySelector("[data-audio-seek]").value > 0.1);
  assert(await page.evaluate(() => {
    const { op, flush, media, tone, nodes } = t;
    flush([op.MOVE, 0, 10, 1], media(13, "src", 1, 8000, tone(2, 8000, 0.1)));
    return nodes[0].firstChild === nodes[10] && !nodes[13].paused;
  }));
  await page.waitForFunction(() => document.querySelector("[data-audio-seek]").value > 0.3);
  await page.fill("[data-audio-seek]", "1.5");
  await page.waitForFunction(() => t.nodes[13].currentTime >= 1.5);
  await pause.click();
  await page.getByRole("button", { name: "Play" }).waitFor();
  assert.equal(await time.innerText(), "0:01 / 0:02");
  assert((await page.evaluate(() => t.calls)).some((call) => call.name === "play" && call.node === 13));
});

test("the waveform has the colours of its canvas, and follows its size", async () => {
  await open();
  const look = () => page.evaluate(() => {
    const canvas = t.nodes[11];
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    let red = 0, blue = 0, tall = 0;
    for (let i = 0; i < data.length; i += 4) {
      if (data[i] > 150 && data[i + 3] > 200) red++;
      if (data[i + 2] > 150 && data[i + 3] > 200) blue++;
    }
    for (let y = 0; y < canvas.height; ++y) if (data[(y * canvas.width + 150) * 4 + 3]) tall++;
    return { width: canvas.width, height: canvas.height, red: red > 100, blue: blue > 100, tall };
  });
  await page.evaluate(() => {
    const { op, flush, media, tone } = t;
    flush([op.CLONE, 1, 10], [op.INSERT, 0, 10, 0], media(13, "src", 1, 8000, tone(2, 8000, 0.5)), media(11, "waveform", 1, 8000, tone(2, 8000, 0.5)));
  });
  await page.waitForFunction(() => t.nodes[13].duration && t.nodes[11].width === 300);
  const before = await look();
  assert.deepEqual({ ...before, tall: 0 }, { width: 300, height: 60, red: true, blue: false, tall: 0 });
  assert(Math.abs(before.tall - 30) <= 2, String(before.tall));
  await page.fill("[data-audio-seek]", "1");
  assert.deepEqual({ ...(await look()), tall: 0 }, { width: 300, height: 60, red: true, blue: true, tall: 0 });
  await page.evaluate(() => (t.nodes[11].style.width = "120px"));
  await page.waitForFunction(() => t.nodes[11].width === 120);
  assert.equal((await look()).blue, true);
  await page.evaluate(() => t.flush(t.media(11, "waveform", 0, 0)));
  assert.equal((await look()).red, false);
});

test("recording", async () => {
  await open();
  await page.getByRole("button", { name: "Record" }).click();
  const stop = page.getByRole("button", { name: "Stop recording" });
  await stop.waitFor();
  assert.match(await stop.innerText(), /^0:00$/);
  assert.equal(await page.locator(".icon.recording").count(), 1);
  await page.waitForTimeout(700);
  await stop.click();
  const [{ node, name, rate, samples }] = await told();
  assert.deepEqual([node, name, rate], [4, "audio", 48000]);
  assert(samples[0].length > 10000, String(samples[0].length));
  assert.equal(await page.getByRole("button", { name: "Record" }).innerText(), "Record");
});

test("no microphone is told; without a secure context there is no button", async () => {
  await open();
  await page.evaluate(() => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"))));
  await page.getByRole("button", { name: "Record" }).click();
  assert.equal(await page.innerText("[data-testid=toast-text]"), "Recording is not possible: this page is not allowed to use the microphone.");
  assert.equal(await page.getByRole("button", { name: "Record" }).count(), 1);
});
