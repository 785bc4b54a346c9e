def never_none() -> None:
    digits = {1, 2}
    print(digits == None, digits != None, None == [1], digits is not None, {"a": 1} == None)
