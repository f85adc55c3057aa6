import torch
from torch import nn

from tutor.lab import mistake, right


def run(
    X, y, w, b, lam, lr, epochs, batch_size, report, slopes=None, told=None, drop=False, order=None
):
    """What `train_highdim` does, with parts that a mistake may exchange."""
    w, b = w.clone(), b.clone()
    for epoch in range(1, epochs + 1):
        rows_of = order or (lambda n: torch.randperm(n, device=X.device))
        for rows in rows_of(len(X)).split(batch_size):
            if drop and len(rows) < batch_size:
                continue
            error = X[rows] @ w + b - y[rows]
            for_w, for_b = (slopes or gradients)(X[rows], error, w, b, lam)
            w -= lr * for_w
            b -= lr * for_b
        loss = ((X @ w + b - y) ** 2).mean() / 2
        report(epoch, float((told or (lambda loss, w, lam: loss))(loss, w, lam)))
    return w, b


def gradients(X, error, w, b, lam):
    return X.T @ error / len(error) + lam * w, error.mean(0)


@right("train_highdim")
def by_hand(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, lam, lr, epochs, batch_size, report)


@right("train_highdim")
def with_the_optimiser(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    net = nn.Linear(X.shape[1], 1, device=X.device, dtype=X.dtype)
    with torch.no_grad():
        net.weight.copy_(w.T)
        net.bias.copy_(b)
    rate, decay = torch_settings(lam, lr)
    groups = [{"params": [net.weight], "weight_decay": decay}, {"params": [net.bias]}]
    trainer, loss = torch.optim.SGD(groups, lr=rate), nn.MSELoss()
    for epoch in range(1, epochs + 1):
        for rows in torch.randperm(len(X), device=X.device).split(batch_size):
            trainer.zero_grad()
            loss(net(X[rows]), y[rows]).backward()
            trainer.step()
        report(epoch, loss(net(X), y).item() / 2)
    return net.weight.detach().T, net.bias.detach()


@mistake("train_highdim")
def penalty_after_backward(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, 0, lr, epochs, batch_size, report)


@mistake("train_highdim")
def penalty_after_backward_and_reported(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    told = lambda loss, w, _: loss + lam / 2 * (w**2).sum()  # noqa: E731
    return run(X, y, w, b, 0, lr, epochs, batch_size, report, told=told)


@mistake("train_highdim")
def reports_the_penalty_too(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    told = lambda loss, w, lam: loss + lam / 2 * (w**2).sum()  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, told=told)


@mistake("train_highdim")
def reports_without_the_half(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    told = lambda loss, w, lam: 2 * loss  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, told=told)


@mistake("train_highdim")
def forgets_to_report(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, lam, lr, epochs, batch_size, nobody)


@mistake("train_highdim")
def counts_epochs_from_zero(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    told = lambda epoch, loss: report(epoch - 1, loss)  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, told)


@mistake("train_highdim")
def penalty_without_the_half(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, 2 * lam, lr, epochs, batch_size, report)


@mistake("train_highdim")
def loss_without_the_half(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def twice(X, error, w, b, lam):
        return 2 * X.T @ error / len(error) + lam * w, 2 * error.mean(0)

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, twice)


@mistake("train_highdim")
def both_without_the_half(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, lam, 2 * lr, epochs, batch_size, report)


@mistake("train_highdim")
def norm_without_the_square(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error / len(error) + lam / 2 * w / w.norm(), error.mean(0)

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def mean_of_the_squared_weights(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, lam / len(w), lr, epochs, batch_size, report)


@mistake("train_highdim")
def penalises_the_bias(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error / len(error) + lam * w, error.mean(0) + lam * b

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def penalty_over_the_batch_size(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error / len(error) + lam / len(error) * w, error.mean(0)

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def sums_the_batch(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error + lam * w, error.sum(0)

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def penalty_once_for_each_example(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error + lam * len(error) * w, error.sum(0)

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def predictions_against_all_labels(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):  # (b, 1) minus (b,): each prediction meets the mean label
        error = X @ w + b - (X @ w + b - error).mean()
        return X.T @ error / len(error) + lam * w, error.mean(0)

    w, b = run(X, y, w, b, lam, lr, 0, batch_size, report)
    for epoch in range(1, epochs + 1):
        w, b = run(X, y, w, b, lam, lr, 1, batch_size, nobody, slopes)
        report(epoch, (((X @ w + b - y.flatten()) ** 2).mean() / 2).item())
    return w, b


@mistake("train_highdim")
def in_the_order_of_the_file(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    order = lambda n: torch.arange(n, device=X.device)  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, order=order)


@mistake("train_highdim")
def shuffles_once_for_all(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    rows = torch.randperm(len(X), device=X.device)
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, order=lambda n: rows)


@mistake("train_highdim")
def draws_with_replacement(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    order = lambda n: torch.randint(0, n, (n,), device=X.device)  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, order=order)


@mistake("train_highdim")
def reports_the_last_batch(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    last = []

    def slopes(X, error, w, b, lam):
        last.append((error**2).mean() / 2)
        return gradients(X, error, w, b, lam)

    told = lambda loss, w, lam: last[-1]  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes, told)


@mistake("train_highdim")
def reports_the_last_batch_and_penalty(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    last = []

    def slopes(X, error, w, b, lam):
        last.append((error**2).mean() / 2 + lam / 2 * (w**2).sum())
        return gradients(X, error, w, b, lam)

    told = lambda loss, w, lam: last[-1]  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes, told)


@mistake("train_highdim")
def sums_and_reports_sums(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error + lam * w, error.sum(0)

    told = lambda loss, w, lam: loss * len(X)  # noqa: E731
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes, told)


@mistake("train_highdim")
def penalises_absolute_values(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error / len(error) + lam / 2 * w.sign(), error.mean(0)

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def weights_grow(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, -lam, lr, epochs, batch_size, report)


@mistake("train_highdim")
def drops_the_short_batch(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    return run(X, y, w, b, lam, lr, epochs, batch_size, report, drop=True)


@mistake("train_highdim")
def divides_by_the_full_batch_size(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    def slopes(X, error, w, b, lam):
        return X.T @ error / batch_size + lam * w, error.sum(0) / batch_size

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def keeps_old_gradients(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    sums = [torch.zeros_like(w), torch.zeros_like(b)]

    def slopes(X, error, w, b, lam):
        for total, slope in zip(sums, gradients(X, error, w, b, lam), strict=True):
            total += slope
        return sums

    return run(X, y, w, b, lam, lr, epochs, batch_size, report, slopes)


@mistake("train_highdim")
def trains_the_start(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    trained = run(X, y, w, b, lam, lr, epochs, batch_size, report)
    for given, after in zip((w, b), trained, strict=True):
        given.copy_(after)
    return w, b


@mistake("train_highdim")
def starts_somewhere_else(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
    start = torch.zeros_like(w), torch.zeros_like(b)
    return run(X, y, *start, lam, lr, epochs, batch_size, report)


@mistake("torch_settings")
def same_lambda(lam, lr):
    return lr, lam


@mistake("torch_settings")
def twice_the_decay_only(lam, lr):
    return lr, 2 * lam


@mistake("torch_settings")
def half_the_rate_only(lam, lr):
    return lr / 2, lam


@mistake("torch_settings")
def wrong_way_round(lam, lr):
    return 2 * lr, lam / 2


@mistake("torch_settings")
def half_the_decay_only(lam, lr):
    return lr, lam / 2


@mistake("torch_settings")
def halves_both(lam, lr):
    return lr / 2, lam / 2


@mistake("torch_settings")
def decay_first(lam, lr):
    return 2 * lam, lr / 2


@mistake("train_highdim", "torch_settings")
class same_lambda_and_penalty_without_the_half:
    def train_highdim(X, y, w, b, lam, lr, epochs, batch_size, report=nobody):
        return run(X, y, w, b, 2 * lam, lr, epochs, batch_size, report)

    def torch_settings(lam, lr):
        return lr, lam
