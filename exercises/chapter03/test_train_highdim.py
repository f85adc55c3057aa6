import torch

from tutor.lab import Wrong, case


@case(points=2)
def one_step(impl, lab):
    data = examples(lab, 6, 4)
    return trained(impl.train_highdim(*data, lam=0.7, lr=0.1, epochs=1, batch_size=6))


@case(points=1)
def inputs_of_zero(impl, lab):
    # nothing to learn about w, everything about b: w shrinks, b goes to the label
    X, y, w, b = examples(lab, 1, 3)
    data = torch.zeros_like(X), y, w, b
    return trained(impl.train_highdim(*data, lam=0.9, lr=0.2, epochs=30, batch_size=1))


@case(points=1)
def short_batches_and_the_start(impl, lab):
    # five times the same example: whatever the order, batches of 2, 2 and 1
    X, y, w, b = examples(lab, 1, 3)
    alike = X.expand(5, 3), y.expand(5, 1)
    after = trained(impl.train_highdim(*alike, w, b, lam=0.5, lr=0.1, epochs=2, batch_size=2))
    return {"trained": after, "start": (w, b)}


@case(points=1)
def reports_the_data_loss(impl, lab):
    data, told = examples(lab, 5, 3), []
    impl.train_highdim(
        *data, lam=0.6, lr=0.1, epochs=4, batch_size=5,
        report=lambda epoch, loss: told.append((epoch, float(loss))),
    )  # fmt: skip
    return told


@case(points=2)
def same_steps_as_torch(impl, lab):
    asked = [(lab.number(0.1, 3), lab.number(0.01, 0.5)) for _ in range(3)]
    return [tuple(map(float, impl.torch_settings(lam, lr))) for lam, lr in [*asked, (0.0, 0.1)]]


@case(points=1)
def in_random_order(impl, lab):
    # two examples, one at a time, two epochs: four orders, and each ends elsewhere
    data = examples(lab, 2, 3)
    runs = [impl.train_highdim(*data, 0.1, 0.2, epochs=2, batch_size=1) for _ in range(32)]
    return torch.stack([torch.cat([w.detach().flatten(), b.detach()]) for w, b in runs])


@case(points=2, training=True, seconds=20)
def decay_beats_memory(impl, lab):
    X, y, w = lab.given
    runs = {}
    for lam in (0.0, 3.0):
        start = w.clone(), torch.zeros(1, device=w.device)
        told = lambda epoch, loss, lam=lam: lab.report(epoch, **{f"lambda {lam:.0f}": loss})  # noqa: E731
        runs[f"{lam:.0f}"] = trained(impl.train_highdim(X, y, *start, lam, 0.003, 100, 5, told))
    return runs


def examples(lab, n, d):
    X, w0 = lab.randn(n, d, dtype=torch.float64), lab.randn(d, 1, dtype=torch.float64)
    y = X @ w0 + 2 + lab.randn(n, 1, dtype=torch.float64)
    return X, y, lab.randn(d, 1, dtype=torch.float64), lab.randn(1, dtype=torch.float64)


def trained(parameters):
    w, b = parameters
    return w, b


@in_random_order.judge
def judge_order(seen, expected, lab):
    if seen.shape != expected.shape or not seen.isfinite().all():
        raise Wrong("wrong_form")
    different = expected.unique(dim=0)
    for mine in seen:
        if float((different - mine).abs().amax(1).min()) > 1e-6:
            raise Wrong("another_path")
    found = len(seen.mul(1e6).round().unique(dim=0))
    # fewer than three of four orders in 32 runs: once in a billion
    if found < 3:
        raise Wrong("once_for_all" if found == 2 else "always_the_same", mine=found)


@decay_beats_memory.given
def twenty_examples(lab):
    """d = 200, n = 20, as in Dive into Deep Learning; 100 more to validate stay with the judge."""
    X = lab.randn(120, 200)
    y = 0.05 + 0.01 * X.sum(1, keepdim=True) + 0.01 * lab.randn(120, 1)
    return (X[:20], y[:20], lab.randn(200, 1)), (X[20:], y[20:])


@decay_beats_memory.judge
def judge_decay(seen, expected, lab):
    X, y = lab.kept

    def validation_loss(parameters):
        w, b = parameters
        if w.shape != (200, 1) or not (w.isfinite().all() and b.isfinite().all()):
            raise Wrong("not_finite")
        return float(((X @ w + b - y) ** 2).mean() / 2)

    free, held = (validation_loss(seen[lam]) for lam in ("0", "3"))
    reference_free, reference_held = (validation_loss(expected[lam]) for lam in ("0", "3"))
    norm, reference_norm = (float(runs["3"][0].norm()) for runs in (seen, expected))
    numbers = {"free": free, "held": held, "norm": norm, "reference_norm": reference_norm}
    # the batches come in another order; measured, that changes these numbers by under 3 %
    if not 0.8 * reference_free <= free <= 1.25 * reference_free:
        raise Wrong("without_decay", **numbers, reference=reference_free)
    if not held <= free / 50:
        raise Wrong("no_gain", **numbers, reference=reference_held)
    if not 0.8 * reference_norm <= norm <= 1.25 * reference_norm:
        raise Wrong("norm", **numbers, reference=reference_held)
