record Task:
    name: str
    due: date
    length: timedelta = timedelta(hours=1)


def next_month(day: date) -> date:
    if day.month == 12:
        return date(day.year + 1, 1, day.day)
    return day.replace(month=day.month + 1)


def parts(t: datetime) -> tuple[int, int, int, int, int, int, int]:
    return t.year, t.month, t.day, t.hour, t.minute, t.second, t.microsecond


def main() -> None:
    d = date(2024, 2, 29)
    print(d, repr(d), [d], d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.toordinal(), d.isoformat(), d.ctime())
    t = datetime(2024, 2, 29, 13, 5, 9, 70)
    print(t, repr(t), (t,), parts(t), t.date(), t.weekday(), t.isoweekday(), t.toordinal(), t.isoformat(), t.ctime())
    print(datetime(2024, 1, 2), repr(datetime(2024, 1, 2)), repr(datetime(2024, 1, 2, 3, 4)), repr(datetime(2024, 1, 2, second=5)), repr(datetime(2024, 1, 2, microsecond=6)))
    print(t.isoformat(" "), t.isoformat(sep="_", timespec="minutes"), t.isoformat(timespec="hours"), t.isoformat(timespec="seconds"), t.isoformat(timespec="milliseconds"), t.isoformat("T", "microseconds"))

    # The calendar.
    for year in [1, 4, 100, 400, 1582, 1900, 1970, 1999, 2000, 2023, 2024, 2100, 9999]:
        first, last = date(year, 1, 1), date(year, 12, 31)
        print(year, first.toordinal(), last.toordinal() - first.toordinal(), first.weekday(), last.weekday(), date(year, 3, 1) - date(year, 2, 28), date.fromordinal(first.toordinal() + 59))
    for ordinal in [1, 2, 31, 32, 59, 60, 365, 366, 1461, 36524, 36525, 146097, 146098, 577736, 719163, 730120, 730485, 3652059]:
        day = date.fromordinal(ordinal)
        print(ordinal, day, day.toordinal(), day.strftime("%j %U %W %u %w %a"))
    day = date(1999, 12, 20)
    while day < date(2000, 3, 3):
        assert date.fromordinal(day.toordinal()) == day
        assert date(day.year, day.month, day.day) == day
        day += timedelta(days=1)
    print(day)
    for year in range(1990, 2040):
        weeks = [date(year, 1, n).strftime("%G-%V-%u") for n in [1, 2, 3, 4]] + [date(year, 12, n).strftime("%G-%V-%u") for n in [28, 29, 30, 31]]
        print(year, " ".join(weeks))
        year_week, week, weekday = date(year, 12, 30).isocalendar()
        print(year_week, week, weekday, date(year, 1, 1).isocalendar()[1])

    # Spans.
    spans = [timedelta(), timedelta(1), timedelta(days=-1), timedelta(hours=25), timedelta(seconds=-1), timedelta(microseconds=-1), timedelta(weeks=2, days=-3, hours=1, minutes=2, seconds=3, milliseconds=4, microseconds=5), timedelta(milliseconds=1500), timedelta(minutes=-90), timedelta(days=100000), timedelta(0, 86399, 999999)]
    for span in spans:
        print(span, repr(span), span.days, span.seconds, span.microseconds, span.total_seconds(), bool(span), abs(span), -span, +span)
    print(timedelta(0.5), timedelta(hours=0.1), timedelta(days=1.1), timedelta(seconds=0.0000005), timedelta(seconds=0.0000015), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(microseconds=-0.5), timedelta(microseconds=-1.5), timedelta(microseconds=2.5))
    print(timedelta(days=1.5, hours=-0.25), timedelta(weeks=0.1), timedelta(minutes=1 / 3), timedelta(seconds=1e-7), timedelta(milliseconds=0.1, microseconds=0.4), timedelta(hours=1, minutes=0.5), timedelta(days=0.1, seconds=0.1, microseconds=0.1, milliseconds=0.1, minutes=0.1, hours=0.1, weeks=0.1))
    hour = timedelta(hours=1)
    print(hour * 3, 3 * hour, hour * -1, hour * 0.5, 1.5 * hour, hour / 2, hour / 7, hour / 0.3, hour / hour, hour / timedelta(minutes=7), hour // timedelta(minutes=7), hour % timedelta(minutes=7), hour // 7, -hour // 7, -hour / 7)
    print(timedelta(microseconds=5) * 0.1, timedelta(microseconds=5) / 2, timedelta(microseconds=7) / 2, timedelta(microseconds=-5) / 2, timedelta(microseconds=5) / -2, timedelta(microseconds=3) * 0.5, timedelta(microseconds=1) * 0.5, timedelta(microseconds=15) * 0.1, timedelta(microseconds=25) * 0.3, timedelta(microseconds=1) / 2.0, timedelta(microseconds=3) / 2.0, timedelta(microseconds=1) / 0.4, timedelta(microseconds=-1) / 0.4)
    print(divmod(timedelta(hours=-1), timedelta(minutes=7)), timedelta(hours=-1) % timedelta(minutes=7), -hour // timedelta(minutes=7), divmod(timedelta(5), timedelta(2)))
    print(hour + timedelta(minutes=5), hour - timedelta(days=1), sum([hour, hour, timedelta(minutes=1)], timedelta()), max(spans), min(spans), sorted(spans)[:3])

    # Arithmetic.
    print(d + timedelta(days=1), d - timedelta(days=60), timedelta(366) + d, d - date(2023, 2, 28), date(2023, 2, 28) - d, d + timedelta(hours=30), d - timedelta(hours=30), d - timedelta(hours=-1))
    print(t + timedelta(seconds=51), t - timedelta(hours=14), timedelta(days=1) + t, t - datetime(2024, 3, 1), (t - datetime(1970, 1, 1)).total_seconds(), t + timedelta(microseconds=-71))
    print(date(1, 1, 1) + timedelta(days=3652058), date(9999, 12, 31) - timedelta(days=3652058), datetime(9999, 12, 31, 23, 59, 59, 999999) - datetime(1, 1, 1))
    deadline = d
    deadline += timedelta(weeks=1)
    deadline -= timedelta(days=1)
    span = hour
    span *= 3
    span /= 2
    span += hour
    span -= timedelta(minutes=1)
    print(deadline, span, next_month(date(2024, 12, 5)), next_month(d))

    # Comparison, keys, records.
    print(d == date(2024, 2, 29), d != date(2024, 2, 29), d < date(2024, 3, 1), d <= d, d > date(2023, 12, 31), d >= deadline, t < datetime(2024, 2, 29, 13, 5, 9, 71), hour > timedelta(minutes=59), hour == timedelta(minutes=60))
    if date(2024, 1, 1) <= d < date(2025, 1, 1):
        print("in 2024")
    counts = {d: 1, date(2024, 3, 1): 2}
    counts[date(2024, 2, 28) + timedelta(days=1)] += 10
    print(counts, counts.get(date(2000, 1, 1)), d in counts, {t, t, datetime(2024, 2, 29, 13, 5, 9, 70)}, (d, 1) < (d, 2), {hour: "h"}[timedelta(minutes=60)])
    tasks = [Task("b", date(2024, 5, 1)), Task("a", d, timedelta(days=2)), Task("c", date(2023, 1, 1))]
    print(sorted(tasks, key=lambda task: task.due), min(task.due for task in tasks), [task.name for task in tasks if task.due > d], tasks[0] == Task("b", date(2024, 5, 1)))
    maybe: date | None = None
    print(maybe, maybe == d)
    maybe = d
    print(maybe.year if maybe is not None else 0, maybe == d)
    print(list(map(date.fromisoformat, ["2024-01-02", "20240103"])), [f"{x}" for x in [d]], str(hour), f"{t:%H:%M}", f"{d:%d.%m.%Y}", f"{d}", f"{t!r}", f"{hour}", f"{str(hour):>10}", format(d, "%y"))
    form = "%A"
    print(f"{d:{form}}", d.strftime(form))
    both: list[date | int] = [d, 3]
    for one in both:
        if isinstance(one, date):
            print(one.year)
        else:
            print(one + 1)
    print(t.replace(year=2023, day=1), t.replace(hour=0, minute=0, second=0, microsecond=0), d.replace(day=1), d.replace(year=2028))

    # As text.
    for letter in "aAbBcCdDeFgGhHIjklmMnpPrRSTuUVwWxXyYZz%fQ":
        print(letter, repr(t.strftime("<%" + letter + ">")), repr(d.strftime("%" + letter)), repr(datetime(1987, 1, 4, 0, 0, 1).strftime("%" + letter)))
    print(t.strftime("%-d.%-m. %-I %_d %0e %^a %^B"), t.strftime(""), t.strftime("%"), t.strftime("a%"), t.strftime("%%d"), t.strftime("Grüße %d € %B"), t.strftime("%d/%m/%Y, %H:%M:%S.%f %p"))
    for h in [0, 1, 11, 12, 13, 23]:
        print(datetime(2024, 1, 1, h).strftime("%I %p %l %k"))
    print(date(1, 1, 1).strftime("%Y %y %G %C"), date(987, 6, 5).strftime("%Y-%m-%d"), date(1, 1, 1), date(1, 1, 1).ctime())

    # Out of text.
    for text in ["2024-02-29", "20240229", "0001-01-01", "9999-12-31"]:
        print(repr(date.fromisoformat(text)))
    for text in ["2024-02-29", "2024-02-29T13", "2024-02-29 13:05", "2024-02-29x13:05:09", "2024-02-29 13:05:09.5", "2024-02-29 13:05:09,123", "2024-02-29 13:05:09.123456", "2024-02-29 13:05:09.1234567", "20240229T1305", "20240229T130509", "2024-02-29€13:05"]:
        print(repr(datetime.fromisoformat(text)))
    print(datetime.strptime("29.2.2024", "%d.%m.%Y"), datetime.strptime("2024-02-29 13:05:09.07", "%Y-%m-%d %H:%M:%S.%f"), datetime.strptime("feb 3 24", "%b %d %y"), datetime.strptime("03 FEBRUARY 69", "%d %B %y"))
    print(datetime.strptime("12:05 am", "%I:%M %p"), datetime.strptime("12:05 PM", "%I:%M %p"), datetime.strptime("1:05PM", "%I:%M%p"), datetime.strptime("60 2024", "%j %Y"), datetime.strptime("Thu, 29 Feb 2024", "%a, %d %b %Y"), datetime.strptime("Thursday", "%A"))
    print(datetime.strptime("20240229130509", "%Y%m%d%H%M%S"), datetime.strptime("Thu Feb 29 13:05:09 2024", "%c"), datetime.strptime("02/29/24 13:05:09", "%x %X"), datetime.strptime("100%  7", "100%% %d"), datetime.strptime("5/6/2023", "%m/%d/%Y").date())

    # Local time and seconds since 1970.
    for t in [datetime(1970, 1, 1), datetime(2024, 1, 15, 12), datetime(2024, 7, 15, 12, 30, 1, 250000), datetime(2024, 3, 31, 1, 59), datetime(2024, 3, 31, 2, 30), datetime(2024, 3, 31, 3), datetime(2024, 10, 27, 1, 59), datetime(2024, 10, 27, 2, 30), datetime(2024, 10, 27, 3), datetime(1969, 12, 31, 23, 59, 59, 900000), datetime(1999, 12, 31, 23, 59, 59, 999999)]:
        stamp = t.timestamp()
        print(t, stamp, datetime.fromtimestamp(stamp), datetime.utcfromtimestamp(stamp), date.fromtimestamp(stamp))
    for seconds in [0.0, 1.5, -1.5, 1e9, 1711846799.9999999, 1711846800.0, 1729987200.5, 0.0000005, 0.0000015, -0.0000005, 1234567890.1234567]:
        print(seconds, repr(datetime.fromtimestamp(seconds)), repr(datetime.utcfromtimestamp(seconds)))
    now = datetime.now()
    print(abs(now.timestamp() - time.time()) < 5, date.today() == now.date() or now.hour == 0, datetime.today() >= now, abs((datetime.utcnow() - now).total_seconds()) < 50000, time.strftime("%Y") == str(now.year), len(time.ctime()) == 24)


main()
