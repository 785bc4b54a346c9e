def value_fails_before_its_place() -> None:
    places: dict[str, float] = {}
    places[list(places)[0]] = 2 / 0
