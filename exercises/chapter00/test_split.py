import random

from tutor.lab import Wrong, case


@case(points=2, seeds=2)
def every_row_once(impl, lab):
    return shared_out(impl, lab, 10 * lab.whole(2, 6), (50, 30, 20))


@case(points=3, seeds=3, needs="every_row_once")
def no_row_is_lost(impl, lab):
    shares = lab.choice([(60, 20, 20), (70, 15, 15), (33, 33, 34)])
    n = lab.choice([23, 37, 41, 58])  # none of these gives three whole numbers
    return shared_out(impl, lab, n, shares)


@case(points=2, needs="every_row_once")
def in_random_order(impl, lab):
    return shared_out(impl, lab, 200, (80, 10, 10))


@case(points=2, needs="every_row_once")
def same_generator_same_split(impl, lab):
    seeds = lab.seed, lab.seed, lab.seed + 1
    return [impl.split(60, (0.5, 0.3, 0.2), random.Random(seed)) for seed in seeds]


@case(points=1, needs="every_row_once")
def leaves_other_programs_their_luck(impl, lab):
    random.seed(lab.seed)  # the generator that the whole program shares
    seen = shared_out(impl, lab, 20, (50, 25, 25))
    return {**seen, "after": random.random()}


def shared_out(impl, lab, n, shares):
    """The three parts, and what was asked for: n rows, and the shares in percent."""
    made = impl.split(n, tuple(share / 100 for share in shares), random.Random(lab.seed))
    return {"n": n, "shares": shares, "parts": [list(part) for part in made]}


@every_row_once.judge
def judge_parts(seen, expected, lab):
    check(seen["parts"], expected)


@no_row_is_lost.judge
def judge_uneven_parts(seen, expected, lab):
    check(seen["parts"], expected)


@in_random_order.judge
def judge_order(seen, expected, lab):
    check(seen["parts"], expected)
    for name, part in zip(("validation", "test"), seen["parts"][1:], strict=True):
        # that 20 random rows of 200 lie so close together: less than once in a billion
        if max(part) - min(part) < 60:
            raise Wrong("in_a_row", part=name, low=min(part), high=max(part))


@same_generator_same_split.judge
def judge_generator(seen, expected, lab):
    first, again, other = seen
    if first != again:
        raise Wrong("not_repeatable")
    if first == other:
        raise Wrong("ignores_the_generator")


@leaves_other_programs_their_luck.judge
def judge_global_state(seen, expected, lab):
    check(seen["parts"], expected)
    if seen["after"] != expected["after"]:
        raise Wrong("global_generator")


def check(made, asked):
    """Three disjoint lists, of about the right sizes, that hold every row."""
    n, shares = asked["n"], asked["shares"]
    if len(made) != 3:
        raise Wrong("not_three", mine=len(made))
    names = ("train", "validation", "test")
    for name, part in zip(names, made, strict=True):
        if not all(type(row) is int for row in part):
            raise Wrong("not_row_numbers", part=name)
        if len(set(part)) < len(part):
            raise Wrong("twice_in_a_part", part=name)
    if made[0][-1:] == made[1][:1] and made[1][-1:] == made[2][:1]:
        raise Wrong("shared_at_the_cuts")
    for one, other in ((0, 1), (0, 2), (1, 2)):
        if common := set(made[one]) & set(made[other]):
            raise Wrong(f"{names[one]}_and_{names[other]}", count=len(common))
    rows = {row for part in made for row in part}
    if outside := rows - set(range(n)):
        raise Wrong("no_such_row", row=max(outside), n=n, last=n - 1)
    for name, part, share in zip(names, made, shares, strict=True):
        if abs(len(part) - n * share / 100) > 2:
            raise Wrong("size", part=name, mine=len(part), wanted=round(n * share / 100), n=n)
    if len(rows) < n:
        raise Wrong("lost", count=n - len(rows), n=n)
