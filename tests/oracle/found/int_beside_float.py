def int_beside_float() -> None:
    most = 9223372036854775807
    for number in [most, most - 1, 9007199254740993, -9223372036854775807 - 1, 3]:
        for other in [9223372036854775808.0, -9223372036854775808.0, 9007199254740992.0, 3.0, 3.5, math.nan, math.inf, -math.inf]:
            print(number == other, number != other, number < other, number <= other, number > other, number >= other, other < number, other <= number)
    print(most == 9223372036854775808.0, 9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0)
