@dataclass
class OneField:
    x: int


def one_field_of(a: OneField | str | None) -> OneField | str | None:
    return a


def optional_with_less() -> None:
    for value in [one_field_of(OneField(1)), one_field_of("a"), one_field_of(None)]:
        if isinstance(value, str):
            print(value)
        else:
            print(value, [value], value is None)
