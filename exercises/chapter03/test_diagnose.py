from tutor.lab import case


@case(points=1)
def clear_cases(impl, lab):
    runs = []
    for _ in range(6):
        target = lab.number(0.1, 0.15)
        runs += [
            (target + 0.3, target + 0.35, target, 0.01),
            (0.02, target + 0.25, target, 0.01),
            (target - 0.05, target - 0.03, target, 0.01),
        ]
    return verdicts(impl, lab, *runs)


@case(points=1)
def high_and_equal(impl, lab):
    target = lab.number(0.02, 0.1)
    runs = [(err, err + lab.number(-0.005, 0.005), target, 0.01) for err in (0.2, 0.45, 0.9)]
    return verdicts(impl, lab, *runs, (0.0, target + 0.2, target, 0.01), (0.0, 0.0, target, 0.01))


@case(points=1)
def harmless_gap(impl, lab):
    target = lab.number(0.2, 0.3)
    runs = [(0.0, target - below, target, 0.02) for below in (0.02, 0.1)]
    return verdicts(impl, lab, *runs, (0.0, 0.5, target, 0.02), (target + 0.2, 0.55, target, 0.02))


@case(points=1)
def a_bit_of_both(impl, lab):
    parts = [(0.05, 0.15), (0.15, 0.05), (0.05, 0.35), (0.3, 0.2), (-0.01, 0.1), (0.04, 0.02)]
    runs = []
    for short, gap in 3 * parts:
        target = lab.number(0.15, 0.25)
        runs.append((target + short, target + short + gap, target, 0.01))
    equal = 0.375, 0.5, 0.25, 0.0  # exact in binary: both parts are 0.125
    return verdicts(impl, lab, *runs, equal)


@case(points=1)
def just_around_the_target(impl, lab):
    target, tolerance = lab.number(0.1, 0.2), lab.number(0.02, 0.04)
    off = [-0.5 * tolerance, 0.5 * tolerance, 1.5 * tolerance]
    low = [(0.05, target + far, target, tolerance) for far in off]
    high = [(target + far, target + far, target, tolerance) for far in off]
    exact = (0.125, 0.25, 0.25, 0.0), (0.25, 0.125, 0.125, 0.125)
    return verdicts(impl, lab, *low, *high, *exact)


def verdicts(impl, lab, *runs):
    """The verdict of each run, in a random order."""
    return [impl.diagnose(*run) for run in lab.shuffled(runs)]
