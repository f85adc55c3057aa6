from tutor.lab import Wrong, case

N, D = 60, 25  # rows of each; features: enough to learn many rows by heart


@case(points=2)
def tail_of_the_coin(impl, lab):
    pairs = [(4, 5), (lab.whole(11, 15), 20), (lab.whole(25, 30), 60), (120, 200)]
    return [float(impl.p_value(hits, n)) for hits, n in pairs]


@case(points=1, constant=True)
def none_and_all(impl, lab):
    return [float(impl.p_value(hits, n)) for hits, n in ((0, 9), (9, 9), (1, 1), (500, 1000))]


@case(points=3, seconds=30)
def quiet_without_shift(impl, lab):
    return [float(impl.shift_detector(lab.randn(N, D), lab.randn(N, D))) for _ in range(300)]


@case(points=3, needs="quiet_without_shift")
def finds_a_shift(impl, lab):
    return [float(impl.shift_detector(lab.randn(N, D), shifted(lab))) for _ in range(60)]


@case(points=1, needs="finds_a_shift")
def few_rows_and_many(impl, lab):
    p = [impl.shift_detector(lab.randn(n, 2), lab.randn(n, 2) + 1.5) for n in (4, 40, 400)]
    return [float(value) for value in p]


def shifted(lab):
    """Three of the features have moved."""
    X = lab.randn(N, D)
    X[:, :3] += 2.0
    return X


@quiet_without_shift.judge
def few_alarms(seen, expected, lab):
    alarms = share_of_alarms(seen, 300)
    if alarms > 0.6:
        raise Wrong("always_alarms", mine=alarms)
    if alarms > 0.115:  # 0.05 and five standard errors of 300 runs
        raise Wrong("false_alarms", mine=alarms)
    if sum(p < 0.7 for p in seen) < 60:  # by chance, about half the runs have more hits than misses
        raise Wrong("never_doubts", mine=min(seen))


@finds_a_shift.judge
def many_alarms(seen, expected, lab):
    alarms = share_of_alarms(seen, 60)
    if (middle := sorted(seen)[30]) > 0.7:
        raise Wrong("surer_than_sure" if middle > 0.99 else "grows_with_the_shift", mine=middle)
    if middle > 0.3:
        raise Wrong("sees_nothing", mine=middle)
    if alarms < 0.9:
        raise Wrong("misses", mine=alarms)


@few_rows_and_many.judge
def evidence(seen, expected, lab):
    share_of_alarms(seen, 3)
    few, _, many = seen
    if few < 1 / 16:  # four held-out rows: all right has probability 1/16
        raise Wrong("too_sure", mine=few)
    if many > 1e-12:
        raise Wrong("not_sure", mine=many)


def share_of_alarms(seen, count):
    """How many p-values are below 0.05; they must be probabilities."""
    if len(seen) != count or not all(0 <= p <= 1 + 1e-9 for p in seen):
        raise Wrong("no_probability", mine=next(p for p in seen if not 0 <= p <= 1 + 1e-9))
    return sum(p < 0.05 for p in seen) / count
