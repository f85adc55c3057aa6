from tutor.lab import mistake, right


def backward(X, y, W1, b1, W2, b2, *, error=None, mask=None, softmax_dim=1):
    """What `mlp_grads` does, with parts that a mistake may exchange."""
    Z = X @ W1 + b1
    H = Z.clamp(min=0)
    O = H @ W2 + b2  # noqa: E741
    Y = (y[:, None] == torch.arange(O.shape[1], device=y.device)).to(O.dtype)
    P = torch.softmax(O, softmax_dim)
    dO = (P - Y) / len(y) if error is None else error(P, Y)
    back = dO @ W2.T
    dZ = back * (Z > 0) if mask is None else mask(back, Z, H)
    return X.T @ dZ, dZ.sum(0), H.T @ dO, dO.sum(0)


@right("mlp", "mlp_grads")
class one_example_at_a_time:
    @staticmethod
    def mlp(X, W1, b1, W2, b2):
        rows = [
            b2 + sum(max(z, 0 * z) * w for z, w in zip(x @ W1 + b1, W2, strict=True)) for x in X
        ]
        return torch.stack(rows)

    @staticmethod
    def mlp_grads(X, y, W1, b1, W2, b2):
        sums = [torch.zeros_like(p) for p in (W1, b1, W2, b2)]
        for x, label in zip(X, y.tolist(), strict=True):
            z = x @ W1 + b1
            h = torch.where(z > 0, z, 0)
            o = h @ W2 + b2
            delta = (o - o.logsumexp(0)).exp()
            delta[label] = delta[label] - 1
            hidden = torch.where(z > 0, W2 @ delta, 0)
            each = torch.outer(x, hidden), hidden, torch.outer(h, delta), delta
            for total, gradient in zip(sums, each, strict=True):
                total += gradient / len(X)
        return tuple(sums)


@right("mlp_grads")
def with_ones_and_einsum(X, y, W1, b1, W2, b2):
    ones = X.new_ones(len(X), 1)
    Z = torch.addmm(b1, X, W1)
    H = torch.relu(Z)
    G = torch.softmax(H @ W2 + b2, 1) - torch.eye(len(b2), dtype=X.dtype, device=X.device)[y]
    G = G / len(X)
    D = torch.einsum("nq,hq->nh", G, W2) * torch.heaviside(Z, torch.zeros_like(Z))
    first, second = torch.cat([X, ones], 1).T @ D, torch.cat([H, ones], 1).T @ G
    return first[:-1], first[-1], second[:-1], second[-1]


@mistake("mlp")
def no_activation(X, W1, b1, W2, b2):
    return (X @ W1 + b1) @ W2 + b2


@mistake("mlp")
def relu_on_the_scores(X, W1, b1, W2, b2):
    return torch.relu(torch.relu(X @ W1 + b1) @ W2 + b2)


@mistake("mlp")
def softmax_at_the_end(X, W1, b1, W2, b2):
    return torch.softmax(torch.relu(X @ W1 + b1) @ W2 + b2, 1)


@mistake("mlp")
def hidden_bias_forgotten(X, W1, b1, W2, b2):
    return torch.relu(X @ W1) @ W2 + b2


@mistake("mlp")
def hidden_bias_after_the_relu(X, W1, b1, W2, b2):
    return (torch.relu(X @ W1) + b1) @ W2 + b2


@mistake("mlp")
def output_bias_forgotten(X, W1, b1, W2, b2):
    return torch.relu(X @ W1 + b1) @ W2


@mistake("mlp_grads")
def mask_from_the_output(X, y, W1, b1, W2, b2):
    open_ = mlp(X, W1, b1, W2, b2) > 0
    Z = X @ W1 + b1
    n = len(y)
    dO = torch.softmax(Z.clamp(min=0) @ W2 + b2, 1)
    dO[torch.arange(n), y] -= 1
    dO /= n
    dZ = (dO * open_) @ W2.T
    return X.T @ dZ, dZ.sum(0), Z.clamp(min=0).T @ dO, dO.sum(0)


@mistake("mlp_grads")
def mask_forgotten(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, mask=lambda back, Z, H: back)


@mistake("mlp_grads")
def activation_for_mask(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, mask=lambda back, Z, H: back * H)


@mistake("mlp_grads")
def relu_of_the_gradient(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, mask=lambda back, Z, H: back.clamp(min=0))


@mistake("mlp_grads")
def sum_for_mean(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, error=lambda P, Y: P - Y)


@mistake("mlp_grads")
def mean_over_all_entries(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, error=lambda P, Y: (P - Y) / P.numel())


@mistake("mlp_grads")
def labels_forgotten(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, error=lambda P, Y: P / len(P))


@mistake("mlp_grads")
def uphill_and_downhill_exchanged(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, error=lambda P, Y: (Y - P) / len(P))


@mistake("mlp_grads")
def softmax_over_the_examples(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, softmax_dim=0)


@mistake("mlp_grads")
def scores_for_probabilities(X, y, W1, b1, W2, b2):
    scores = mlp(X, W1, b1, W2, b2)
    return backward(X, y, W1, b1, W2, b2, error=lambda P, Y: (scores - Y) / len(P))


@mistake("mlp_grads")
def overflowing_softmax(X, y, W1, b1, W2, b2):
    exps = mlp(X, W1, b1, W2, b2).exp()
    P = exps / exps.sum(1, keepdim=True)
    return backward(X, y, W1, b1, W2, b2, error=lambda _, Y: (P - Y) / len(P))


@mistake("mlp_grads")
def bias_for_each_example(X, y, W1, b1, W2, b2):
    Z = X @ W1 + b1
    H = Z.clamp(min=0)
    dO = torch.softmax(H @ W2 + b2, 1)
    dO[torch.arange(len(y)), y] -= 1
    dO /= len(y)
    dZ = (dO @ W2.T) * (Z > 0)
    return X.T @ dZ, dZ, H.T @ dO, dO


@mistake("mlp_grads")
def bias_mean(X, y, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = backward(X, y, W1, b1, W2, b2)
    return dW1, db1 / len(y), dW2, db2 / len(y)


@mistake("mlp_grads")
def outputs_first(X, y, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = backward(X, y, W1, b1, W2, b2)
    return dW1.T, db1, dW2.T, db2


@mistake("mlp_grads")
def pre_activation_for_the_second_weight(X, y, W1, b1, W2, b2):
    dW1, db1, _, db2 = backward(X, y, W1, b1, W2, b2)
    Z = X @ W1 + b1
    P = torch.softmax(Z.clamp(min=0) @ W2 + b2, 1)
    P[torch.arange(len(y)), y] -= 1
    return dW1, db1, Z.T @ (P / len(y)), db2


@mistake("mlp_grads")
def corner_passes_the_gradient(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, mask=lambda back, Z, H: back * (Z >= 0))


@mistake("mlp_grads")
def maximum_of_the_whole_batch(X, y, W1, b1, W2, b2):
    scores = mlp(X, W1, b1, W2, b2)
    exps = (scores - scores.max()).exp()
    P = exps / exps.sum(1, keepdim=True)
    return backward(X, y, W1, b1, W2, b2, error=lambda _, Y: (P - Y) / len(P))


@mistake("mlp_grads")
def divided_by_n_twice(X, y, W1, b1, W2, b2):
    return tuple(g / len(y) for g in backward(X, y, W1, b1, W2, b2))


@mistake("mlp_grads")
def weights_divided_twice(X, y, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = backward(X, y, W1, b1, W2, b2)
    return dW1 / len(y), db1, dW2 / len(y), db2


@mistake("mlp_grads")
def class_number_for_one_hot(X, y, W1, b1, W2, b2):
    return backward(X, y, W1, b1, W2, b2, error=lambda P, Y: (P - y[:, None]) / len(P))


@mistake("mlp_grads")
def sums_each_example(X, y, W1, b1, W2, b2):
    dW1, _, dW2, _ = backward(X, y, W1, b1, W2, b2)
    Z = X @ W1 + b1
    P = torch.softmax(Z.clamp(min=0) @ W2 + b2, 1)
    P[torch.arange(len(y)), y] -= 1
    return dW1, ((P / len(y)) @ W2.T * (Z > 0)).sum(1), dW2, (P / len(y)).sum(1)


@mistake("mlp_grads")
def second_layer_first(X, y, W1, b1, W2, b2):
    dW1, db1, dW2, db2 = backward(X, y, W1, b1, W2, b2)
    return dW2, db2, dW1, db1
