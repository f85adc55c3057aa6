from tutor.lab import case


@case(points=1, constant=True)
def slope_of_relu(impl, lab):
    return [number(impl.slope("relu", z)) for z in (lab.number(0, 3), lab.number(-3, 0), 0.0)]


@case(points=1)
def slope_of_sigmoid(impl, lab):
    return [number(impl.slope("sigmoid", z)) for z in (0.0, lab.number(0, 4), lab.number(-4, 0))]


@case(points=1)
def slope_of_tanh(impl, lab):
    return [number(impl.slope("tanh", z)) for z in (0.0, lab.number(0, 2), lab.number(-2, 0))]


@case(points=1, constant=True)
def no_layer(impl, lab):
    return number(impl.gradient_through("sigmoid", 0, lab.number(-2, 2)))


@case(points=2, atol=1e-30)
def through_sigmoids(impl, lab):
    z = lab.number(0.5, 2)
    return [number(impl.gradient_through("sigmoid", L, z)) for L in (1, 2, 10)]


@case(points=1, atol=1e-30)
def through_tanhs(impl, lab):
    z = lab.number(-2, -0.5)
    return [number(impl.gradient_through("tanh", L, z)) for L in (1, 2, 10)]


@case(points=1, constant=True)
def through_relus(impl, lab):
    up, down = lab.number(0.5, 3), lab.number(-3, -0.5)
    return [number(impl.gradient_through("relu", 10, z)) for z in (up, down)]


@case(points=2, atol=1e-30)
def bound_for_sigmoids(impl, lab):
    return [number(impl.sigmoid_bound(L)) for L in (1, lab.whole(2, 9), lab.whole(10, 40))]


def number(found):
    """1 is as good an answer as 1.0, and so is an array or tensor of one number."""
    found = found.tolist() if hasattr(found, "tolist") else found
    return float(found) if isinstance(found, int) and not isinstance(found, bool) else found
