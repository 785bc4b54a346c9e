def repr_of_private() -> None:
    print(repr(chr(1114111)), repr("\ue000\u2060\u1680\U000f0000\U000e0100"))
