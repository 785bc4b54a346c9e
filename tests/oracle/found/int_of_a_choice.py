def int_of_a_choice() -> None:
    yes = True
    print(int(True if yes else False), int(yes and not yes), abs(True if yes else False), sum([yes, True if yes else False]))
