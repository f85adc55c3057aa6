import math

from tutor.lab import case


@case(points=2, rtol=5e-3, atol=1e-12)
def slope_of_parabolas(impl, lab):
    return [impl.slope(parabola(lab), lab.number(4, 6)) for _ in range(3)]


@case(points=1, rtol=5e-3, atol=1e-12)
def slope_of_curves(impl, lab):
    a, x = lab.number(1, 2), lab.number(0.5, 1)
    curves = [lambda x: a * x**3, lambda x: math.exp(-a * x), lambda x: a - 5 * x]
    return [impl.slope(curve, x) for curve in curves]


@case(points=1, rtol=5e-3, atol=1e-6)
def one_step(impl, lab):
    return impl.descend(parabola(lab), lab.number(4, 6), lab.number(0.1, 0.2), 1)


@case(points=1, needs="one_step")
def no_step(impl, lab):
    return impl.descend(parabola(lab), lab.number(4, 6), 0.1, 0)


@case(points=2, rtol=5e-3, atol=1e-6)
def a_whole_path(impl, lab):
    return impl.descend(parabola(lab), lab.number(4, 6), lab.number(0.02, 0.1), lab.whole(5, 9))


@case(points=2, rtol=5e-3, atol=1e-3)
def three_valleys(impl, lab):
    a, bottom = lab.number(2, 4), lab.number(-9, -3)
    valleys = [
        lambda x: (x - a) ** 2 + bottom,  # its lowest value is below 0, its lowest place is a
        lambda x: math.exp(x) - a * x,  # lowest at log(a); not symmetric
        lambda x: 50 + math.cosh(x - a),  # its values never come near 0
    ]
    return [arrival(impl.descend(valley, 1.0, 0.1, 200)) for valley in valleys]


@case(points=1, rtol=5e-3, atol=1e-2)
def a_step_too_long(impl, lab):
    # lr above 1 on x²: every step jumps over the bottom, and lands farther away
    c = lab.number(1, 3)
    return impl.descend(lambda x: (x - c) ** 2, c + 1, 1.1, 4)


def parabola(lab):
    a, c, bottom = lab.number(0.5, 1.5), lab.number(1, 3), lab.number(-2, 2)
    return lambda x: a * (x - c) ** 2 + bottom


def arrival(path):
    """How many places and which one last; whatever is no such list, as it is."""
    is_path = isinstance(path, list) and path
    return {"places": len(path), "last": path[-1]} if is_path else path
