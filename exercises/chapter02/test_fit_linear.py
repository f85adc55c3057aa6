import torch

from tutor.lab import Wrong, case

TRUE_W, TRUE_B, NOISE = (2.0, -3.4), 4.2, 0.01
CALLS, EXAMPLES, EPOCHS = 6, 4, 2


@case(points=2)
def one_step(impl, lab):
    X, y = lab.randn(6, 3), 3 * lab.randn(6)
    return layer(impl.fit_linear(X, y, 0.1, 1, 6, a_start(lab, 3)))


@case(points=2)
def six_steps(impl, lab):
    # five times the same example: whatever the order, batches of 2, 2 and 1, in two epochs
    X, y = lab.randn(1, 3).expand(5, 3), 3 * lab.randn(1).expand(5)
    return layer(impl.fit_linear(X, y, 0.05, 2, 2, a_start(lab, 3)))


@case(points=2)
def orders(impl, lab):
    # Only the bias can move, one example at a time, and each step makes it b / 4 + 3 / 4 * y: the
    # digits of where it ends, to base 4, are the examples it has seen, the last one first.
    ends = []
    for _ in range(CALLS):
        X, y = torch.zeros(EXAMPLES, 1), torch.arange(EXAMPLES, dtype=torch.float32)
        start = torch.zeros(1, 1, device=lab.device), torch.zeros(1, device=lab.device)
        net = impl.fit_linear(X.to(lab.device), y.to(lab.device), 3 / 8, EPOCHS, 1, start)
        ends.append(layer(net)["bias"])
    return ends


@case(points=1)
def start_stays_as_it_is(impl, lab):
    X, y, (w, b) = lab.randn(4, 2), lab.randn(4), a_start(lab, 2)
    trained = layer(impl.fit_linear(X, y, 0.1, 1, 4, (w, b)))
    return {**trained, "init weight": w, "init bias": b}


@case(points=1)
def double_precision(impl, lab):
    X, y = lab.randn(6, 3, dtype=torch.float64), lab.randn(6, dtype=torch.float64)
    w, b = a_start(lab, 3)
    return layer(impl.fit_linear(X, y, 0.1, 1, 6, (w.double(), b.double())))


@case(points=2, seeds=2, training=True)
def finds_the_weights(impl, lab):
    X, y = lab.given
    start = a_start(lab, 2) if lab.whole(0, 2) else tuple(0 * t for t in a_start(lab, 2))
    for epoch in range(1, 4):
        trained = layer(impl.fit_linear(X, y, 0.03, 1, 10, start))
        start = trained["weight"].clone(), trained["bias"].clone()
        with lab.unwatched():
            error = (X @ start[0].T).squeeze(1) + start[1] - y
            lab.report(epoch, loss=error.square().mean().item() / 2)
    return trained


@finds_the_weights.given
def line_with_noise(lab):
    X = lab.randn(1000, 2)
    y = X @ lab.tensor(TRUE_W) + TRUE_B + NOISE * lab.randn(1000)
    return (X, y), (X, y)


@finds_the_weights.judge
def judge_weights(seen, expected, lab):
    X, y = (part.double().cpu() for part in lab.kept)
    losses = []
    for trained in (seen, expected):
        w, b = (trained[name].detach().double().cpu() for name in ("weight", "bias"))
        losses.append(float(((X @ w.T).squeeze(1) + b - y).square().mean() / 2))
    if not losses[0] < 2 * losses[1]:
        raise Wrong("too_high", mine=losses[0], reference=losses[1], spread=float(y.var() / 2))


@orders.judge
def judge_orders(seen, expected, lab):
    read = [order_of(float(end)) for end in seen]
    if len(read) != CALLS or any(order is None for order in read):
        raise Wrong("not_each_once")
    if len({epoch for order in read for epoch in order}) == 1:
        raise Wrong("always_the_same")
    if all(first == second for first, second in read):
        raise Wrong("shuffled_once")


def order_of(end):
    """The examples of each epoch in the order of their steps; None if it cannot be."""
    steps = EPOCHS * EXAMPLES
    number = end / 3 * 4**steps
    if not abs(number - round(number)) < 0.1 or not 0 <= round(number) < 4**steps:
        return None
    digits = [round(number) // 4**place % 4 for place in range(steps)]  # the first step first
    epochs = [tuple(digits[:EXAMPLES]), tuple(digits[EXAMPLES:])]
    return epochs if all(sorted(epoch) == [0, 1, 2, 3] for epoch in epochs) else None


def a_start(lab, d):
    return lab.randn(1, d), lab.randn(1)


def layer(net):
    """What kind of thing came back and, for a linear layer, its parameters."""
    if type(net).__name__ != "Linear":
        return {"kind": type(net).__name__}
    return {"kind": "Linear", "weight": net.weight.detach(), "bias": net.bias.detach()}
