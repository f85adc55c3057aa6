import torch

from tutor.lab import case


@case(points=2)
def single_numbers(impl, lab):
    return impl.collapse(*layers(lab, 1, 1, 1))


@case(points=1)
def equal_widths(impl, lab):
    return impl.collapse(*layers(lab, 3, 3, 3))


@case(points=1, seeds=2)
def any_widths(impl, lab):
    return [impl.collapse(*layers(lab, *widths)) for widths in ((4, 7, 3), (5, 2, 6))]


@case(points=2)
def three_layers(impl, lab):
    first = layers(lab, 4, 6, 5)
    last = lab.randn(2, 5, dtype=torch.float64), lab.randn(2, dtype=torch.float64)
    W, b = impl.collapse(*impl.collapse(*first), *last)
    x = lab.randn(10, 4, dtype=torch.float64)
    return W, b, x @ W.T + b


@case(points=2)
def gradient_reaches_all(impl, lab):
    given = [p.float().requires_grad_() for p in layers(lab, 4, 2, 3)]
    before = [p.detach().clone() for p in given]
    W, b = impl.collapse(*given)
    loss = (W * lab.randn(3, 4)).sum() + (b * lab.randn(3)).sum()
    grads = torch.autograd.grad(loss, given, allow_unused=True) if loss.requires_grad else None
    return grads, [bool((p == q).all()) for p, q in zip(given, before, strict=True)]


@case(points=2)
def ranks(impl, lab):
    n = lab.whole(20, 40)
    chains = [
        [n, 7], [6, n], [n, 1, n], [n, 3 * n, n + 4], [n, 5, n, n], [n, n, n, 4], [3, n, 2 * n],
        [9, n, 4, n, 6], [1, 1], [n, n + 1, n + 2],
    ]  # fmt: skip
    return [impl.largest_rank(list(widths)) for widths in chains]


def layers(lab, d, h, q):
    """W1, b1, W2, b2."""
    shapes = (h, d), (h,), (q, h), (q,)
    return [lab.randn(*shape, dtype=torch.float64) for shape in shapes]
