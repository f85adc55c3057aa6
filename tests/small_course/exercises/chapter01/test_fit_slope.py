from tutor.lab import Wrong, at_most, case


def miss(observation, lab):
    return abs(observation[-1] - lab.kept["slope"]) + 1e-3


@case(points=3, seeds=2, training=True, judge=at_most(3.0, score=miss))
def close_to_the_slope(impl, lab):
    slopes = impl.fit(*lab.given, 30)
    for step, slope in enumerate(slopes):
        lab.report(step, slope=slope)
    return slopes


@close_to_the_slope.given
def line(lab):
    slope = lab.number(1, 2)
    x = lab.randn(50)
    return (x, slope * x), {"slope": slope}


@case(points=1, needs="close_to_the_slope")
def every_step(impl, lab):
    x = lab.randn(20)
    return impl.fit(x, 3 * x, 5)


@every_step.judge
def five_numbers(seen, expected, lab):
    if len(seen) != len(expected):
        raise Wrong("too_few", mine=len(seen), reference=len(expected))
