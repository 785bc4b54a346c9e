def break_in_else() -> None:
    while 1:
        for letter in '':
            pass
        else:
            break
    else:
        print('not left')
