import torch
from torch import nn

from tutor.lab import Rules, case

RULES = Rules(forbid=["optim"])


@case(points=2)
def one_matrix(impl, lab):
    p = with_gradient(lab, 3, 2)
    impl.sgd_wd_([p], lab.number(0.1, 0.5), lab.number(0.5, 1.5))
    return p.detach()


@case(points=2)
def biases_do_not_decay(impl, lab):
    shapes = (4, 3), (3,), (1, 5), (), (2, 3, 2, 2), (1,)
    params = [with_gradient(lab, *shape) for shape in shapes]
    impl.sgd_wd_(iter(params), lab.number(0.1, 0.5), lab.number(0.5, 1.5))
    return [p.detach() for p in params]


@case(points=1)
def without_a_gradient(impl, lab):
    moved, frozen = with_gradient(lab, 2, 3), lab.randn(3, 2, dtype=torch.float64)
    unused = lab.randn(2, 2, dtype=torch.float64, requires_grad=True)
    impl.sgd_wd_([frozen, moved, unused], lab.number(0.1, 0.5), lab.number(0.5, 1.5))
    return [p.detach() for p in (frozen, moved, unused)]


@case(points=2)
def in_its_own_memory(impl, lab):
    params = [with_gradient(lab, 2, 4), with_gradient(lab, 4)]
    memory = [p.detach() for p in params]  # looks at the memory that the parameters have now
    given = list(params)
    impl.sgd_wd_(given, lab.number(0.1, 0.5), lab.number(0.5, 1.5))
    same = [p is q and p.is_leaf and p.requires_grad for p, q in zip(params, given, strict=True)]
    return {"memory": memory, "same_leaves": same}


@case(points=1)
def leaves_the_gradient_alone(impl, lab):
    params = [with_gradient(lab, 3, 3), with_gradient(lab, 3)]
    impl.sgd_wd_(params, lab.number(0.1, 0.5), lab.number(0.5, 1.5))
    return [(p.detach(), p.grad) for p in params]


@case(points=2)
def twenty_steps(impl, lab):
    # inputs of zero: the loss says nothing about the weights, and everything about the bias
    net = nn.Linear(3, 2, dtype=torch.float64).to(lab.device)
    lab.fill(net, torch.zeros(1, 3, dtype=torch.float64, device=lab.device))
    X, Y = lab.randn(6, 3, dtype=torch.float64), lab.randn(6, 2, dtype=torch.float64)
    blank = torch.zeros_like(X)
    for step in range(20):
        net.zero_grad()
        ((net(X if step % 2 else blank) - Y) ** 2).mean().backward()
        impl.sgd_wd_(net.parameters(), 0.2, 0.4)
    return {"prediction": net(blank).detach(), "weight": net.weight.detach()}


def with_gradient(lab, *shape):
    p = lab.randn(*shape, dtype=torch.float64, requires_grad=True)
    (lab.randn(*shape, dtype=torch.float64) * p).sum().backward()
    return p
