def division_of_large_ints() -> None:
    most = 9223372036854775807
    for number in [3, -7, 9007199254740993, most, most - 1, -most, -most - 1, 4611686018427387905]:
        for other in [3, 9007199254740993, -9007199254740995, most, -most - 1, 1, -1, 4611686018427387905]:
            print(number / other)
        print(most / number)
