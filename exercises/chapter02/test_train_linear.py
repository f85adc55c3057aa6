import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["nn", "optim"])

NOISE = 0.01  # standard deviation; half its square, 5e-5, is the loss of the true parameters


@case(points=2)
def one_step(impl, lab):
    # one batch holds everything, so the order plays no part
    X, y = lab.randn(6, 2, dtype=torch.float64), lab.randn(6, dtype=torch.float64)
    w, b, _ = impl.train(X, y, some_start(lab), 0.5, 1, 6)
    return {"w": w.detach(), "b": b.detach()}


@case(points=2)
def short_batches(impl, lab):
    # five times the same example: whatever the order, batches of 2, 2 and 1, in two epochs
    X, y = lab.randn(1, 2, dtype=torch.float64), lab.randn(1, dtype=torch.float64)
    w, b, losses = impl.train(X.expand(5, 2), y.expand(5), some_start(lab), 0.2, 2, 2)
    return {"w": w.detach(), "b": b.detach(), "losses": losses}


@case(points=1, needs="one_step")
def leaves_the_start_alone(impl, lab):
    X, y = lab.randn(6, 2, dtype=torch.float64), lab.randn(6, dtype=torch.float64)
    init = some_start(lab)
    impl.train(X, y, init, 0.5, 1, 6)
    return [(start.detach(), start.requires_grad) for start in init]


@case(points=1)
def a_new_order_each_time(impl, lab):
    X, y = lab.randn(24, 2, dtype=torch.float64), lab.randn(24, dtype=torch.float64)
    w, b = some_start(lab)
    runs = [impl.train(X, y, (w.clone(), b.clone()), 0.2, 1, 2) for _ in range(2)]
    return [run[0].detach() for run in runs]


@a_new_order_each_time.judge
def judge_order(seen, expected, lab):
    first, second = seen
    if first.shape != expected[0].shape:
        raise Wrong("shape", mine=tuple(first.shape), reference=tuple(expected[0].shape))
    if not (first.isfinite().all() and second.isfinite().all()):
        raise Wrong("not_finite")
    if torch.allclose(first, second, rtol=1e-9, atol=1e-9):
        raise Wrong("same_order")


@case(points=2, training=True)
def learns_from_zero(impl, lab):
    X, y = lab.given
    start = lab.tensor([[0.0], [0.0]]), lab.tensor([0.0])
    return trained(impl, lab, X, y, start)


@case(points=2, training=True)
def learns_from_anywhere(impl, lab):
    X, y = lab.given
    start = lab.randn(2, 1), lab.randn(1)
    return trained(impl, lab, X, y, start)


def some_start(lab):
    return lab.randn(2, 1, dtype=torch.float64), lab.randn(1, dtype=torch.float64)


def trained(impl, lab, X, y, start):
    w, b, _ = impl.train(
        X, y, start, 0.03, 3, 10, report=lambda epoch, loss: lab.report(epoch, loss=loss)
    )
    return w.detach(), b.detach()


def a_thousand_examples(lab):
    """y = X w + b + noise, with w and b that only the judge knows."""
    w = lab.tensor([[lab.number(1.5, 3)], [-lab.number(2.5, 4)]])
    b = lab.tensor([lab.number(3, 5)])
    X = lab.randn(1000, 2)
    y = (X @ w + b).flatten() + NOISE * lab.randn(1000)
    return (X, y), (X, y, w, b)


learns_from_zero.given(a_thousand_examples)
learns_from_anywhere.given(a_thousand_examples)


def judge_learning(seen, expected, lab):
    X, y, w, b = lab.kept
    my_w, my_b = seen
    if my_w.shape != w.shape or my_b.shape != b.shape:
        raise Wrong("shapes", w=tuple(my_w.shape), b=tuple(my_b.shape))
    loss = float(((X @ my_w + my_b).flatten() - y).square().mean() / 2)
    variance = float(y.var() / 2)
    off = float(torch.cat((my_w - w, (my_b - b)[None])).abs().max())
    if not loss < 1e-4:
        raise Wrong("high_loss", loss=loss, constant=variance)
    if not off < 5e-3:
        raise Wrong("off", off=off)


learns_from_zero.judge(judge_learning)
learns_from_anywhere.judge(judge_learning)
