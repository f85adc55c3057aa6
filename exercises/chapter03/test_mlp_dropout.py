import math

import torch
import torch.nn.functional as F

from tutor.lab import Wrong, case

D, H1, H2, Q = 12, 9, 7, 4


@case(points=2)
def evaluation(impl, lab):
    net, X = small(impl, lab, 0.5, 0.3).eval(), inputs(lab, 5)
    return [net(X).detach() for _ in range(3)]


@case(points=1)
def nothing_to_drop(impl, lab):
    net, X = small(impl, lab, 0.0, 0.0).train(), inputs(lab, 4)
    return net(X).detach(), sorted(tuple(p.shape) for p in net.parameters())


@case(points=3)
def all_of_a_layer(impl, lab):
    X, seen = inputs(lab, 3), {}
    for p1, p2 in ((1.0, 0.0), (0.0, 1.0)):
        net = small(impl, lab, p1, p2).train()
        seen[f"p1 = {p1:.0f}, p2 = {p2:.0f}"] = net(X).detach()
    return seen


@case(points=1, needs="evaluation")
def mean_is_kept(impl, lab):
    # the scores depend linearly on what p2 drops: on average they are those of evaluation
    X = inputs(lab, 1).expand(4000, 3, 4)
    net = small(impl, lab, 0.0, 0.4)
    first = small(impl, lab, 0.4, 0.0).train()(X).detach()
    seen = {"trained": net.train()(X).detach(), "evaluated": net.eval()(X[:1]).detach()}
    return {**seen, "first": first}


@case(points=1, needs="evaluation")
def leaves_the_parameters(impl, lab):
    net, X = small(impl, lab, 0.5, 0.5).train(), inputs(lab, 6)
    before = [p.detach().clone() for p in net.parameters()]
    net(X).sum().backward()
    same = [torch.equal(p, q) for p, q in zip(net.parameters(), before, strict=True)]
    return net.eval()(X).detach(), all(same), all(p.grad is not None for p in net.parameters())


@case(points=2, training=True, seconds=45, needs="evaluation")
def learns_less_by_heart(impl, lab):
    X, y, test_X = lab.given
    seen = {}
    for p in (0.0, 0.5):
        torch.manual_seed(lab.seed)
        net = impl.MLPDropout(p, p).to(lab.device)
        optimiser = torch.optim.Adam(net.parameters(), lr=2e-3)
        for epoch in range(1, 31):
            net.train()
            for rows in torch.randperm(len(y), device=y.device).split(50):
                optimiser.zero_grad()
                F.cross_entropy(net(X[rows]), y[rows]).backward()
                optimiser.step()
            net.eval()
            with torch.no_grad():
                lab.report(epoch, **{f"p = {p}": F.cross_entropy(net(X), y).item()})
        with torch.no_grad():
            seen[f"{p}"] = net(X), net(test_X)
    return seen


def small(impl, lab, p1, p2):
    net = impl.MLPDropout(p1, p2, D, H1, H2, Q).double().to(lab.device)
    return lab.fill(net, torch.ones(1, 3, 4, dtype=torch.float64, device=lab.device))


def inputs(lab, n):
    return lab.randn(n, 3, 4, dtype=torch.float64)


@mean_is_kept.judge
def judge_mean(seen, expected, lab):
    rows, evaluated = seen["trained"], expected["evaluated"]
    if rows.shape != expected["trained"].shape or not rows.isfinite().all():
        raise Wrong("wrong_form")
    if torch.equal(rows, rows[:1].expand_as(rows)):
        raise Wrong("one_mask")
    limit = 5 * rows.std(0) / math.sqrt(len(rows)) + 1e-9
    off = (rows.mean(0) - evaluated[0]).abs()
    if (off > limit).any():
        worst = int((off / limit).argmax())
        raise Wrong("mean", mine=float(rows.mean(0)[worst]), reference=float(evaluated[0, worst]))
    same_scatter(rows, expected["trained"], "spread")
    first, others = seen["first"], expected["first"]
    if first.shape != others.shape or not first.isfinite().all():
        raise Wrong("wrong_form")
    limit = 5 * ((first.var(0) + others.var(0)) / len(first)).sqrt() + 1e-9
    if ((first.mean(0) - others.mean(0)).abs() > limit).any():
        raise Wrong("first_layer")
    same_scatter(first, others, "first_layer")


def same_scatter(rows, others, reason):
    """The scores' standard deviations agree; 4,000 rows fix them to about one in a hundred."""
    ratios = (rows.std(0) / others.std(0)).tolist()
    worst = max(ratios, key=lambda ratio: abs(math.log(max(ratio, 1e-9))))
    if not 0.85 < worst < 1.18:
        raise Wrong(reason, mine=worst)


@learns_less_by_heart.given
def few_clothes(lab):
    train, test = lab.dataset("fashion_mnist", "train"), lab.dataset("fashion_mnist", "test")
    X, y = train.X[:600], train.y[:600]
    return (X, y, test.X[:1000]), (y, test.y[:1000])


@learns_less_by_heart.judge
def judge_learning(seen, expected, lab):
    def measure(scores, labels):
        if scores.shape != (len(labels), 10) or not scores.isfinite().all():
            raise Wrong("wrong_form")
        return float(F.cross_entropy(scores, labels)), float(share(scores, labels))

    def share(scores, labels):
        return (scores.argmax(1) == labels).double().mean()

    y, test_y = lab.kept
    free, held = (measure(seen[p][0], y) for p in ("0.0", "0.5"))
    if free[1] < measure(expected["0.0"][0], y)[1] - 0.03:
        raise Wrong("does_not_fit", mine=free[1])
    for p in ("0.0", "0.5"):
        mine, reference = (measure(run[p][1], test_y)[1] for run in (seen, expected))
        if mine < reference - 0.07:  # five standard errors of a difference
            raise Wrong("too_low", mine=mine, reference=reference, p=p)
    if held[0] < 4 * free[0]:
        raise Wrong("no_effect", free=free[0], held=held[0])
