from itertools import pairwise

from tutor.lab import case


@case(points=1)
def parameters(impl, lab):
    sizes = widths(lab, 3)
    return [impl.parameter_floats(sizes), impl.parameter_floats(sizes[:2])]


@case(points=1)
def one_layer(impl, lab):
    sizes, n = widths(lab, 2), lab.whole(2, 9)
    return [impl.activation_floats(sizes, n, training) for training in (True, False)]


@case(points=2)
def held_while_training(impl, lab):
    return [impl.activation_floats(widths(lab, k), lab.whole(2, 99), True) for k in (3, 4, 7)]


@case(points=2)
def alive_while_predicting(impl, lab):
    narrow, wide, n = widths(lab, 4), [99, 98, 97], lab.whole(2, 9)
    shapes = [
        narrow + wide,
        narrow + wide + narrow,
        wide + narrow,
    ]  # the worst is last, inside, first
    shapes.append([50, 3, 60, 2, 40])  # the two widest are no neighbours
    return [impl.activation_floats(sizes, n, False) for sizes in shapes]


@case(points=1)
def deeper_and_deeper(impl, lab):
    width, n = lab.whole(10, 99), lab.whole(10, 99)
    depths = [[width] * (layers + 1) for layers in (1, 10, 100)]
    return [[impl.activation_floats(s, n, t) for s in depths] for t in (True, False)]


@case(points=3, seeds=2)
def batch_that_fits(impl, lab):
    sizes, n = widths(lab, 4), lab.whole(5, 50)
    net = sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes))
    each = sum(sizes[:-1])
    fits = [2 * net + n * each, 2 * net + n * each - 1, 2 * net + n * each + 1]
    too_small = [2 * net - 1, 2 * net + each - 1, net + each]
    return [impl.largest_batch(sizes, floats) for floats in fits + too_small]


def widths(lab, count):
    """Different numbers, so that no two widths can be taken for each other."""
    return [lab.whole(2, 9) + 9 * i for i in lab.shuffled(range(count))]
