def main() -> None:
    random.seed(42)
    print(random.random(), random.random(), random.randint(1, 6), random.randint(-10, 10 ** 12), random.randrange(10), random.randrange(5, 50, 5), random.randrange(10, 0, -3))
    xs = list(range(10))
    random.shuffle(xs)
    print(xs, random.choice(xs), random.choice("abcdef"), random.choice((7, 8, 9)))
    print(random.sample(xs, 3), random.sample(range(1000), 4), random.sample(range(100), 30), random.sample("abc", 3), random.sample(xs, 0))
    print(random.uniform(1, 10), random.triangular(0, 10, 3), random.getrandbits(5), random.getrandbits(32), random.getrandbits(40), random.getrandbits(0))
    print(random.choices(xs, k=5), random.choices([1, 2, 3], [1, 1, 8], k=6), random.choices("ab", weights=[0.5, 0.5], k=4), random.choices(xs))
    print(round(random.gauss(0, 1), 12), round(random.gauss(10, 2), 12), round(random.gauss(), 12), round(random.normalvariate(0, 1), 12), round(random.expovariate(2), 12), round(random.lognormvariate(0, 0.5), 12))
    for seed in [0, 1, -7, 2 ** 33, 123456789012345678]:
        random.seed(seed)
        print(random.random(), random.getrandbits(63), random.gauss(0, 1) > -10)
    random.seed(5)
    for _ in range(700):
        random.random()
    print(random.random())


main()
