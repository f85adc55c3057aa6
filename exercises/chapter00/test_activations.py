from tutor.lab import case


@case(points=1)
def relu_on_both_sides(impl, lab):
    return [number(impl.relu(z)) for z in (lab.number(0, 5), lab.number(-5, 0), 0.0)]


@case(points=1)
def leaky_relu_on_both_sides(impl, lab):
    up, down, slope = lab.number(1, 5), lab.number(-5, -1), lab.number(0.1, 0.5)
    found = [impl.leaky_relu(z) for z in (up, down, 0.0)]
    found += [impl.leaky_relu(z, slope) for z in (up, down, lab.number(0.01, 0.09))]
    return [number(value) for value in found]


@case(points=1)
def sigmoid_near_zero(impl, lab):
    return [number(impl.sigmoid(z)) for z in (lab.number(0, 4), lab.number(-4, 0), 0.0)]


@case(points=1, constant=True)
def sigmoid_far_below(impl, lab):
    return number(impl.sigmoid(lab.number(-1200, -800)))


@case(points=1, constant=True)
def sigmoid_far_above(impl, lab):
    return number(impl.sigmoid(lab.number(800, 1200)))


@case(points=1)
def tanh_near_zero(impl, lab):
    return [number(impl.tanh(z)) for z in (lab.number(0, 2), lab.number(-2, 0), 0.0)]


@case(points=1, constant=True)
def tanh_far_out(impl, lab):
    return [number(impl.tanh(z)) for z in (lab.number(800, 1200), lab.number(-1200, -800))]


@case(points=1)
def softmax_of_small_numbers(impl, lab):
    return numbers(impl.softmax(lab.randn(4).tolist()))


@case(points=1)
def softmax_of_large_numbers(impl, lab):
    z = (1000 + lab.randn(3)).tolist()
    return numbers(impl.softmax([*z, 0.0]))


@case(points=1)
def softmax_of_very_negative_numbers(impl, lab):
    return numbers(impl.softmax((lab.randn(3) - 1000).tolist()))


def number(found):
    """0 is as good an answer as 0.0, and so is an array or tensor of one number."""
    found = plain(found)
    return float(found) if isinstance(found, int) and not isinstance(found, bool) else found


def numbers(found):
    found = plain(found)
    return [number(each) for each in found] if isinstance(found, (list, tuple)) else found


def plain(found):
    """NumPy and PyTorch give arrays; Python's own numbers and lists stay as they are."""
    return found.tolist() if hasattr(found, "tolist") else found
