def changed_in_place() -> None:
    numbers = [1, 2]
    same = numbers
    same *= 2
    same += [3]
    print(numbers, numbers is same)
    digits = {1, 2, 3}
    also = digits
    also &= {1, 2, 5}
    print(sorted(digits))
    also ^= {1, 7}
    print(sorted(digits))
    also -= {7}
    also |= {9}
    print(sorted(digits), digits is also)
    numbers *= 0
    print(same)
