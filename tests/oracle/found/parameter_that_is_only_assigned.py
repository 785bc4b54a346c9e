def only_assigns(number: int, name: str) -> int:
    if number > 2:
        name = "b"
    return number


def parameter_that_is_only_assigned() -> None:
    print(only_assigns(3, "a"))
    for i in range(2):
        i = 5
    print("done")
