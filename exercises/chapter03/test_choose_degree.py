import math

import torch

from tutor.lab import case


@case(points=2)
def features(impl, lab):
    x = lab.randn(6, dtype=torch.float64)
    return {degree: impl.design(x, degree) for degree in (0, 1, 4)}


@case(points=2)
def plain_to_see(impl, lab):
    # between a candidate that is too small and the true one, there is no doubt
    return [choice(impl, lab, true, (true - 2, true), 50, 50, 0.1) for true in true_degrees(lab)]


@case(points=2)
def any_order(impl, lab):
    degrees = lab.shuffled([0, 1, 2, 3, 5, 8])
    true = [lab.choice([2, 3]) for _ in degrees]
    return [choice(impl, lab, d, rotated(degrees, k), 60, 60, 0.3) for k, d in enumerate(true)]


@case(points=2)
def few_points(impl, lab):
    # as many weights as points at the end: the training error says nothing any more
    return [choice(impl, lab, 3, range(12), 12, 40, 0.5) for _ in range(12)]


@case(points=2)
def within_the_noise(impl, lab):
    # the cubic of the lesson: in two of five data sets, a larger degree is best by luck
    clear = [choice(impl, lab, 3, range(1, 11), 100, 100, 0.1) for _ in range(16)]
    loud = [choice(impl, lab, 3, range(1, 8), 40, 30, 3.0) for _ in range(16)]
    return clear, loud


def choice(impl, lab, true, degrees, n, m, noise):
    """The degree chosen from n + m fresh examples of a polynomial of degree `true`."""
    x = lab.randn(n + m, dtype=torch.float64)
    w = [5.0, 1.2, -3.4, 5.6, -6.5, 7.1][: true + 1]
    y = sum(w[i] * x**i / math.factorial(i) for i in range(true + 1))
    y = y + noise * lab.randn(n + m, dtype=torch.float64)
    return impl.choose_degree(x[:n], y[:n], x[n:], y[n:], list(degrees))


def true_degrees(lab):
    return lab.shuffled([2, 3, 4, 5]) + [lab.whole(2, 6) for _ in range(4)]


def rotated(items, k):
    return items[k:] + items[:k]
