import math

import torch

from tutor.lab import Wrong, case


@case(points=2)
def kept_or_dropped(impl, lab):
    X, p = lab.randn(40, 25, dtype=torch.float64), lab.number(0.2, 0.4)
    return {"X": X, "p": p, "out": impl.dropout(X, p, True, lab.generator())}


@case(points=2, needs="kept_or_dropped")
def each_for_itself(impl, lab):
    X, p = lab.rand(160, 120) + 1, lab.number(0.2, 0.4)
    return {"X": X, "p": p, "out": impl.dropout(X, p, True, lab.generator())}


@case(points=1, needs="kept_or_dropped")
def evaluation(impl, lab):
    X = lab.randn(5, 4)
    return [impl.dropout(X, p, False, lab.generator()) for p in (0.3, 0.0, 1.0)]


@case(points=1)
def none_and_all(impl, lab):
    X = lab.randn(6, 3, dtype=torch.float64)
    return [impl.dropout(X, p, True, lab.generator()) + 1 for p in (0.0, 1.0)]


@case(points=1, needs="kept_or_dropped")
def gradient_through_the_mask(impl, lab):
    X, p = lab.randn(9, 8, dtype=torch.float64, requires_grad=True), 0.5
    out = impl.dropout(X, p, True, lab.generator())
    (2 * out).sum().backward()
    return {"X": X.detach(), "p": p, "out": out.detach(), "grad": X.grad}


@case(points=2, needs="kept_or_dropped")
def all_luck_from_the_generator(impl, lab):
    torch.manual_seed(lab.seed)  # the generator that the whole program shares
    X, outs = lab.randn(12, 10), []
    first, second = (torch.Generator().manual_seed(lab.seed) for _ in range(2))
    for g in (first, second, first):
        outs.append(impl.dropout(X, 0.4, True, g))
    seed = first.initial_seed()  # another one, if somebody has set it
    return {"outs": outs, "after": torch.rand(3), "seed": seed}


@case(points=1, needs="kept_or_dropped")
def form_and_input(impl, lab):
    seen = []
    for dtype in (torch.float16, torch.bfloat16, torch.float64):
        X = lab.randn(4, 6, dtype=dtype)[:, ::2]  # not contiguous
        before = X.clone()
        out = impl.dropout(X, 0.5, True, lab.generator())
        single = impl.dropout(X[0, 0], 0.0, True, lab.generator())
        seen.append((out.dtype, out.shape, torch.equal(X, before), single))
    return seen


@kept_or_dropped.judge
def judge_entries(seen, expected, lab):
    check(seen["out"], expected["X"], expected["p"])


@each_for_itself.judge
def judge_independence(seen, expected, lab):
    X, p, out = expected["X"], expected["p"], seen["out"]
    check(out, X, p)
    dropped = (out == 0).double()
    share = float(dropped.mean())
    even = False
    for name, axis in (("same_for_all_rows", 0), ("same_for_all_columns", 1)):
        # under independence the squares of these z are 1 on average, give or take sqrt(2 / count)
        z = (dropped.mean(axis) - share) / math.sqrt(share * (1 - share) / dropped.shape[axis])
        spread, limit = float((z**2).mean()), 5 * math.sqrt(2 / len(z))
        if spread > 1 + limit:
            raise Wrong(name)
        even = even or spread < 1 - limit
    if even:
        raise Wrong("too_even")
    if abs(share - p) > 5 * math.sqrt(p * (1 - p) / dropped.numel()):
        raise Wrong("share", mine=share, reference=p)


@gradient_through_the_mask.judge
def judge_gradient(seen, expected, lab):
    X, p, out, grad = expected["X"], expected["p"], seen["out"], seen["grad"]
    check(out, X, p)
    if grad is None or grad.shape != X.shape:
        raise Wrong("no_gradient")
    if not torch.allclose(grad, 2 * (out != 0).double() / (1 - p)):
        raise Wrong("gradient")


@all_luck_from_the_generator.judge
def judge_generator(seen, expected, lab):
    first, again, later = seen["outs"]
    if not torch.equal(seen["after"], expected["after"]):
        raise Wrong("global_generator")
    if not torch.equal(first, again):
        raise Wrong("not_repeatable")
    if torch.equal(first, later):
        raise Wrong("starts_anew" if seen["seed"] == expected["seed"] else "reseeds")


def check(out, X, p):
    """Each entry is 0 or x / (1 - p), and there are some of both."""
    if out.shape != X.shape:
        raise Wrong("shape", mine=tuple(out.shape), reference=tuple(X.shape))
    if out.isnan().any():
        raise Wrong("nan")
    kept = out != 0
    share = 1 - float(kept.double().mean())
    if share == 1:
        raise Wrong("all_or_nothing", mine=share, p=p)
    factors = (out / X)[kept]
    low, high = float(factors.min()), float(factors.max())
    if not torch.allclose(factors, torch.full_like(factors, 1 / (1 - p)), rtol=1e-4):
        mean = float((out / X).mean())
        numbers = {"low": low, "high": high, "reference": 1 / (1 - p), "mean": mean, "p": p}
        raise Wrong(named(low, high, p), **numbers)
    if share == 0:
        raise Wrong("all_or_nothing", mine=share, p=p)


def named(low, high, p):
    """What the factors of the entries that were kept have to say."""
    if math.isclose(low, 1, rel_tol=1e-4) and math.isclose(high, 1, rel_tol=1e-4):
        return "not_scaled"
    if math.isclose(low, 1 / p, rel_tol=1e-4) and math.isclose(high, 1 / p, rel_tol=1e-4):
        return "scaled_by_p"
    if not math.isclose(low, high, rel_tol=1e-4):
        return "several_factors"
    return "made_smaller" if high < 1 else "another_factor"
