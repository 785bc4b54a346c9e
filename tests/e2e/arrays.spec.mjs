/** A page that computes with arrays: WASM SIMD in the browser, and dates in its time zone. */
import assert from "node:assert/strict";
import { scenario, becomes, program, text } from "./harness.mjs";

program(
  "signal",
  `state signal = Array.linspace(0, 1, 5)
gain = Slider(0, 4, value=1, label="Gain")

render:
    out = (signal * gain.value).clip(0, 2)
    html.output(f"{out.tolist()} max {out.max():g} sum {out.sum():g} over {(out > 1.5).sum():g}")

double = Button("Double")
on double.click:
    signal *= 2

mix = Button("Mix")
on mix.click:
    long = Array.arange(100003)
    signal = Array([(long + long).sum() / long.sum(), math.sqrt(long * long).max(), long[::50000].sum()])

wrong = Button("Wrong")
on wrong.click:
    signal[0] = 7
    signal = signal + Array([1, 2])
`,
);

scenario("signal", "a render shows what is computed, also after a change in place, and a failure puts the items back", async (the) => {
  const output = the.page.locator("output");
  the.expectErrors(/same shape|shape/);
  await text(output, "[0.0, 0.25, 0.5, 0.75, 1.0] max 1 sum 2.5 over 0");
  await the.button("Double").click();
  await text(output, "[0.0, 0.5, 1.0, 1.5, 2.0] max 2 sum 5 over 1");
  await the.button("Wrong").click();
  await text(output, "[0.0, 0.5, 1.0, 1.5, 2.0] max 2 sum 5 over 1");
  await the.page.getByLabel("number input for Gain").fill("4");
  await text(output, "[0.0, 2.0, 2.0, 2.0, 2.0] max 2 sum 8 over 4");
  await the.page.getByLabel("number input for Gain").fill("1");
  await the.button("Mix").click();
  await text(output, "[2.0, 2.0, 2.0] max 2 sum 6 over 3");
});

program(
  "calendar",
  `browser state seen: dict[date, timedelta] = {}
start = datetime(2024, 3, 31, 1, 30)
html.p(f"{start:%A %-d %B %Y} {start.timestamp():.0f} {datetime.fromtimestamp(start.timestamp() + 3600):%H:%M}")
now = Button("Now")
shown = Textbox(label="Shown")
on now.click:
    near = abs(datetime.now().timestamp() - time.time()) < 5
    seen.setdefault(start.date(), timedelta(hours=1.5))
    shown.value = f"{near} {seen}"
    print("one", end=" ")
    print("line", end="")
`,
);

scenario("calendar", "dates are those of the browser's time zone, and kept for the next visit; an open line ends with its handler", async (the) => {
  await text(the.page.locator("p"), "Sunday 31 March 2024 1711845000 03:30");
  for (let visit = 1; visit <= 2; ++visit) {
    await the.button("Now").click();
    await becomes(() => the.textbox("Shown").inputValue(), "True {datetime.date(2024, 3, 31): datetime.timedelta(seconds=5400)}");
    await becomes(() => the.printed, Array(visit).fill("one line"));
    await the.page.reload();
    await the.page.waitForFunction(() => window.gbStarted);
  }
  assert.equal(await the.textbox("Shown").inputValue(), "");
}, { timezoneId: "Europe/Berlin" });
