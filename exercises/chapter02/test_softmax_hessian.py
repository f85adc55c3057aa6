import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["autograd"])


@case(points=3)
def two_classes(impl, lab):
    return impl.softmax_hessian(lab.randn(2, dtype=torch.float64))


@case(points=3)
def more_classes(impl, lab):
    return [impl.softmax_hessian(lab.randn(q, dtype=torch.float64)) for q in (3, 5)]


@case(points=1, needs="two_classes")
def a_single_class(impl, lab):
    return impl.softmax_hessian(lab.randn(1, dtype=torch.float64)), lab.whole(0, 1000)


@case(points=1)
def predicts_the_next_gradient(impl, lab):
    # the gradient is p - onehot, so H @ step is how p changes; rows of H that do not sum to 0
    # would make probabilities that do not sum to 1
    o, step = lab.randn(4, dtype=torch.float64), lab.randn(4, dtype=torch.float64)
    H = impl.softmax_hessian(o)
    return {"change of p": H @ step, "sums of the rows": H.sum(1)}


@case(points=1)
def large_scores(impl, lab):
    return impl.softmax_hessian(1000 + lab.randn(3, dtype=torch.float64))


@case(points=1)
def single_precision(impl, lab):
    o = lab.randn(4)
    return impl.softmax_hessian(o), o
