def sum_of_lists_as_optional() -> None:
    long = len("abc") > 2
    numbers: list[int] | None = ([1, 2] if long else [3]) + [4]
    print(numbers)
