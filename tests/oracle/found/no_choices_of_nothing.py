def no_choices_of_nothing() -> None:
    print(random.choices('', k=0))
