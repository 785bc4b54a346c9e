def fmod_of_nan() -> None:
    print(math.fmod(math.nan, 0), math.fmod(math.inf, math.nan), math.fmod(math.nan, math.inf))
