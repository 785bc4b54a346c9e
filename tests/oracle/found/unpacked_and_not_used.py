def says(number: int) -> int:
    print("says", number)
    return number


def unpacked_and_not_used() -> None:
    first, second = says(1), says(2)
    (third, fourth), fifth = (says(3), says(4)), says(5)
    numbers = [1]
    sixth, seventh = "abc".find("b"), numbers[1]
