def map_without_result() -> None:
    numbers = [1, 2]
    print(list(map(lambda n: print(n), numbers)))
