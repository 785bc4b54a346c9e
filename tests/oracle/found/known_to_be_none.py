def known_to_be_none() -> None:
    nothing: float | None = None
    print((nothing, 1), [nothing, nothing], list(map(lambda n: nothing, [1, 2])))
    for number, name in [(nothing, "a"), (nothing, "b")]:
        print(number, name)
