def character_format() -> None:
    print(f"{97:5c}|{97:<5c}|{128512:*^5c}")
