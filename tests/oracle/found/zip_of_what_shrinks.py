def zip_of_what_shrinks() -> None:
    empty = ''
    zero, letters, none = (0, [empty, empty], 0)
    for pair in zip([1.5, 100.0], letters):
        letters.pop()
    print(letters)
    names = ['a', 'b', 'c', 'd']
    for i, name in enumerate(names):
        names.pop()
    print(names)
