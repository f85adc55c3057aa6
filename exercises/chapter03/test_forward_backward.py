import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["autograd"])

DOUBLE = torch.float64


@case(points=1)
def objective(impl, lab):
    J, _ = impl.forward_backward(*network(lab, n=3), lam=lab.number(0.1, 1))
    return J


@case(points=2)
def one_example(impl, lab):
    _, grads = impl.forward_backward(*network(lab, n=1), lam=0.0)
    return grads


@case(points=2, seeds=2)
def batch(impl, lab):
    _, grads = impl.forward_backward(*network(lab, n=7), lam=0.0)
    return grads


@case(points=2)
def with_decay(impl, lab):
    return impl.forward_backward(*network(lab, n=5), lam=lab.number(0.1, 1))


@case(points=1)
def all_sizes_alike(impl, lab):
    return impl.forward_backward(*network(lab, n=4, d=4, h=4, q=4), lam=0.0)


@case(points=1)
def scores_in_the_thousands(impl, lab):
    x, y, W1, b1, W2, b2 = network(lab, n=6)
    return impl.forward_backward(x, y, W1, b1, 3000 * W2, b2, lam=0.0)


@case(points=1)
def nothing_is_changed(impl, lab):
    x, y, *parameters = (value.to(lab.device) for value in network(lab, n=4, dtype=torch.float32))
    before = [value.clone() for value in (x, y, *parameters)]
    J, grads = impl.forward_backward(x, y, *parameters, lam=0.5)
    same = [torch.equal(old, new) for old, new in zip(before, (x, y, *parameters), strict=True)]
    return {"J": J, "grads": grads, "x, y, W1, b1, W2, b2 are as they were": same}


def network(lab, n, d=5, h=3, q=4, dtype=DOUBLE):
    """x, y, W1, b1, W2, b2; hidden units in the bend of tanh, where its slope matters."""
    return (
        lab.randn(n, d, dtype=dtype),
        lab.randint(0, q, n),
        0.5 * lab.randn(h, d, dtype=dtype),
        lab.randn(h, dtype=dtype),
        lab.randn(q, h, dtype=dtype),
        lab.randn(q, dtype=dtype),
    )
