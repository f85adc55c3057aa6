import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["cross-entropy", "logsumexp"])


@case(points=2)
def one_example(impl, lab):
    return impl.ce_from_logits(lab.randn(1, 3, dtype=torch.float64), lab.tensor([1]))


@case(points=1)
def one_loss_for_each(impl, lab):
    return [
        impl.ce_from_logits(lab.randn(n, q, dtype=torch.float64), lab.randint(0, q, n), "none")
        for n, q in ((5, 3), (4, 4), (2, 6), (3, 1))
    ]


@case(points=1)
def mean_and_sum(impl, lab):
    o, y = lab.randn(5, 4), lab.randint(0, 4, 5)
    return {
        "mean": impl.ce_from_logits(o, y, "mean"),
        "sum": impl.ce_from_logits(o, y, reduction="sum"),
        "scores": o,
    }


@case(points=1)
def large_scores(impl, lab):
    # rows far from 0 and far from each other, each with ordinary differences
    heights = lab.tensor([[10_000.0], [-10_000.0], [0.0]], dtype=torch.float64)
    o, y = heights + lab.randn(3, 4, dtype=torch.float64), lab.randint(0, 4, 3)
    return impl.ce_from_logits(o, y), impl.ce_from_logits(100 + lab.randn(3, 4), y)


@case(points=2)
def sure_and_wrong(impl, lab):
    o, y = far_apart(lab, 115, 130)  # exp(-104) is 0 in float32
    return impl.ce_from_logits(o.float(), y)


@sure_and_wrong.judge
def judge_sure_and_wrong(seen, expected, lab):
    """By reason, so that any small constant under the logarithm is one and the same mistake."""
    mine, reference = (torch.as_tensor(loss).double().mean().item() for loss in (seen, expected))
    if not abs(mine) < float("inf"):
        raise Wrong("not_finite", reference=reference)
    if abs(mine - reference) > 1e-4 * reference:
        raise Wrong("off", mine=mine, reference=reference)


@case(points=2, rtol=1e-4, atol=1e-6)
def gradients(impl, lab):
    wide, y = far_apart(lab, 1_000, 10_000)
    o = torch.cat([lab.randn(3, 4, dtype=torch.float64), wide]).requires_grad_()
    labels = torch.cat([lab.randint(0, 4, 3), y])
    losses = impl.ce_from_logits(o, labels, "none")
    (losses * lab.randn(len(labels), dtype=torch.float64)).sum().backward()
    return o.grad


@case(points=1)
def classes_ruled_out(impl, lab):
    o, y = lab.randn(4, 5, dtype=torch.float64), lab.randint(0, 5, 4)
    o[torch.arange(4, device=o.device), (y + 1) % 5] = -torch.inf
    return impl.ce_from_logits(o, y, "none")


def far_apart(lab, low, high):
    """Four rows whose largest score is `low` to `high` above that of the label: sure, and wrong."""
    o, y = lab.randn(4, 4, dtype=torch.float64), lab.randint(0, 4, 4)
    rows = torch.arange(4, device=o.device)
    o[rows, (y + 1) % 4] += low + (high - low) * lab.rand(4, dtype=torch.float64)
    o[rows, (y + 2) % 4] += low / 2
    return o, y
