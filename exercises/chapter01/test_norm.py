import math

import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["norm"])


@case(points=2)
def length_of_a_vector(impl, lab):
    return impl.norm(lab.randn(5, dtype=torch.float64))


@case(points=2)
def any_p(impl, lab):
    # the first entries are below 0, the rest are drawn
    x = torch.cat([-lab.rand(2, dtype=torch.float64), lab.randn(4, dtype=torch.float64)])
    return [impl.norm(x, p=p) for p in (1, 3, lab.number(1.1, 1.9), lab.number(2.1, 6.0))]


@case(points=1)
def whole_matrix(impl, lab):
    return impl.norm(lab.randn(4, 3, dtype=torch.float64))


@case(points=1)
def along_an_axis(impl, lab):
    X = lab.randn(2, 3, 4, dtype=torch.float64)
    A = lab.randn(4, 3)
    return [*(impl.norm(X, dim=dim) for dim in (0, 1, -1)), impl.norm(A.T, p=1, dim=1)]


@case(points=1)
def keeps_the_axis(impl, lab):
    X = lab.randn(3, 4)
    return [impl.norm(X, 3, dim, keepdim=True) for dim in (1, 0, None)]


@case(points=1)
def largest_entry(impl, lab):
    X = lab.randn(3, 4, dtype=torch.float64)
    X[0] = -2 - X[0].abs()  # the largest sizes are those of negative entries
    return [
        impl.norm(X, math.inf),
        impl.norm(X, math.inf, dim=0),
        impl.norm(X, p=math.inf, dim=1, keepdim=True),
    ]


@case(points=1)
def input_stays_as_it_is(impl, lab):
    X = lab.randn(3, 4)
    return impl.norm(X), impl.norm(X, p=1, dim=1), X


@case(points=1)
def gradient_flows_back(impl, lab):
    x = lab.randn(6, dtype=torch.float64, requires_grad=True)
    (impl.norm(x) * impl.norm(x, p=3)).backward()
    return x.grad
