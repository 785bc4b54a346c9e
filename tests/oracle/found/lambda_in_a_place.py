def lambda_in_a_place() -> None:
    names = {'': ['a'], 'bb': ['b']}
    names[sorted(['bb', ''], key=lambda name: (len(name), name))[0]] += ['c']
    print(names)
