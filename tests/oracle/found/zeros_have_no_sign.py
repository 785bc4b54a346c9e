def zeros_have_no_sign() -> None:
    print(math.fsum([-0.0]), math.fsum([-0.0, -0.0]), math.fsum([1.0, -1.0]), math.fsum([-0.0, 2.5]))
