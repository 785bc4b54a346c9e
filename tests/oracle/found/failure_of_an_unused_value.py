def failure_of_an_unused_value() -> None:
    empty: list[int] = []
    largest = max(n for n in empty)
    print("not reached")
