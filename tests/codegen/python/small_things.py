record Cat:
    name: str
    lives: int
    age: int | None = None


record Dog:
    name: str
    lives: float
    age: int = 3


def label(pet: Cat | Dog) -> str:
    return f"{pet.name} {pet.lives}"


def rotate(t: tuple[int, str, float]) -> tuple[str, float]:
    return t[1:]


def make() -> tuple[int, int, int]:
    print("made", end=";")
    return 1, 2, 3


def main() -> None:
    print("a", end="")
    print("b", 1, end=" ")
    print()
    for i in range(5):
        print(i, end=", " if i < 4 else "\n")
    print("x", "y", sep="-", end="!\n")
    print("two\nlines", end="\n\n")
    print("one", end="\nand ")
    print("two")
    xs = [1, 2]
    print(xs, xs.pop(), end="|")
    print(*("p", "q"), sep="", end="|\n")
    end = "."
    print("end", end=end)
    print("", end="")
    print(end="\n")

    t = (1, "a", 2.5, None, True)
    print(t[1:], t[:2], t[-2:], t[::-1], t[::2], t[1:1], t[:], t[5:], t[-9:2], t[3:0:-2], t[None:3])
    print(rotate((1, "b", 0.5)), make()[1:], (1, 2)[:-1], t[1:3][0], len(t[2:]))
    a, b = t[:2]
    print(a, b)

    print(dict(a=1, b=2), dict(x="y"), len(dict(k=[1])))
    counts: dict[str, float] = dict(a=1, b=2.5)
    counts.update(dict(c=3.5))
    print(sorted(counts), counts["b"])

    print(list(zip([1, 2], "ab", strict=True)), list(zip([1, 2], "abc", strict=False)), list(zip([1], [2], [3], strict=True)))

    pets: list[Cat | Dog] = [Cat("Tom", 9), Dog("Rex", 0.5)]
    print([pet.name for pet in pets], [label(pet) for pet in pets], [pet.age for pet in pets])
    pet = pets[0]
    print(pet.name.upper(), pet.lives, pet.name == "Tom", pet.age is None)
    pets.sort(key=lambda pet: pet.name)
    print(pets[0].name)


main()
