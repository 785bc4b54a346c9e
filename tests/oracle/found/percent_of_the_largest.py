def percent_of_the_largest() -> None:
    print(f"{1e308:8,.1%}|{-1e307:%}|{math.inf:.2%}")
