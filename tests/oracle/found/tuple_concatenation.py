def tuple_concatenation() -> None:
    pair = (1, "a")
    print(pair + (2.5,), (True,) + pair + pair, len(pair + pair))
