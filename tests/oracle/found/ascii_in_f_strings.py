def ascii_in_f_strings() -> None:
    name = "é😀\n"
    print(f"{name!a} {[name]!a:>30} {name!r}")
