def power_of_zero() -> None:
    zero = 0.0
    print(math.pow(zero, -math.inf), zero ** -math.inf, math.pow(-zero, math.inf), zero ** 0.0)
    print(math.pow(zero, -1.0))
