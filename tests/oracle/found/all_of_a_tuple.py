def all_of_a_tuple() -> None:
    print(1 in (1, [2].index(3)))
