def digits_of_other_scripts() -> None:
    print(int("٣٤"), int("０１２"), int("\u2003 -५ "), float("٣.٥"), float("\u30001e٢"))
