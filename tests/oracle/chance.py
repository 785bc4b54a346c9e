"""Random expressions with `random`, where the program has begun with a seed."""

from .values import FLOAT, INT, STR, Type, list_of


def int_of(make, d: int) -> str:
    r = make.random
    low = r.randint(-20, 20)
    return r.choice([f"random.randint({low}, {low + r.choice([0, 1, 5, 100, 10**9, 10**18])})", f"random.randrange({r.choice([1, 2, 7, 64, 1000, 2**40])})", f"random.randrange({low}, {low + r.randint(1, 50)}, {r.choice([1, 2, 3])})",
                     f"random.randrange({low}, {low - r.randint(1, 50)}, {r.choice([-1, -3])})", f"random.getrandbits({r.choice([1, 8, 31, 32, 33, 62, 63])})", f"random.choice({make.expr(list_of(INT), d)})", f"random.randint({make.expr(INT, 0)}, {make.expr(INT, 0)})"])


def float_of(make, d: int) -> str:
    r = make.random
    return r.choice(["random.random()", "random.random()", f"random.uniform({make.expr(FLOAT, 0)}, {make.expr(FLOAT, 0)})", f"random.uniform({r.randint(-5, 5)}, {r.uniform(0, 9):.2f})", "random.triangular(0.0, 10.0, 3.0)",
                     f"random.choice({make.expr(list_of(FLOAT), d)})"])


def list_of_items(make, type: Type, d: int) -> str:
    r = make.random
    items = make.expr(type, d)
    return r.choice([f"random.sample({items}, {r.choice([0, 1, 2])})", f"random.choices({items}, k={r.randint(0, 4)})", f"random.sample({items}, len({items}))" if items.isidentifier() else f"random.sample({items}, 1)"])


def text_of(make, d: int) -> str:
    return f"random.choice({make.expr(STR, d)})"
