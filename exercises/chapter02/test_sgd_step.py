import torch

from tutor.lab import Rules, case

KIND = "repair"
RULES = Rules(forbid=["optim"])


@case(points=2)
def one_parameter_moves(impl, lab):
    p = with_gradient(lab, 3)
    impl.sgd_([p], lab.number(0.1, 1), lab.whole(2, 9))
    return p.detach()


@case(points=3)
def in_its_own_memory(impl, lab):
    params = [with_gradient(lab, 2, 1), with_gradient(lab, 1), with_gradient(lab)]
    memory = [p.detach() for p in params]  # looks at the memory that the parameters have now
    handed_over = list(params)
    impl.sgd_(handed_over, lab.number(0.1, 1), lab.whole(2, 9))
    return {
        "memory": memory,
        "same_tensors": [p is q for p, q in zip(params, handed_over, strict=True)],
        "leaves": [p.is_leaf and p.requires_grad for p in params],
    }


@case(points=2)
def clears_the_gradients(impl, lab):
    params = [with_gradient(lab, 4), with_gradient(lab, 2, 3)]
    impl.sgd_(list(params), lab.number(0.1, 1), lab.whole(2, 9))
    cleared = [p.grad is None or not bool(p.grad.any()) for p in params]
    return {"cleared": cleared, "values": [p.detach() for p in params]}


@case(points=3)
def three_steps(impl, lab):
    X, y = lab.randn(8, 2, dtype=torch.float64), lab.randn(8, 1, dtype=torch.float64)
    w = lab.randn(2, 1, dtype=torch.float64, requires_grad=True)
    b = lab.randn(1, dtype=torch.float64, requires_grad=True)
    for _ in range(3):
        (((X @ w + b - y) ** 2) / 2).sum().backward()
        impl.sgd_([w, b], 0.3, 8)
    return {"w": w.detach(), "b": b.detach()}


def with_gradient(lab, *shape):
    p = lab.randn(*shape, dtype=torch.float64, requires_grad=True)
    (lab.randn(*shape, dtype=torch.float64) * p).sum().backward()
    return p
