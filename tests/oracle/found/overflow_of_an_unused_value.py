def overflow_of_an_unused_value() -> None:
    most = 9223372036854775807
    for step in [0, 1]:
        print(step)
        sum_of_both = most + step
