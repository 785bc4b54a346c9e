@dataclass
class Chain:
    value: int
    next: Chain | None = None


def chain_of(a: Chain | str | tuple[Chain, Chain | None]) -> Chain | str | tuple[Chain, Chain | None]:
    return a


def match_of_records_in_records() -> None:
    for value in [chain_of(Chain(1)), chain_of(Chain(0, Chain(2))), chain_of("a"), chain_of((Chain(1), None)), chain_of((Chain(2), Chain(3)))]:
        match value:
            case Chain(n, _) if n > 0:
                print("more", n)
            case Chain() as node:
                print(node)
            case (_, Chain(next=None)):
                print("two")
            case tuple() as both:
                print(both)
            case text:
                print(text)
