def int_of_nan() -> None:
    print(int(math.nan))
