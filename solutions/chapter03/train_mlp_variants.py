from tutor.lab import mistake, right


def descend(
    params, X, y, epochs, lr, batch_size, report,
    loss_of=cross_entropy, order=torch.randperm, trained=(0, 1, 2, 3),
):  # fmt: skip
    """What `train` does, with parts that a mistake may exchange."""
    for epoch in range(1, epochs + 1):
        for rows in order(len(y), device=y.device).split(batch_size):
            loss = loss_of(net(X[rows], params), y[rows])
            loss.backward()
            with torch.no_grad():
                for i, p in enumerate(params):
                    if i in trained:
                        p -= lr * p.grad
                    p.grad = None
        report(epoch, loss.item())


def start(d, h, q, weight, bias=torch.zeros):
    return [p.requires_grad_() for p in (weight(d, h), bias(h), weight(h, q), bias(q))]


@right("init_params", "net", "train")
class gradients_by_hand:
    @staticmethod
    def init_params(d, h, q):
        shapes = (d, h), (h,), (h, q), (q,)
        params = [torch.empty(shape, requires_grad=True) for shape in shapes]
        with torch.no_grad():
            for p in params:
                p.normal_(0, 0.01) if p.ndim == 2 else p.zero_()
        return params

    @staticmethod
    def net(X, params):
        W1, b1, W2, b2 = params
        return torch.addmm(b2, torch.addmm(b1, X, W1).clamp(min=0), W2)

    @staticmethod
    def train(params, X, y, epochs, lr, batch_size, report=nobody):
        W1, b1, W2, b2 = (p.data for p in params)
        for epoch in range(epochs):
            order, total = torch.randperm(len(y)).tolist(), 0.0
            while order:
                rows, order = order[:batch_size], order[batch_size:]
                Z = X[rows] @ W1 + b1
                H = Z.clamp(min=0)
                log_P = (H @ W2 + b2).log_softmax(1)
                total -= log_P[range(len(rows)), y[rows]].sum().item()
                dO = log_P.exp()
                dO[range(len(rows)), y[rows]] -= 1
                dO /= len(rows)
                dZ = (dO @ W2.T) * (Z > 0)
                W2 -= lr * H.T @ dO
                b2 -= lr * dO.sum(0)
                W1 -= lr * X[rows].T @ dZ
                b1 -= lr * dZ.sum(0)
            report(epoch + 1, total / len(y))


@right("train")
def autograd_grad(params, X, y, epochs, lr, batch_size, report=nobody):
    for epoch in range(1, epochs + 1):
        order = torch.randperm(len(y))
        for first in range(0, len(y), batch_size):
            rows = order[first : first + batch_size]
            loss = cross_entropy(net(X[rows], params), y[rows])
            for p, gradient in zip(params, torch.autograd.grad(loss, params), strict=True):
                p.data.sub_(gradient, alpha=lr)
        report(epoch, loss.item())


@mistake("init_params")
def all_zero(d, h, q):
    return start(d, h, q, torch.zeros)


@mistake("init_params")
def all_the_same(d, h, q):
    return start(d, h, q, lambda *shape: torch.full(shape, 0.01))


@mistake("init_params")
def uniform_and_positive(d, h, q):
    return start(d, h, q, lambda *shape: 0.01 * torch.rand(shape))


@mistake("init_params")
def not_scaled(d, h, q):
    return start(d, h, q, torch.randn)


@mistake("init_params")
def random_biases(d, h, q):
    return start(d, h, q, lambda *s: 0.01 * torch.randn(s), lambda n: 0.01 * torch.randn(n))


@mistake("init_params")
def scaled_after_requires_grad(d, h, q):
    return [
        torch.randn(d, h, requires_grad=True) * 0.01, torch.zeros(h, requires_grad=True),
        torch.randn(h, q, requires_grad=True) * 0.01, torch.zeros(q, requires_grad=True),
    ]  # fmt: skip


@mistake("init_params")
def same_seed_in_every_call(d, h, q):
    torch.manual_seed(42)
    return start(d, h, q, lambda *shape: 0.01 * torch.randn(shape))


@mistake("net")
def no_activation(X, params):
    W1, b1, W2, b2 = params
    return (X @ W1 + b1) @ W2 + b2


@mistake("net")
def relu_on_the_scores(X, params):
    W1, b1, W2, b2 = params
    return torch.relu(torch.relu(X @ W1 + b1) @ W2 + b2)


@mistake("net")
def probabilities(X, params):
    W1, b1, W2, b2 = params
    return torch.softmax(torch.relu(X @ W1 + b1) @ W2 + b2, 1)


@mistake("train")
def walks_uphill(params, X, y, epochs, lr, batch_size, report=nobody):
    descend(params, X, y, epochs, -lr, batch_size, report)


@mistake("train")
def only_the_output_layer(params, X, y, epochs, lr, batch_size, report=nobody):
    descend(params, X, y, epochs, lr, batch_size, report, trained=(2, 3))


@mistake("train")
def biases_left_alone(params, X, y, epochs, lr, batch_size, report=nobody):
    descend(params, X, y, epochs, lr, batch_size, report, trained=(0, 2))


@mistake("train")
def adds_up_the_batch(params, X, y, epochs, lr, batch_size, report=nobody):
    def summed(scores, labels):
        return len(labels) * cross_entropy(scores, labels)

    descend(params, X, y, epochs, lr, batch_size, report, summed)


@mistake("train")
def takes_the_file_in_order(params, X, y, epochs, lr, batch_size, report=nobody):
    descend(params, X, y, epochs, lr, batch_size, report, order=torch.arange)


@mistake("train")
def drops_the_short_batch(params, X, y, epochs, lr, batch_size, report=nobody):
    def whole_batches(n, device):
        return torch.randperm(n, device=device)[: n - n % batch_size]

    descend(params, X, y, epochs, lr, batch_size, report, order=whole_batches)


@mistake("train")
def one_epoch_only(params, X, y, epochs, lr, batch_size, report=nobody):
    descend(params, X, y, 1, lr, batch_size, report)


@mistake("train")
def keeps_old_gradients(params, X, y, epochs, lr, batch_size, report=nobody):
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(y)).split(batch_size):
            loss = cross_entropy(net(X[rows], params), y[rows])
            loss.backward()
            with torch.no_grad():
                for p in params:
                    p -= lr * p.grad
        report(epoch, loss.item())


@mistake("train")
def gives_the_names_to_new_tensors(params, X, y, epochs, lr, batch_size, report=nobody):
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(y)).split(batch_size):
            loss = cross_entropy(net(X[rows], params), y[rows])
            gradients = torch.autograd.grad(loss, params)
            params = [
                (p - lr * g).detach().requires_grad_()
                for p, g in zip(params, gradients, strict=True)
            ]
        report(epoch, loss.item())
