import assert from "node:assert/strict";
import { scenario, becomes, picture, program } from "./harness.mjs";

program(
  "waiting",
  `state steps: list[str] = []
state shown = "none"

async def add(name: str, times: int) -> int:
    total = 0
    for i in range(times):
        await sleep(0.02)
        steps.append(f"{name}{i}")
        total += i
    return total

async def deep(n: int) -> int:
    if n == 0:
        return 0
    rest = await deep(n - 1)
    await sleep(0.001)
    return rest + n

render:
    html.p(" ".join(steps), id="steps")
    html.p(shown, id="shown")

progress = Button("Progress")
on progress.click:
    for i in range(3):
        shown = f"step {i}"
        await sleep(0.15)
    shown = "done"

queue = Button("Queue")
state clicks = 0
on queue.click:
    clicks += 1
    mine = clicks
    steps.append(f"<{mine}")
    await sleep(0.1)
    steps.append(f"{mine}>")

drop = Button("Drop")
on drop.click(mode="drop"):
    steps.append("<")
    await sleep(0.15)
    steps.append(">")

latest = Button("Latest")
on latest.click(mode="latest"):
    clicks += 1
    mine = clicks
    steps.append(f"<{mine}")
    await sleep(0.1)
    steps.append(f"{mine}>")

stop = Button("Stop")
on stop.click:
    cancel(queue.click, latest.click)
    steps.append("stop")

fails = Button("Fails")
on fails.click:
    shown = "kept"
    await sleep(0.05)
    shown = "put back"
    steps.append("put back")
    steps[99] = "x"

calls = Button("Calls")
on calls.click:
    total = await add("a", 3)
    total += await add("b", 2)
    for i, (name, count) in enumerate([("c", 1), ("d", 0), ("e", 1)]):
        if count == 0:
            continue
        elif await_is_a_word(name):
            total += await add(name, count)
        else:
            await sleep(0)
    n = 0
    while n < 2:
        n += 1
        if n == 2:
            break
        await sleep(0.01)
    squares = [k * total for k in range(3) if k < n]
    shown = f"{total} {squares} {await_value(n)}"
    depth = await deep(50)
    shown += f" {depth}"

def await_is_a_word(name: str) -> bool:
    return name == "e"

def await_value(n: int) -> int:
    return n

html.form(id="form"):
    send = html.button("Send")
    on send.click as ev:
        ev.prevent_default()
        await sleep(0.01)
        shown = f"sent {ev.ctrl}"

record Row_:
    id: int
    status: str = "idle"
state rows: list[Row_] = [Row_(1), Row_(2)]
render:
    for row in rows:
        Row(key=row.id):
            html.span(f"{row.id} {row.status}", class="row-text")
            go = Button(f"Go {row.id}")
            remove = Button(f"Remove {row.id}")
            on go.click:
                row.status = "busy"
                await sleep(0.1)
                row.status = "done" if row.status == "busy" else "again"
                steps.append(f"row {row.id}")
            on remove.click:
                rows.remove(row)
`,
);

const steps = (the, expected) => the.shows("steps", expected);

scenario("waiting", "what has changed is shown at each await", async (the) => {
  await the.button("Progress").click();
  for (const text of ["step 0", "step 1", "step 2", "done"]) await the.shows("shown", text);
});

scenario("waiting", "by default runs of one handler wait for their turn, in order", async (the) => {
  for (let i = 0; i < 3; ++i) await the.press("Queue");
  await steps(the, "<1");
  await steps(the, "<1 1> <2 2> <3 3>");
});

scenario("waiting", "mode drop ignores what comes while one runs", async (the) => {
  for (let i = 0; i < 3; ++i) await the.press("Drop");
  await steps(the, "< >");
  await the.press("Drop");
  await steps(the, "< > < >");
});

scenario("waiting", "mode latest ends the one that runs", async (the) => {
  for (let i = 0; i < 3; ++i) await the.press("Latest");
  await steps(the, "<1 <2 <3 3>");
});

scenario("waiting", "cancel ends what waits and drops what has yet to begin", async (the) => {
  for (let i = 0; i < 3; ++i) await the.press("Queue");
  await the.press("Latest");
  await the.press("Stop");
  await the.page.waitForTimeout(250);
  await steps(the, "<1 <2 stop");
  await the.press("Queue");
  await steps(the, "<1 <2 stop <3 3>");
});

scenario("waiting", "a failure puts back what was done since the last await, and ends that run alone", async (the) => {
  the.expectErrors(/waiting\.gblocks:\d+/);
  await the.press("Fails");
  await the.press("Fails");
  await becomes(async () => (await the.toasts()).length > 0, true);
  await the.page.waitForTimeout(150);
  await the.shows("shown", "kept");
  await steps(the, "");
  await the.press("Queue");
  await steps(the, "<1 1>");
});

scenario("waiting", "functions that wait, loops, branches and results", async (the) => {
  await the.press("Calls");
  await the.shows("shown", "4 [0, 4] 2 1275");
  await steps(the, "a0 a1 a2 b0 b1 e0");
});

scenario("waiting", "the event is there after an await, and its default was prevented", async (the) => {
  await the.page.evaluate(() => (window.same = true));
  await the.page.getByText("Send").click({ modifiers: ["Shift"] });
  await the.page.getByText("Send").click();
  await the.shows("shown", "sent False");
  assert.ok(await the.page.evaluate(() => window.same), "the form was not sent");
});

scenario("waiting", "rows are drawn anew between awaits, and each goes on by itself", async (the) => {
  const texts = () => the.page.locator(".row-text").allTextContents();
  await the.press("Go 1");
  await the.press("Go 1");
  await the.press("Go 2");
  await becomes(texts, ["1 busy", "2 busy"]);
  await steps(the, "row 1 row 2 row 1");
  await becomes(texts, ["1 done", "2 done"]);
  await the.press("Go 1");
  await the.press("Remove 1");
  await becomes(texts, ["2 done"]);
  await steps(the, "row 1 row 2 row 1 row 1");
});

program(
  "timers",
  `state ticks = 0
state fast = 0
state here = True
state loads = 0

render:
    html.p(str(ticks), id="ticks")
    html.p(str(fast), id="fast")
    html.p(str(loads), id="loads")

timer = Timer(0.1)
on timer.tick:
    ticks += 1

toggle = Button("Toggle")
on toggle.click:
    timer.active = not timer.active
away = Button("Away")
on away.click:
    here = not here

render:
    if here:
        inner = Timer(0.05)
        on inner.tick:
            fast += 1
        on load:
            while True:
                loads += 1
                await sleep(0.05)
`,
);

const number = async (the, id) => Number(await the.shown(id));

scenario("timers", "a timer ticks at its pace while it is active and in the page", async (the) => {
  await becomes(async () => (await number(the, "ticks")) >= 3, true);
  const before = await number(the, "ticks");
  await the.page.waitForTimeout(1000);
  const after = await number(the, "ticks");
  assert.ok(after - before >= 7 && after - before <= 12, `${after - before} ticks in a second`);
  await the.button("Toggle").click();
  const stopped = await number(the, "ticks");
  await the.page.waitForTimeout(300);
  assert.equal(await number(the, "ticks"), stopped);
  await the.button("Toggle").click();
  await becomes(async () => (await number(the, "ticks")) > stopped, true);

  assert.ok((await number(the, "fast")) > 5);
  assert.ok((await number(the, "loads")) > 5);
  await the.button("Away").click();
  const gone = [await the.shown("fast"), await the.shown("loads")];
  await the.page.waitForTimeout(250);
  assert.deepEqual([await the.shown("fast"), await the.shown("loads")], gone);
  await the.button("Away").click();
  await becomes(async () => (await number(the, "fast")) > Number(gone[0]), true);
  await becomes(async () => (await number(the, "loads")) > Number(gone[1]), true);
});

scenario("countdown", "counts down, stops, and keeps time", async (the) => {
  const text = () => the.markdown().then((all) => all.join(" "));
  await the.page.getByLabel("number input for Seconds").fill("2");
  await the.button("Run").click();
  await the.button("Start").click();
  await becomes(async () => /^Countdown and stopwatch 2\s+Counting/.test(await text()), true);
  await picture(the.page, "countdown");
  await becomes(async () => /Time is up/.test(await text()), true);
  await the.button("Pause").click();
  await becomes(async () => /Paused/.test(await text()), true);
  assert.match(await text(), /[12]\.\d s/);
  await the.button("Start").click();
  await the.button("Stop").click();
  await becomes(async () => /Stopped/.test(await text()), true);
});
