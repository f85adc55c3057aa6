import torch

from tutor.lab import mistake, right


def kept(parts):
    """A note of loss and size, weighted, on the device."""
    return lambda loss, y: parts.append((loss.detach() * len(y), len(y)))


def epoch(net, data_iter, loss_fn, opt, note):
    """An epoch; `note(loss, y)` after each step."""
    net.train()
    for X, y in data_iter:
        loss = loss_fn(net(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        note(loss, y)


@right("train_log")
def losses_in_a_list(net, data_iter, loss_fn, opt):
    losses, sizes = [], []
    for X, y in data_iter:
        net.train()
        opt.zero_grad(set_to_none=False)
        loss = loss_fn(net(X), y)
        loss.backward()
        opt.step()
        losses.append(loss.detach())
        sizes.append(X.shape[0])
    weights = torch.tensor(sizes, dtype=losses[0].dtype, device=losses[0].device)
    return ((torch.stack(losses) * weights).sum() / weights.sum()).item()


@right("train_log")
def added_in_place(net, data_iter, loss_fn, opt):
    sums = torch.zeros(1, dtype=torch.float64, device=next(net.parameters()).device)
    n = 0

    def note(loss, y):
        nonlocal n
        with torch.no_grad():
            sums.add_(loss, alpha=len(y))
        n += len(y)

    epoch(net, data_iter, loss_fn, opt, note)
    return sums.tolist()[0] / n


@mistake("train_log")
def a_number_at_every_step(net, data_iter, loss_fn, opt):
    parts = []

    def note(loss, y):
        parts.append((loss.item() * len(y), len(y)))

    epoch(net, data_iter, loss_fn, opt, note)
    return sum(p for p, _ in parts) / sum(n for _, n in parts)


@mistake("train_log")
def prints_every_loss(net, data_iter, loss_fn, opt):
    parts = []

    def note(loss, y):
        print(loss)
        parts.append((loss.detach() * len(y), len(y)))

    epoch(net, data_iter, loss_fn, opt, note)
    return float(sum(p for p, _ in parts)) / sum(n for _, n in parts)


@mistake("train_log")
def a_mean_of_means_read_at_every_step(net, data_iter, loss_fn, opt):
    losses = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: losses.append(loss.item()))
    return sum(losses) / len(losses)


@mistake("train_log")
def a_mean_of_means(net, data_iter, loss_fn, opt):
    losses = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: losses.append(loss.detach()))
    return float(sum(losses) / len(losses))


@mistake("train_log")
def keeps_every_graph(net, data_iter, loss_fn, opt):
    parts = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: parts.append((loss * len(y), len(y))))
    return float(sum(p for p, _ in parts) / sum(n for _, n in parts))


@mistake("train_log")
def keeps_every_graph_of_means(net, data_iter, loss_fn, opt):
    losses = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: losses.append(loss))
    return float(sum(losses) / len(losses))


@mistake("train_log")
def a_tensor_comes_back(net, data_iter, loss_fn, opt):
    parts = []
    epoch(net, data_iter, loss_fn, opt, kept(parts))
    return sum(p for p, _ in parts) / sum(n for _, n in parts)


@mistake("train_log")
def sum_for_mean(net, data_iter, loss_fn, opt):
    parts = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: parts.append(loss.detach() * len(y)))
    return float(sum(parts))


@mistake("train_log")
def last_loss_only(net, data_iter, loss_fn, opt):
    last = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: last.append(loss.detach()))
    return float(last[-1])


@mistake("train_log")
def gradients_add_up(net, data_iter, loss_fn, opt):
    net.train()
    total, n = 0.0, 0
    for X, y in data_iter:
        loss = loss_fn(net(X), y)
        loss.backward()
        opt.step()
        total = total + loss.detach() * len(y)
        n += len(y)
    return float(total / n)


@mistake("train_log")
def gradients_cleared_too_late(net, data_iter, loss_fn, opt):
    """zero_grad between backward and step."""
    net.train()
    total, n = 0.0, 0
    for X, y in data_iter:
        loss = loss_fn(net(X), y)
        loss.backward()
        opt.zero_grad()
        opt.step()
        total = total + loss.detach() * len(y)
        n += len(y)
    return float(total / n)


@mistake("train_log")
def in_whatever_mode(net, data_iter, loss_fn, opt):
    total, n = 0.0, 0
    for X, y in data_iter:
        loss = loss_fn(net(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total = total + loss.detach() * len(y)
        n += len(y)
    return float(total / n)


@mistake("train_log")
def loss_after_the_step(net, data_iter, loss_fn, opt):
    net.train()
    total, n = 0.0, 0
    for X, y in data_iter:
        loss = loss_fn(net(X), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        with torch.no_grad():
            total = total + loss_fn(net(X), y) * len(y)
        n += len(y)
    return float(total / n)


@mistake("train_log")
def steps_on_the_sum(net, data_iter, loss_fn, opt):
    """The loss is multiplied by the batch size before backward."""
    net.train()
    total, n = 0.0, 0
    for X, y in data_iter:
        loss = loss_fn(net(X), y) * len(y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total = total + loss.detach()
        n += len(y)
    return float(total / n)


@mistake("train_log")
def length_of_the_iterator(net, data_iter, loss_fn, opt):
    losses = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: losses.append(loss.item()))
    return sum(losses) / len(data_iter)


@mistake("train_log")
def length_of_the_iterator_and_graphs(net, data_iter, loss_fn, opt):
    losses = []
    epoch(net, data_iter, loss_fn, opt, lambda loss, y: losses.append(loss))
    return float(sum(losses)) / len(data_iter)
