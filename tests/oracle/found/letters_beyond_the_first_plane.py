def letters_beyond_the_first_plane() -> None:
    print("𐐨".upper(), "𐐀".lower(), "a𐐨b".swapcase(), "İ".isupper(), "İ".islower())
