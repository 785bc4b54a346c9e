def ratio_of_nan() -> None:
    print((0.75).as_integer_ratio(), (5).as_integer_ratio())
    print(math.nan.as_integer_ratio())
