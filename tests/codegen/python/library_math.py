def main() -> None:
    print(math.comb(5, 2), math.comb(60, 30), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.factorial(20), math.gcd(12, 18), math.gcd(), math.gcd(8, 12, 20), math.gcd(-4), math.lcm(4, 6), math.lcm(2, 3, 4), math.lcm(), math.lcm(0, 5))
    print(math.isqrt(99), math.isqrt(0), math.isqrt(10 ** 18), math.prod([1, 2, 3, 4]), math.prod([1.5, 2]), math.prod([], start=7), math.prod([2, 3], start=2))
    print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.1), math.isclose(0, 1e-10, abs_tol=1e-9), math.isclose(math.inf, math.inf))
    print(math.fsum([0.1] * 10), math.fsum([1e100, 1.0, -1e100, 1e-5]), math.fsum([1, 2, 3]), math.fsum([]), math.fsum([1e16, 1.0, 1e-16]), math.fsum([0.1, 0.2, 0.3, -0.6]))
    print(math.dist([0, 0], [3, 4]), math.dist((1.5, 2.5, 3.5), (0, 1, 2)), math.hypot(3, 4), math.hypot(), math.hypot(-2.5), math.hypot(1, 2, 3), math.hypot(1e200, 1e200), math.hypot(1e-320, 2e-320), math.hypot(math.inf, math.nan))
    print(math.fmod(7.5, 2), math.fmod(-7.5, 2), math.fmod(1e300, 3), math.remainder(7, 4), math.remainder(-5, 3), math.remainder(5.5, 1), math.remainder(2.5, 1), math.remainder(3, math.inf))
    print(math.modf(3.75), math.modf(-3.75), math.modf(math.inf), math.modf(-0.0), math.frexp(10.0), math.frexp(0.0), math.frexp(-0.3), math.ldexp(0.5, 5), math.ldexp(1.0, -1080), math.ldexp(3.0, -1074))
    print(math.copysign(3, -0.0), math.copysign(-3, 1), math.nextafter(1, 2), math.nextafter(0, -1), math.nextafter(1.0, 0.0), math.nextafter(-1.0, 0.0), math.ulp(1.0), math.ulp(0.0), math.ulp(-1e300), math.ulp(math.inf))
    print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.floor(9007199254740993), math.ceil(3), math.trunc(7), math.floor(2))
    print(math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.exp2(3), math.cbrt(27), math.pow(2, 0.5))
    print(round(math.sinh(1), 12), round(math.cosh(1), 12), round(math.tanh(1), 12), round(math.asinh(1), 12), round(math.acosh(2), 12), round(math.atanh(0.5), 12))
    print(round(math.erf(0.5), 12), round(math.erfc(0.5), 12), round(math.gamma(5), 9), round(math.gamma(0.5), 12), round(math.lgamma(10), 9))
    print(math.degrees(math.pi), math.radians(180), math.sin(0), math.cos(0), math.atan2(1, 1), math.pi, math.e, math.tau, math.inf, -math.inf, math.nan, math.isnan(math.nan), math.isfinite(1), math.isinf(-math.inf), math.fabs(-2))
    print(list(map(math.sqrt, [1, 4, 9])), list(map(math.floor, [1.5, -1.5])), sorted([3, -1], key=math.fabs))


main()
