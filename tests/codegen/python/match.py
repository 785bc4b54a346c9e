record Circle:
    radius: float


record Square:
    side: float
    label: str = "sq"


def area(shape: Circle | Square) -> float:
    match shape:
        case Circle(r):
            return 3.0 * r * r
        case Square(side=s):
            return s * s


def name_of(n: int) -> str:
    match n:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case x if x < 0:
            return f"negative {x}"
        case _:
            return "many"
def sequence(xs: list[int]) -> str:
    match xs:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [first, *_, last] if first == last:
            return f"same ends {first}"
        case [first, second, *rest]:
            return f"{first} {second} {rest}"
    return "never"


def kind(value: int | str | list[int] | None) -> str:
    match value:
        case None:
            return "nothing"
        case int(n):
            return f"int {n + 1}"
        case "":
            return "no text"
        case str() as text:
            return text.upper()
        case [a, b]:
            return f"two {a} {b}"
        case list(xs):
            return f"list of {len(xs)}"


def add(a: int | str, b: int | str) -> int | str:
    if isinstance(a, int) and isinstance(b, int):
        return a + b
    return f"{a}{b}"


def point(p: tuple[int, int]) -> str:
    match p:
        case (0, 0):
            return "origin"
        case (0, y):
            return f"y {y}"
        case (x, 0):
            return f"x {x}"
        case (x, y):
            return f"{x} {y}"


def command(text: str) -> str:
    match text.split():
        case ["go", ("north" | "south") as way]:
            return f"going {way}"
        case ["take", *things] if things:
            return f"taking {', '.join(things)}"
        case ["quit" | "exit"]:
            return "bye"
        case _:
            return "what?"


def config(settings: dict[str, int]) -> str:
    match settings:
        case {"width": w, "height": h, **rest}:
            return f"{w}x{h} {rest}"
        case {"width": w}:
            return f"{w} wide"
        case {}:
            return "nothing known"


def main():
    print(area(Circle(2.0)), area(Square(3.0)))
    for n in [0, 1, 3, 7, -5]:
        print(name_of(n))
    for xs in [[], [4], [1, 2, 1], [1, 2], [1, 2, 3, 4]]:
        print(sequence(xs))
    values: list[int | str | list[int] | None] = [None, 3, "", "abc", [1, 2], [5]]
    for value in values:
        print(kind(value))
    print(kind(None), kind(7), kind(""), kind("x"), kind([1, 2]), kind([1, 2, 3]))
    print(add(1, 2), add("a", 2), add("a", "b"))
    mixed: list[int | str | None] = [1, "two", None, 3]
    print(mixed, mixed[1] == "two", 3 in mixed, None in mixed, "x" in mixed)
    print([m + 1 for m in mixed if isinstance(m, int)])
    table: dict[int | str, str] = {1: "one", "two": "2"}
    print(table[1], table["two"], table)
    print(point((0, 0)), point((0, 2)), point((3, 0)), point((1, 2)))
    for line in ["go north", "go up", "take a b", "take", "exit", ""]:
        print(command(line))
    print(config({"width": 3, "height": 4, "depth": 5}), config({"width": 2}), config({"x": 1}))


main()
