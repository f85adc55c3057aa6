from tutor.lab import mistake, right


def learn(
    X, y, epochs, *,
    wrong=lambda t, z: t * z <= 0,
    rate=1.0, bias=True, label=True, sign=1, reset=False, by_epoch=False,
):  # fmt: skip
    """The perceptron rule, with a screw for each wrong turn."""
    w, b, mistakes = [0.0] * len(X[0]), 0.0, 0
    for _ in range(epochs):
        clean = True
        if reset:
            mistakes = 0
        for x, t in zip(X, y, strict=True):
            z = b + sum(v * u for v, u in zip(w, x, strict=True))
            if wrong(t, z):
                step = sign * rate * (t if label else 1)
                w = [v + step * u for v, u in zip(w, x, strict=True)]
                b += step * bias
                mistakes += not by_epoch
                clean = False
        mistakes += by_epoch and not clean
        if clean:
            return w, b, mistakes, True
    return w, b, mistakes, False


@right("perceptron_fit")
def a_one_beside_every_point(X, y, epochs):
    """The bias as the weight of a feature that is always 1."""
    rows = [[*x, 1.0] for x in X]
    w, mistakes, before = [0.0] * len(rows[0]), 0, -1
    while epochs > 0 and mistakes != before:
        before, epochs = mistakes, epochs - 1
        for x, t in zip(rows, y, strict=True):
            if t * sum(v * u for v, u in zip(w, x, strict=True)) <= 0:
                w = [v + t * u for v, u in zip(w, x, strict=True)]
                mistakes += 1
    return w[:-1], w[-1], mistakes, mistakes == before


@right("perceptron_fit")
def with_tensors(X, y, epochs):
    import torch

    w, b, mistakes = torch.zeros(len(X[0]), dtype=torch.float64), 0, 0
    points = torch.tensor(X, dtype=torch.float64)
    for _ in range(epochs):
        errors = 0
        for x, t in zip(points, y, strict=True):
            if t * (w @ x + b) <= 0:
                w, b, errors = w + t * x, b + t, errors + 1
        mistakes += errors
        if errors == 0:
            return w.tolist(), b, mistakes, True
    return w.tolist(), b, mistakes, False


@mistake("perceptron_fit")
def point_on_the_line_is_right(X, y, epochs):
    return learn(X, y, epochs, wrong=lambda t, z: t * z < 0)


@mistake("perceptron_fit")
def zero_counts_as_plus(X, y, epochs):
    return learn(X, y, epochs, wrong=lambda t, z: (1 if z >= 0 else -1) != t)


@mistake("perceptron_fit")
def zero_counts_as_minus(X, y, epochs):
    return learn(X, y, epochs, wrong=lambda t, z: (1 if z > 0 else -1) != t)


@mistake("perceptron_fit")
def corrects_every_point(X, y, epochs):
    return learn(X, y, epochs, wrong=lambda t, z: True)


@mistake("perceptron_fit")
def corrects_the_right_ones(X, y, epochs):
    return learn(X, y, epochs, wrong=lambda t, z: t * z >= 0)


@mistake("perceptron_fit")
def bias_stays_zero(X, y, epochs):
    return learn(X, y, epochs, bias=False)


@mistake("perceptron_fit")
def forgets_the_label(X, y, epochs):
    return learn(X, y, epochs, label=False)


@mistake("perceptron_fit")
def forgets_the_label_in_the_bias(X, y, epochs):
    w, b, mistakes = [0.0] * len(X[0]), 0.0, 0
    for _ in range(epochs):
        clean = True
        for x, t in zip(X, y, strict=True):
            if t * (b + sum(v * u for v, u in zip(w, x, strict=True))) <= 0:
                w = [v + t * u for v, u in zip(w, x, strict=True)]
                b += 1
                mistakes += 1
                clean = False
        if clean:
            return w, b, mistakes, True
    return w, b, mistakes, False


@mistake("perceptron_fit")
def walks_away(X, y, epochs):
    return learn(X, y, epochs, sign=-1)


@mistake("perceptron_fit")
def small_steps(X, y, epochs):
    return learn(X, y, epochs, rate=0.1)


@mistake("perceptron_fit")
def two_features_only(X, y, epochs):
    return learn([x[:2] for x in X], y, epochs)


@mistake("perceptron_fit")
def counts_the_last_epoch(X, y, epochs):
    return learn(X, y, epochs, reset=True)


@mistake("perceptron_fit")
def counts_epochs(X, y, epochs):
    return learn(X, y, epochs, by_epoch=True)


@mistake("perceptron_fit")
def looks_again_at_the_end(X, y, epochs):
    w, b, mistakes, _ = learn(X, y, epochs)
    right = [t * (b + sum(v * u for v, u in zip(w, x, strict=True))) > 0
             for x, t in zip(X, y, strict=True)]  # fmt: skip
    return w, b, mistakes, all(right)


@mistake("perceptron_fit")
def always_says_true(X, y, epochs):
    return *learn(X, y, epochs)[:3], True


@mistake("perceptron_fit")
def gives_up_at_the_first_right_point(X, y, epochs):
    w, b, mistakes = [0.0] * len(X[0]), 0.0, 0
    for _ in range(epochs):
        for x, t in zip(X, y, strict=True):
            if t * (b + sum(v * u for v, u in zip(w, x, strict=True))) > 0:
                return w, b, mistakes, True
            w = [v + t * u for v, u in zip(w, x, strict=True)]
            b += t
            mistakes += 1
    return w, b, mistakes, False


@mistake("perceptron_fit")
def one_epoch_only(X, y, epochs):
    return learn(X, y, 1)


@mistake("perceptron_fit")
def corrects_after_the_epoch(X, y, epochs):
    w, b, mistakes = [0.0] * len(X[0]), 0.0, 0
    for _ in range(epochs):
        wrong = [
            (x, t)
            for x, t in zip(X, y, strict=True)
            if t * (b + sum(v * u for v, u in zip(w, x, strict=True))) <= 0
        ]
        if not wrong:
            return w, b, mistakes, True
        for x, t in wrong:
            w = [v + t * u for v, u in zip(w, x, strict=True)]
            b += t
            mistakes += 1
    return w, b, mistakes, False


@mistake("perceptron_fit")
def appends_to_the_rows(X, y, epochs):
    for x in X:
        x.append(1.0)
    w, _, mistakes, converged = learn(X, y, epochs, bias=False)
    return w[:-1], w[-1], mistakes, converged


@mistake("perceptron_fit")
def returns_weights_only(X, y, epochs):
    w, b, _, _ = learn(X, y, epochs)
    return w, b


@mistake("perceptron_fit")
def returns_nothing(X, y, epochs):
    learn(X, y, epochs)


@mistake("perceptron_fit")
def steps_by_the_difference(X, y, epochs):
    """w + (t - answer) x, with an answer of +1 or -1: twice the step."""
    return learn(X, y, epochs, wrong=lambda t, z: (1 if z >= 0 else -1) != t, rate=2.0)


@mistake("perceptron_fit")
def last_point_decides(X, y, epochs):
    w, b, mistakes = [0.0] * len(X[0]), 0.0, 0
    for _ in range(epochs):
        clean = True
        for x, t in zip(X, y, strict=True):
            clean = t * (b + sum(v * u for v, u in zip(w, x, strict=True))) > 0
            if not clean:
                w = [v + t * u for v, u in zip(w, x, strict=True)]
                b += t
                mistakes += 1
        if clean:
            return w, b, mistakes, True
    return w, b, mistakes, False
