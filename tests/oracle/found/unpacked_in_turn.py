def unpacked_in_turn() -> None:
    numbers = [1, 2, 3]
    zero = 0
    (a, b), c = numbers, 1 // zero
    print(a, b, c)
