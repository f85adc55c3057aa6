import torch

from tutor.lab import mistake, right


def descend(
    X, y, init, lr, epochs, batch_size, report,
    loss_of=lambda y_hat, y: half_mean_squared_error(y_hat, y[:, None]), order=torch.randperm,
    trained="wb", clear=True, after=None,
):  # fmt: skip
    """What `train` does, with parts that a mistake may exchange."""
    w, b = (start.clone().requires_grad_() for start in init)
    losses = []
    for epoch in range(1, epochs + 1):
        for rows in order(len(X), device=X.device).split(batch_size):
            loss = loss_of(X[rows] @ w + b, y[rows])
            loss.backward()
            with torch.no_grad():
                for name, p in (("w", w), ("b", b)):
                    if name in trained:
                        p -= lr * p.grad
                    if clear:
                        p.grad = None
        with torch.no_grad():
            losses.append((after or loss_of)(X @ w + b, y).item())
        report(epoch, losses[-1])
    return w.detach(), b.detach(), losses


def right_loss(y_hat, y):
    return half_mean_squared_error(y_hat, y[:, None])


@right("train")
def gradient_by_hand(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = init[0].clone(), init[1].clone()
    losses = []
    for epoch in range(epochs):
        order = torch.randperm(len(X)).tolist()
        while order:
            rows, order = order[:batch_size], order[batch_size:]
            e = X[rows] @ w + b - y[rows, None]  # (batch, 1)
            w -= lr * X[rows].T @ e / len(rows)
            b -= lr * e.mean(0)
        losses.append(float(((X @ w + b).squeeze(1) - y).pow(2).mean() / 2))
        report(epoch + 1, losses[-1])
    return w, b, losses


@right("train")
def new_tensors_at_each_step(X, y, init, lr, epochs, batch_size, report=nobody):
    """Fine as well: nobody else holds these tensors, and each new one asks for gradients anew."""
    w, b = init
    losses = []
    for epoch in range(1, epochs + 1):
        mixed = torch.rand(len(X)).argsort()
        for start in range(0, len(X), batch_size):
            rows = mixed[start : start + batch_size]
            w, b = w.detach().requires_grad_(), b.detach().requires_grad_()
            loss = ((X[rows] @ w + b).flatten() - y[rows]).square().sum() / (2 * len(rows))
            dw, db = torch.autograd.grad(loss, (w, b))
            w, b = w - lr * dw, b - lr * db
        losses.append(right_loss(X @ w + b, y).item())
        report(epoch, losses[-1])
    return w, b, losses


@mistake("train")
def every_prediction_against_every_target(
    X, y, init, lr, epochs, batch_size, report=nobody
):  # fmt: skip
    def crossed(y_hat, y):
        return ((y_hat - y) ** 2).mean() / 2

    return descend(X, y, init, lr, epochs, batch_size, report, crossed)


@mistake("train")
def crossed_and_without_the_half(X, y, init, lr, epochs, batch_size, report=nobody):
    def crossed(y_hat, y):
        return ((y_hat - y) ** 2).mean()

    return descend(X, y, init, lr, epochs, batch_size, report, crossed)


@mistake("train")
def crossed_and_summed(X, y, init, lr, epochs, batch_size, report=nobody):
    def crossed(y_hat, y):
        return ((y_hat - y) ** 2 / 2).sum()

    return descend(X, y, init, lr, epochs, batch_size, report, crossed)


@mistake("train")
def walks_uphill(X, y, init, lr, epochs, batch_size, report=nobody):
    return descend(X, y, init, -lr, epochs, batch_size, report)


@mistake("train")
def forgets_the_half(X, y, init, lr, epochs, batch_size, report=nobody):
    def whole(y_hat, y):
        return 2 * right_loss(y_hat, y)

    return descend(X, y, init, lr, epochs, batch_size, report, whole)


@mistake("train")
def adds_up_the_batch(X, y, init, lr, epochs, batch_size, report=nobody):
    def summed(y_hat, y):
        return len(y) * right_loss(y_hat, y)

    return descend(X, y, init, lr, epochs, batch_size, report, summed, after=right_loss)


@mistake("train")
def adds_up_batch_and_epoch(X, y, init, lr, epochs, batch_size, report=nobody):
    def summed(y_hat, y):
        return len(y) * right_loss(y_hat, y)

    return descend(X, y, init, lr, epochs, batch_size, report, summed)


@mistake("train")
def divides_by_the_full_batch_size(X, y, init, lr, epochs, batch_size, report=nobody):
    def over_batch_size(y_hat, y):
        return right_loss(y_hat, y) * len(y) / batch_size

    return descend(X, y, init, lr, epochs, batch_size, report, over_batch_size, after=right_loss)


@mistake("train")
def leaves_the_bias_out(X, y, init, lr, epochs, batch_size, report=nobody):
    return descend(X, y, init, lr, epochs, batch_size, report, trained="w")


@mistake("train")
def takes_the_examples_in_order(X, y, init, lr, epochs, batch_size, report=nobody):
    return descend(X, y, init, lr, epochs, batch_size, report, order=torch.arange)


@mistake("train")
def drops_the_short_batch(X, y, init, lr, epochs, batch_size, report=nobody):
    def whole_batches(n, device):
        return torch.randperm(n, device=device)[: n - n % batch_size]

    return descend(X, y, init, lr, epochs, batch_size, report, order=whole_batches)


@mistake("train")
def one_epoch_only(X, y, init, lr, epochs, batch_size, report=nobody):
    return descend(X, y, init, lr, 1, batch_size, report)


@mistake("train")
def keeps_old_gradients(X, y, init, lr, epochs, batch_size, report=nobody):
    return descend(X, y, init, lr, epochs, batch_size, report, clear=False)


def descend_in_place(
    X, y, init, lr, epochs, batch_size, report, loss_of=right_loss, after=right_loss
):  # fmt: skip
    """The caller's tensors are what is trained."""
    w, b = init
    w.requires_grad_()
    b.requires_grad_()
    losses = []
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X)).split(batch_size):
            loss_of(X[rows] @ w + b, y[rows]).backward()
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad = None
        losses.append(after(X @ w + b, y).item())
        report(epoch, losses[-1])
    return w, b, losses


@mistake("train")
def trains_the_callers_tensors(X, y, init, lr, epochs, batch_size, report=nobody):
    return descend_in_place(X, y, init, lr, epochs, batch_size, report)


@mistake("train")
def crossed_in_the_callers_tensors(X, y, init, lr, epochs, batch_size, report=nobody):
    def crossed(y_hat, y):
        return ((y_hat - y) ** 2).mean() / 2

    return descend_in_place(X, y, init, lr, epochs, batch_size, report, crossed, crossed)


@mistake("train")
def by_the_full_batch_size_in_the_callers_tensors(
    X, y, init, lr, epochs, batch_size, report=nobody
):  # fmt: skip
    def over_batch_size(y_hat, y):
        return right_loss(y_hat, y) * len(y) / batch_size

    return descend_in_place(X, y, init, lr, epochs, batch_size, report, over_batch_size)


@mistake("train")
def starts_from_its_own_numbers(X, y, init, lr, epochs, batch_size, report=nobody):
    w = torch.zeros_like(init[0])
    b = torch.zeros_like(init[1])
    return descend(X, y, (w, b), lr, epochs, batch_size, report)


@mistake("train")
def differentiates_the_step(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = (start.clone().requires_grad_() for start in init)
    for rows in torch.randperm(len(X)).split(batch_size):
        right_loss(X[rows] @ w + b, y[rows]).backward()
        for p in (w, b):
            p -= lr * p.grad
            p.grad = None
    return w, b, []


@mistake("train")
def names_new_tensors(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = (start.clone().requires_grad_() for start in init)
    losses = []
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X)).split(batch_size):
            right_loss(X[rows] @ w + b, y[rows]).backward()
            with torch.no_grad():
                w = w - lr * w.grad
                b = b - lr * b.grad
        losses.append(right_loss(X @ w + b, y).item())
        report(epoch, losses[-1])
    return w, b, losses


@mistake("train")
def names_new_tensors_and_differentiates(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = (start.clone().requires_grad_() for start in init)
    losses = []
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X)).split(batch_size):
            right_loss(X[rows] @ w + b, y[rows]).backward()
            w = w - lr * w.grad
            b = b - lr * b.grad
        losses.append(right_loss(X @ w + b, y).item())
        report(epoch, losses[-1])
    return w, b, losses


@mistake("train")
def loss_of_the_last_batch(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = (start.clone().requires_grad_() for start in init)
    losses = []
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X)).split(batch_size):
            loss = right_loss(X[rows] @ w + b, y[rows])
            loss.backward()
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad = None
        losses.append(loss.item())
        report(epoch, losses[-1])
    return w.detach(), b.detach(), losses


@mistake("train")
def mean_over_the_epoch(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = (start.clone().requires_grad_() for start in init)
    losses = []
    for epoch in range(1, epochs + 1):
        total = 0.0
        for rows in torch.randperm(len(X)).split(batch_size):
            loss = right_loss(X[rows] @ w + b, y[rows])
            loss.backward()
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad = None
            total += loss.item() * len(rows)
        losses.append(total / len(X))
        report(epoch, losses[-1])
    return w.detach(), b.detach(), losses


@mistake("train")
def whole_squares_averaged_over_the_epoch(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = (start.clone().requires_grad_() for start in init)
    losses = []
    for epoch in range(1, epochs + 1):
        total = 0.0
        for rows in torch.randperm(len(X)).split(batch_size):
            loss = 2 * right_loss(X[rows] @ w + b, y[rows])
            loss.backward()
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad = None
            total += loss.item() * len(rows)
        losses.append(total / len(X))
        report(epoch, losses[-1])
    return w.detach(), b.detach(), losses


@mistake("train")
def a_loss_for_each_batch(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b = (start.clone().requires_grad_() for start in init)
    losses = []
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X)).split(batch_size):
            loss = right_loss(X[rows] @ w + b, y[rows])
            loss.backward()
            losses.append(loss.item())
            with torch.no_grad():
                for p in (w, b):
                    p -= lr * p.grad
                    p.grad = None
        report(epoch, losses[-1])
    return w.detach(), b.detach(), losses


@mistake("train")
def tensors_for_losses(X, y, init, lr, epochs, batch_size, report=nobody):
    w, b, losses = train(X, y, init, lr, epochs, batch_size, report)
    return w, b, [torch.tensor(loss, dtype=w.dtype, device=w.device) for loss in losses]


@mistake("train")
def by_linear_algebra(X, y, init, lr, epochs, batch_size, report=nobody):
    A = torch.cat((X, torch.ones_like(X[:, :1])), 1)
    solution = torch.linalg.pinv(A) @ y[:, None]
    w, b = solution[:-1], solution[-1] + 0
    loss = right_loss(X @ w + b, y).item()
    return w, b, [loss] * epochs
