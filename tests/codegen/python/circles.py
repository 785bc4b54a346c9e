record Task:
    name: str
    parts: list[Task]
    by: dict[str, Task]
    other: Task | None = None

def main() -> None:
    a = Task("a", [], {})
    b = Task("b", [a], {})
    a.parts.append(b)
    print(a)
    print(a.parts)
    a.by["x"] = b
    b.by["y"] = a
    print(a.by)
    print(b)
    a.other = a
    print(f"{a} {a.other}")
    print((a, [b], [a, a, b], {1: a}))
    a.parts.clear()  # nobody would find a circle to free it
    a.by.clear()
    a.other = None

main()
