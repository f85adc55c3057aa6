import torch.nn.functional as F

from tutor.lab import mistake, right


@right("forward_backward")
def example_by_example(x, y, W1, b1, W2, b2, lam):
    n, L = len(x), 0
    grads = {"W1": lam * W1, "b1": torch.zeros_like(b1), "W2": lam * W2, "b2": b2 * 0}
    for x_i, k in zip(x, y.tolist(), strict=True):
        z = W1 @ x_i + b1
        o = W2 @ z.tanh() + b2
        L = L + (torch.logsumexp(o, 0) - o[k]) / n
        d_o = torch.softmax(o, 0)
        d_o[k] -= 1
        d_z = W2.T @ d_o / torch.cosh(z) ** 2
        grads["W1"] = grads["W1"] + torch.outer(d_z, x_i) / n
        grads["b1"] = grads["b1"] + d_z / n
        grads["W2"] = grads["W2"] + torch.outer(d_o, z.tanh()) / n
        grads["b2"] = grads["b2"] + d_o / n
    return L + lam * (W1.pow(2).sum() + W2.pow(2).sum()) / 2, grads


@right("forward_backward")
def with_einsum_and_one_hot(x, y, W1, b1, W2, b2, lam):
    hidden = torch.tanh(F.linear(x, W1, b1))
    scores = F.linear(hidden, W2, b2)
    J = F.cross_entropy(scores, y) + lam / 2 * (torch.norm(W1) ** 2 + torch.norm(W2) ** 2)
    delta2 = (torch.softmax(scores, 1) - F.one_hot(y, len(b2))) / len(y)
    delta1 = torch.einsum("nq,qh,nh->nh", delta2, W2, 1 - hidden**2)
    return J, {
        "b2": torch.einsum("nq->q", delta2),
        "W2": torch.einsum("nq,nh->qh", delta2, hidden) + lam * W2,
        "b1": torch.einsum("nh->h", delta1),
        "W1": torch.einsum("nh,nd->hd", delta1, x) + lam * W1,
    }


def passes(
    x, y, W1, b1, W2, b2, lam,
    log_softmax=lambda o: torch.log_softmax(o, 1),
    slope=lambda z, a: 1 - a * a,
    divisor=len,
    minus_one=1.0,
    back=lambda d_o, W2: d_o @ W2,
):  # fmt: skip
    """The reference, with parts that a mistake may exchange."""
    rows = torch.arange(len(x), device=x.device)
    z = x @ W1.T + b1
    a = torch.tanh(z)
    log_p = log_softmax(a @ W2.T + b2)
    J = -log_p[rows, y].mean() + lam / 2 * (W1.square().sum() + W2.square().sum())
    d_o = log_p.exp()
    d_o[rows, y] -= minus_one
    d_o = d_o / divisor(x)
    d_z = back(d_o, W2) * slope(z, a)
    grads = {
        "W1": d_z.T @ x + lam * W1,
        "b1": d_z.sum(0),
        "W2": d_o.T @ a + lam * W2,
        "b2": d_o.sum(0),
    }
    return J, grads


@mistake("forward_backward")
def decays_the_biases(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    J = J + lam / 2 * (b1.square().sum() + b2.square().sum())
    return J, grads | {"b1": grads["b1"] + lam * b1, "b2": grads["b2"] + lam * b2}


@mistake("forward_backward")
def decays_the_biases_on_the_way_back(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    return J, grads | {"b1": grads["b1"] + lam * b1, "b2": grads["b2"] + lam * b2}


@mistake("forward_backward")
def no_decay_on_the_way_back(x, y, W1, b1, W2, b2, lam):
    J, _ = passes(x, y, W1, b1, W2, b2, lam)
    return J, passes(x, y, W1, b1, W2, b2, 0.0)[1]


@mistake("forward_backward")
def no_decay_in_the_objective(x, y, W1, b1, W2, b2, lam):
    J, _ = passes(x, y, W1, b1, W2, b2, 0.0)
    return J, passes(x, y, W1, b1, W2, b2, lam)[1]


@mistake("forward_backward")
def no_decay_at_all(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, 0.0)


@mistake("forward_backward")
def forgets_the_half(x, y, W1, b1, W2, b2, lam):
    J, _ = passes(x, y, W1, b1, W2, b2, 2 * lam)
    return J, passes(x, y, W1, b1, W2, b2, lam)[1]


@mistake("forward_backward")
def doubles_the_decay_on_the_way_back(x, y, W1, b1, W2, b2, lam):
    J, _ = passes(x, y, W1, b1, W2, b2, lam)
    return J, passes(x, y, W1, b1, W2, b2, 2 * lam)[1]


@mistake("forward_backward")
def norms_without_the_square(x, y, W1, b1, W2, b2, lam):
    _, grads = passes(x, y, W1, b1, W2, b2, lam)
    L, _ = passes(x, y, W1, b1, W2, b2, 0.0)
    return L + lam / 2 * (W1.norm() + W2.norm()), grads


@mistake("forward_backward")
def slope_at_the_value(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, slope=lambda z, a: 1 - torch.tanh(a) ** 2)


@mistake("forward_backward")
def formula_with_z(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, slope=lambda z, a: 1 - z * z)


@mistake("forward_backward")
def forgets_the_slope(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, slope=lambda z, a: 1)


@mistake("forward_backward")
def value_for_slope(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, slope=lambda z, a: a)


@mistake("forward_backward")
def slope_of_relu(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, slope=lambda z, a: (z > 0).to(z.dtype))


@mistake("forward_backward")
def slope_of_sigmoid(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, slope=lambda z, a: a * (1 - a))


@mistake("forward_backward")
def gradient_of_the_sum(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, divisor=lambda x: 1)


@mistake("forward_backward")
def sum_everywhere(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam, divisor=lambda x: 1)
    decay, _ = passes(x, y, W1, b1, W2, b2, 0.0)
    return decay * len(x) + (J - decay), grads


@mistake("forward_backward")
def averages_the_biases_again(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    return J, grads | {"b1": grads["b1"] / len(x), "b2": grads["b2"] / len(x)}


@mistake("forward_backward")
def divides_by_the_classes(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, divisor=lambda x: len(x) * len(b2))


@mistake("forward_backward")
def forgets_the_label(x, y, W1, b1, W2, b2, lam):
    return passes(x, y, W1, b1, W2, b2, lam, minus_one=0.0)


@mistake("forward_backward")
def gradient_of_minus_the_loss(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    W1_decay, W2_decay = lam * W1, lam * W2
    return J, {
        "W1": W1_decay - (grads["W1"] - W1_decay),
        "b1": -grads["b1"],
        "W2": W2_decay - (grads["W2"] - W2_decay),
        "b2": -grads["b2"],
    }


@mistake("forward_backward")
def gradients_lie_on_their_side(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    return J, grads | {"W1": grads["W1"].T, "W2": grads["W2"].T}


@mistake("forward_backward")
def one_gradient_an_example_for_the_biases(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    each = [passes(x[i : i + 1], y[i : i + 1], W1, b1, W2, b2, 0.0)[1] for i in range(len(x))]
    return J, grads | {k: torch.stack([g[k] / len(x) for g in each]) for k in ("b1", "b2")}


@mistake("forward_backward")
def exponentials_overflow(x, y, W1, b1, W2, b2, lam):
    def by_the_formula(o):
        return (o.exp() / o.exp().sum(1, keepdim=True)).log()

    return passes(x, y, W1, b1, W2, b2, lam, log_softmax=by_the_formula)


@mistake("forward_backward")
def logarithm_of_a_rounded_zero(x, y, W1, b1, W2, b2, lam):
    return passes(
        x, y, W1, b1, W2, b2, lam, log_softmax=lambda o: torch.softmax(o, 1).log()
    )  # fmt: skip


@mistake("forward_backward")
def adds_a_little_before_the_logarithm(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    L, _ = passes(x, y, W1, b1, W2, b2, 0.0)
    o = torch.tanh(x @ W1.T + b1) @ W2.T + b2
    P = torch.softmax(o, 1)[torch.arange(len(x), device=x.device), y]
    return J - L - (P + 1e-12).log().mean(), grads


@mistake("forward_backward")
def decays_in_place(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    W1 *= 1 - lam
    W2 *= 1 - lam
    return J, grads


@mistake("forward_backward")
def goes_back_through_relu_and_sum(x, y, W1, b1, W2, b2, lam):
    return passes(
        x, y, W1, b1, W2, b2, lam,
        slope=lambda z, a: (z > 0).to(z.dtype), divisor=lambda x: 1,
    )  # fmt: skip


@mistake("forward_backward")
def forgets_slope_and_decay(x, y, W1, b1, W2, b2, lam):
    J, _ = passes(x, y, W1, b1, W2, b2, lam)
    return J, passes(x, y, W1, b1, W2, b2, 0.0, slope=lambda z, a: 1)[1]


@mistake("forward_backward")
def sum_and_biases_decayed(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam, divisor=lambda x: 1)
    return J, grads | {"b1": grads["b1"] + lam * b1, "b2": grads["b2"] + lam * b2}


@mistake("forward_backward")
def bias_before_the_slope(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    _, unsloped = passes(x, y, W1, b1, W2, b2, lam, slope=lambda z, a: 1)
    return J, grads | {"b1": unsloped["b1"]}


@mistake("forward_backward")
def objective_as_a_float(x, y, W1, b1, W2, b2, lam):
    J, grads = passes(x, y, W1, b1, W2, b2, lam)
    return J.item(), grads
