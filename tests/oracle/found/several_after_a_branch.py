def list_or_other(a: list[str] | int | str) -> list[str] | int | str:
    return a


def several_after_a_branch() -> None:
    for value in [list_or_other(["a"]), list_or_other(6), list_or_other("b")]:
        if isinstance(value, (int, list)):
            if isinstance(value, list):
                print(value)
            print((-3 if isinstance(value, list) else value) & 1)
