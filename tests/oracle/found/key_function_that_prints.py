def tells(text: str) -> str:
    print("tells", text)
    return text


def key_function_that_prints() -> None:
    unused = sorted("ba", key=lambda letter: tells(letter))
    also_unused = list(map(tells, ["c"]))
