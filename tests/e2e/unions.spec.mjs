/** Values of several types, and `match`, in the page: in renders, in handlers that wait, and kept between visits. */
import { scenario, becomes, count, program, text } from "./harness.mjs";

program(
  "shapes",
  `record Circle:
    radius: float

record Square:
    side: float

browser state shapes: list[Circle | Square | "nothing"] = [Circle(1.0), "nothing"]
state chosen: int | str | None = None

grow = Button("Grow")
on grow.click:
    for i, shape in enumerate(list(shapes)):
        match shape:
            case Circle(radius=r) if r > 1:
                await sleep(0.05)
                shapes[i] = Square(r)
            case Circle() as circle:
                circle.radius += 1
            case Square(side):
                shapes[i] = "nothing"
            case "nothing":
                shapes.append(Circle(0.5))

next_ = Button("Next")
on next_.click:
    match chosen:
        case None:
            chosen = 1
        case int(n) if n < 2:
            chosen = n + 1
        case int():
            chosen = "many"
        case _:
            chosen = None

render:
    for shape in shapes:
        match shape:
            case Circle(r):
                html.li(f"circle {r}", class="shape")
            case Square(side=s):
                html.li(f"square {s}", class="shape")
            case other:
                html.li(other.upper(), class="shape")

render:
    html.output("none" if chosen is None else f"number {chosen + 1}" if isinstance(chosen, int) else chosen.upper())
`,
);

const shapes = (the) => the.page.locator("li.shape").allInnerTexts();

scenario("shapes", "what is drawn follows the type of each item, also after a wait and in the next visit", async (the) => {
  await becomes(() => shapes(the), ["circle 1.0", "NOTHING"]);
  await the.button("Grow").click();
  await becomes(() => shapes(the), ["circle 2.0", "NOTHING", "circle 0.5"]);
  await the.button("Grow").click();
  await becomes(() => shapes(the), ["square 2.0", "NOTHING", "circle 1.5", "circle 0.5"]);
  await the.page.reload();
  await the.page.waitForFunction(() => window.gbStarted);
  await becomes(() => shapes(the), ["square 2.0", "NOTHING", "circle 1.5", "circle 0.5"]);
  await count(the.page.locator("li.shape"), 4);
});

scenario("shapes", "a handler matches what a state is now", async (the) => {
  const output = the.page.locator("output");
  for (const expected of ["number 2", "number 3", "MANY", "none"]) {
    await the.button("Next").click();
    await text(output, expected);
  }
});
