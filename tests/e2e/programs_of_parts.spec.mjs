/** Trees, functions inside functions and across waits, programs of several files: in the browser. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { becomes, count, program, scenario, temporaryFolder } from "./harness.mjs";

program(
  "tree",
  `record Node:
    name: str
    inner: list[Node] = []

component Tree(node: Node, depth: int = 0):
    state open = depth < 1
    toggle = html.button(f"{node.name} {'-' if open else '+'}", type="button")
    on toggle.click:
        open = not open
    if open:
        html.ul:
            for child in node.inner:
                html.li(key=child.name):
                    Tree(child, depth + 1)

state root = Node("root", [Node("a", [Node("a1")]), Node("b")])
Tree(root)
add = html.button("Add")
on add.click:
    root.inner[0].inner.append(Node("a2"))
reverse = html.button("Reverse")
on reverse.click:
    root.inner.reverse()
`,
);

scenario("tree", "a component places itself, and what is open stays open where it moves", async (the) => {
  const names = () => the.page.getByRole("button").evaluateAll((all) => all.map((one) => one.textContent));
  await the.page.getByRole("button", { name: "a +" }).click();
  await becomes(names, ["root -", "a -", "a1 +", "b +", "Add", "Reverse"]);
  await the.page.getByRole("button", { name: "Add" }).click();
  await the.page.getByRole("button", { name: "Reverse" }).click();
  await becomes(names, ["root -", "b +", "a -", "a1 +", "a2 +", "Add", "Reverse"]);
});

program(
  "inner_functions",
  `def first(xs: list[T]) -> T:
    return xs[0]

on load:
    count = 1
    def show() -> None:
        print("count", count)
    def even(n: int) -> bool:
        return n == 0 or odd(n - 1)
    def odd(n: int) -> bool:
        return n != 0 and even(n - 1)
    show()
    await sleep(0.01)
    count = 2
    show()
    for n in [1, 2]:
        await sleep(0.01)
        if n == 5:
            break
    else:
        print(first(["none"]), even(4))
    a, *rest = [count, 3, 4]
    print(a, *rest)
`,
);

scenario("inner_functions", "functions inside a handler see what it assigns between its waits", async (the) => {
  await becomes(() => the.printed.slice(), ["count 1", "count 2", "none True", "2 3 4"]);
});

const parts = join(temporaryFolder(), "programs", "parts");
mkdirSync(parts, { recursive: true });
writeFileSync(
  join(parts, "stars.gblocks"),
  `state rated = 0

component Rating(title: str):
    state value = 0
    html.p(f"{title} {'★' * value}")
    more = html.button(f"Rate {title}")
    on more.click:
        value += 1
        rated += 1
`,
);
program(
  "of_parts",
  `from parts.stars import Rating, rated

Rating("Film")
Rating("Book")
render:
    html.output(str(rated))
`,
);

scenario("of_parts", "a component and a state of another file", async (the) => {
  await the.page.getByRole("button", { name: "Rate Book" }).click();
  await the.page.getByRole("button", { name: "Rate Book" }).click();
  await becomes(() => the.page.locator("p").allInnerTexts(), ["Film", "Book ★★"]);
  await becomes(() => the.page.locator("output").innerText(), "2");
  await count(the.page.locator("p"), 2);
  assert.deepEqual(the.printed, []);
});
