import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { becomes, count, scenario, value, visible, focused } from "./harness.mjs";
import { largestStep, likeness, mix, read, sound } from "./sound.mjs";

const track = (the, i) => the.page.getByRole("group", { name: `Track ${i}`, exact: true });
const output = (the) => the.page.getByRole("group", { name: "Output", exact: true });
const volume = (the, i) => the.page.getByLabel("range slider for Volume").nth(i);
const volumeNumber = (the, i) => the.page.getByLabel("number input for Volume").nth(i);
const name = (the, i) => the.page.getByPlaceholder("Track Name").nth(i);

async function upload(the, i, path) {
  await track(the, i).getByTestId("file-upload").setInputFiles(path);
  await visible(the.page.getByTestId(`waveform-Track ${i}`));
}

/** Merges and downloads what came of it. */
async function merged(the) {
  await the.button("Merge Tracks").click();
  await visible(the.page.getByTestId("waveform-Output"));
  const [download] = await Promise.all([the.page.waitForEvent("download"), output(the).getByRole("link", { name: "Download" }).click()]);
  assert.equal(download.suggestedFilename(), "Output.wav");
  return read(await download.path());
}

const long = () => sound("long", { synth: ["1.5", "sine", "440"] });
const short = () => sound("short", { synth: ["1.0", "sine", "660"] });
const stereo = () => sound("stereo", { channels: 2, synth: ["1.2", "sine", "330", "sine", "550"] });
const slow = () => sound("slow", { rate: 22050, synth: ["1.1", "sine", "500"] });

scenario("audio_mixer", "one track at first, and an empty output", async (the) => {
  await count(the.page.getByRole("group", { name: /^Track / }), 1);
  await count(the.page.getByPlaceholder("Track Name"), 1);
  await value(volume(the, 0), "100");
  assert.equal(await volume(the, 0).isEnabled(), true, "the slider is live");
  assert.equal(await name(the, 0).isEnabled(), true);
  await visible(output(the).getByText("No audio"));
  await count(output(the).getByTestId("file-upload"), 0);
  await count(track(the, 0).getByTestId("file-upload"), 1);
  await count(track(the, 0).getByRole("button", { name: "Record" }), 1);
});

scenario("audio_mixer", "tracks stand side by side", async (the) => {
  await the.button("Add Track").click();
  await the.button("Add Track").click();
  await count(the.page.getByRole("group", { name: /^Track / }), 3);
  const boxes = await Promise.all([0, 1, 2].map((i) => track(the, i).boundingBox()));
  assert.ok(boxes[0].x + boxes[0].width <= boxes[1].x && boxes[1].x + boxes[1].width <= boxes[2].x);
  assert.equal(boxes[0].y, boxes[2].y);
});

scenario("audio_mixer", "an upload shows the sound; Clear takes it away", async (the) => {
  await upload(the, 0, await long());
  await count(track(the, 0).getByTestId("file-upload"), 0);
  await becomes(() => track(the, 0).locator("audio").evaluate((audio) => Math.round(audio.duration * 100) / 100), 1.5);
  await becomes(async () => Number(await track(the, 0).getByLabel("Seek").getAttribute("max")), 1.5);
  await becomes(
    () => the.page.getByTestId("waveform-Track 0").evaluate((canvas) => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte)),
    true, "the waveform is drawn");
  await track(the, 0).getByRole("button", { name: "Clear" }).click();
  await count(the.page.getByTestId("waveform-Track 0"), 0);
  await count(track(the, 0).getByTestId("file-upload"), 1);
});

scenario("audio_mixer", "a click on the upload area asks for a file", async (the) => {
  const [chooser] = await Promise.all([
    the.page.waitForEvent("filechooser"),
    track(the, 0).getByRole("button", { name: "Click to upload or drop files" }).click(),
  ]);
  await chooser.setFiles(await short());
  await visible(the.page.getByTestId("waveform-Track 0"));
});

scenario("audio_mixer", "a file can be dropped", async (the) => {
  const bytes = (await import("node:fs")).readFileSync(await short()).toString("base64");
  const data = await the.page.evaluateHandle((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], "short.wav", { type: "audio/wav" }));
    return transfer;
  }, bytes);
  const zone = track(the, 0).getByRole("button", { name: "Click to upload or drop files" });
  for (const event of ["dragenter", "dragover", "drop"]) await zone.dispatchEvent(event, { dataTransfer: data });
  await visible(the.page.getByTestId("waveform-Track 0"));
});

scenario("audio_mixer", "adding a track loses nothing", async (the) => {
  await the.button("Add Track").click();
  await name(the, 0).fill("Drums");
  await name(the, 1).fill("Bass");
  await upload(the, 0, await long());
  await upload(the, 1, await short());
  await volume(the, 0).fill("30");
  await volumeNumber(the, 1).fill("45");
  const player = await the.node(track(the, 0).locator("audio"));
  await name(the, 1).focus();
  await the.press("Add Track");
  await count(the.page.getByPlaceholder("Track Name"), 3);
  await focused(name(the, 1));
  await value(name(the, 0), "Drums");
  await value(name(the, 1), "Bass");
  await value(name(the, 2), "");
  await value(volume(the, 0), "30");
  await value(volumeNumber(the, 0), "30");
  await value(volume(the, 1), "45");
  await value(volume(the, 2), "100");
  await visible(the.page.getByTestId("waveform-Track 0"));
  await visible(the.page.getByTestId("waveform-Track 1"));
  await count(the.page.getByTestId("waveform-Track 2"), 0);
  assert.ok(await the.same(player, track(the, 0).locator("audio")));
});

scenario("audio_mixer", "playing goes on while a track is added", async (the) => {
  await upload(the, 0, await sound("very-long", { synth: ["8", "sine", "200"] }));
  await track(the, 0).getByRole("button", { name: "Play" }).click();
  const time = () => track(the, 0).locator("audio").evaluate((audio) => audio.currentTime);
  await becomes(async () => (await time()) > 0.05, true);
  const before = await time();
  await the.button("Add Track").click();
  await count(track(the, 1), 1);
  assert.equal(await track(the, 0).locator("audio").evaluate((audio) => audio.paused), false);
  await becomes(async () => (await time()) > before + 0.1, true);
  await track(the, 0).getByRole("button", { name: "Pause" }).click();
  await becomes(() => track(the, 0).locator("audio").evaluate((audio) => audio.paused), true);
  await count(track(the, 0).getByRole("button", { name: "Play" }), 1);
});

scenario("audio_mixer", "merging nothing gives nothing", async (the) => {
  await the.button("Merge Tracks").click();
  await the.settled();
  await visible(output(the).getByText("No audio"));
});

scenario("audio_mixer", "one track alone, at full volume, is itself", async (the) => {
  const path = await long();
  await upload(the, 0, path);
  const result = await merged(the);
  const expected = await read(path);
  assert.deepEqual([result.rate, result.channels, result.frames], [expected.rate, expected.channels, expected.frames]);
  assert.ok(largestStep(result, expected) <= 1, `${largestStep(result, expected)} steps off`);
});

scenario("audio_mixer", "the mix is sox's: two tracks and two volumes, as long as the shorter", async (the) => {
  const [a, b] = [await long(), await short()];
  await the.button("Add Track").click();
  await upload(the, 0, a);
  await upload(the, 1, b);
  await volume(the, 0).fill("50");
  const result = await merged(the);
  const expected = await mix("mix-two", [{ path: a, volume: 0.5 }, { path: b, volume: 1 }], { rate: 44100, channels: 1 });
  assert.deepEqual([result.rate, result.channels, result.frames], [44100, 1, 44100]);
  assert.ok(largestStep(result, expected) <= 1, `${largestStep(result, expected)} steps off`);
});

scenario("audio_mixer", "a slider is live: merging again follows it; an empty track counts for nothing", async (the) => {
  const [a, b] = [await long(), await short()];
  for (let i = 0; i < 3; ++i) await the.button("Add Track").click();
  await upload(the, 0, a);
  await upload(the, 2, b);
  for (const [first, second] of [[100, 100], [20, 100], [20, 0], [75, 35]]) {
    await volume(the, 0).fill(String(first));
    await volumeNumber(the, 2).fill(String(second));
    await value(volumeNumber(the, 0), String(first));
    await value(volume(the, 2), String(second));
    const result = await merged(the);
    const expected = await mix("mix-again", [{ path: a, volume: first / 100 }, { path: b, volume: second / 100 }], { rate: 44100, channels: 1 });
    assert.equal(result.frames, expected.frames);
    assert.ok(largestStep(result, expected) <= 1, `${first}, ${second}: ${largestStep(result, expected)} steps off`);
  }
});

scenario("audio_mixer", "mono with stereo is stereo", async (the) => {
  const [a, b] = [await long(), await stereo()];
  await the.button("Add Track").click();
  await upload(the, 0, a);
  await upload(the, 1, b);
  await volume(the, 1).fill("60");
  const result = await merged(the);
  const expected = await mix("mix-stereo", [{ path: a, volume: 1 }, { path: b, volume: 0.6 }], { rate: 44100, channels: 2 });
  assert.deepEqual([result.rate, result.channels, result.frames], [44100, 2, expected.frames]);
  assert.ok(largestStep(result, expected) <= 1, `${largestStep(result, expected)} steps off`);
});

scenario("audio_mixer", "three tracks of different rates are resampled", async (the) => {
  const paths = [await stereo(), await slow(), await sound("high", { rate: 48000, synth: ["0.9", "sine", "250"] })];
  await the.button("Add Track").click();
  await the.button("Add Track").click();
  for (const [i, path] of paths.entries()) await upload(the, i, path);
  await volume(the, 1).fill("80");
  const result = await merged(the);
  assert.ok([44100, 22050, 48000].includes(result.rate), `rate ${result.rate}`);
  assert.equal(result.channels, 2);
  assert.ok(Math.abs(result.frames / result.rate - 0.9) < 0.002, `${result.frames / result.rate} s`);
  const expected = await mix("mix-rates", [1, 0.8, 1].map((volume, i) => ({ path: paths[i], volume })), result);
  const { error, correlation } = likeness(result, expected);
  assert.ok(correlation > 0.999 && error < 0.04, `correlation ${correlation}, error ${error}`);
});

scenario("audio_mixer", "the mix plays", async (the) => {
  await upload(the, 0, await long());
  await the.button("Merge Tracks").click();
  await visible(the.page.getByTestId("waveform-Output"));
  await count(output(the).getByRole("button", { name: "Clear" }), 0);
  await output(the).getByRole("button", { name: "Play" }).click();
  const audio = output(the).locator("audio");
  await becomes(() => audio.evaluate((node) => node.currentTime > 0.05), true);
  await count(output(the).getByRole("button", { name: "Pause" }), 1);
  await becomes(() => audio.evaluate((node) => node.ended), true);
  await count(output(the).getByRole("button", { name: "Play" }), 1);
});

scenario("audio_mixer", "a file that is no sound is told, and nothing else happens", async (the) => {
  the.allowErrors(/^console/);
  const path = `${await short()}.txt`;
  await writeFile(path, "This is no sound.");
  await track(the, 0).getByTestId("file-upload").setInputFiles(path);
  await becomes(async () => (await the.toasts()).length, 1);
  await count(the.page.getByTestId("waveform-Track 0"), 0);
  await upload(the, 0, await short());
});

scenario("audio_mixer", "a sound can be recorded", async (the) => {
  await the.page.context().grantPermissions(["microphone"]);
  await track(the, 0).getByRole("button", { name: "Record" }).click();
  const stop = track(the, 0).getByRole("button", { name: "Stop recording" });
  await visible(stop);
  await becomes(async () => /0:0[1-9]/.test(await stop.innerText()), true);
  await stop.click();
  await visible(the.page.getByTestId("waveform-Track 0"));
  const result = await merged(the);
  assert.ok(result.frames / result.rate > 0.5, "a second or so");
  assert.ok(result.samples[0].some((sample) => Math.abs(sample) > 0.01), "and not silent");
});

scenario("media", "a playing sound goes on when its row moves, and when one above it goes", async (the) => {
  await upload(the, 3, await sound("row", { synth: ["10", "sine", "300"] }));
  const audio = track(the, 3).locator("audio");
  const element = await the.node(audio);
  await track(the, 3).getByRole("button", { name: "Play" }).click();
  let last = 0;
  for (const action of ["Rotate", "Remove the first", "Rotate"]) {
    await becomes(() => audio.evaluate((node, last) => node.currentTime > last + 0.05, last), true);
    last = await audio.evaluate((node) => node.currentTime);
    await the.button(action).click();
    await the.settled();
    assert.ok(await the.same(element, audio), `${action}: the same element`);
    assert.equal(await audio.evaluate((node) => node.paused), false, `${action}: it plays`);
  }
  await becomes(() => audio.evaluate((node, last) => node.currentTime > last + 0.05, last), true);
  await visible(the.page.getByTestId("waveform-Track 3"));
});
