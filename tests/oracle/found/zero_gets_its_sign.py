def zero_gets_its_sign() -> None:
    zeros = [0.0, -0.0]
    zeros[0] = -0.0
    zeros[1] = 0.0
    by_sign = {True: -0.0, True: 0.0}
    by_sign[False] = 0.0
    by_sign[False] = -0.0
    print(zeros, by_sign)
