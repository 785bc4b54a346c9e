def character_format_of_no_character() -> None:
    number = -70
    print("before")
    unused = f"{number:c}"
    print("not reached")
