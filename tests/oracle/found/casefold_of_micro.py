def casefold_of_micro() -> None:
    print("µſςß".casefold(), "µ".lower(), "ſ".lower(), "µ".upper(), "ſ".upper())
