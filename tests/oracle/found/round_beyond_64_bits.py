def round_beyond_64_bits() -> None:
    number = 5000000000000000000
    print(round(number, -19), round(-number, -19), round(number, -20), round(number + 1, -18))
    print(round(number + 1, -19))
