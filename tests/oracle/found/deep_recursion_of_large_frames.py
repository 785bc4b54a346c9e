def nested(n: int) -> str:
    if n <= 0:
        return ""
    return f"{nested(n - 1)}{n % 10}{[n, n + 1, n + 2]!r:.1}{(n, str(n))[1]:.1}"


def deep_recursion_of_large_frames() -> None:
    kept = ["a", "b"]
    print(len(nested(700)))
    print(kept, "c".join(kept))
