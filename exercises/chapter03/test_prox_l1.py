import torch

from tutor.lab import Wrong, case


@case(points=2)
def a_few_numbers(impl, lab):
    t = lab.number(0.5, 1)
    w = lab.tensor([3.0, -0.4, 0.2, -2.0, 0.0], dtype=torch.float64) * lab.number(0.9, 1.1)
    impl.prox_l1_(w, t)
    return w


@case(points=2)
def any_shape(impl, lab):
    shapes, seen = ((4, 3), (2, 2, 3), (), (1,), (0,)), []
    for shape in shapes:
        w = 2 * lab.randn(*shape, dtype=torch.float64) if shape else lab.randn(1).double()[0]
        impl.prox_l1_(w, lab.number(0.3, 1.2))
        seen.append(w)
    untouched = lab.randn(5)
    impl.prox_l1_(untouched, 0.0)
    return seen, untouched


@case(points=2)
def a_parameter_in_its_memory(impl, lab):
    w = lab.randn(6, 2, dtype=torch.float64, requires_grad=True)
    memory = w.detach()  # looks at the memory that the parameter has now
    every_second = lab.randn(4, 6, dtype=torch.float64)
    impl.prox_l1_(w, 0.5)
    impl.prox_l1_(every_second[:, ::2], 0.5)
    return {"memory": memory, "leaf": w.is_leaf and w.requires_grad, "columns": every_second}


@case(points=2)
def steps_of_the_lasso(impl, lab):
    X, y = lab.randn(12, 5, dtype=torch.float64), lab.randn(12, dtype=torch.float64)
    start, lam = lab.number(0.05, 0.15), lab.number(0.1, 0.3)
    return [impl.lasso(X, y, lam, start, steps) for steps in (1, 2, 30)], X, y


@case(points=2)
def finds_the_zeros(impl, lab):
    # 40 features of which 4 matter
    X = lab.randn(60, 40, dtype=torch.float64)
    w0 = torch.zeros(40, dtype=torch.float64, device=X.device)
    w0[lab.randperm(40)[:4]] = lab.tensor([2.0, -1.5, 1.0, -3.0], dtype=torch.float64)
    y = X @ w0 + 0.3 * lab.randn(60, dtype=torch.float64)
    w = impl.lasso(X, y, 0.25, 0.15, 300)
    return {"w": w, "true": w0}


@finds_the_zeros.judge
def judge_zeros(seen, expected, lab):
    w, reference, true = seen["w"], expected["w"], expected["true"]
    if w.shape != reference.shape or not w.isfinite().all():
        raise Wrong("not_finite")
    zeros, wanted = int((w == 0).sum()), int((reference == 0).sum())
    if zeros < wanted - 1:
        small = int((w.abs() < 0.02).sum())
        raise Wrong("no_zeros", mine=zeros, reference=wanted, small=small)
    if (w[true != 0] == 0).any():
        raise Wrong("too_many_zeros", mine=zeros, reference=wanted)
    if float((w - reference).abs().max()) > 1e-3:
        raise Wrong("another_minimum", mine=float((w - reference).abs().max()))
