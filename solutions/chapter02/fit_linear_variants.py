import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from tutor.lab import mistake, right


def squared(y_hat, y):
    return (y_hat.squeeze(1) - y).square().mean()


def every_row_with_every_target(y_hat, y):
    return (y_hat - y).square().mean()  # (b, 1) against (b,): (b, b)


def a_layer(X, init):
    net = nn.Linear(X.shape[1], 1, device=X.device, dtype=X.dtype)
    with torch.no_grad():
        net.weight.copy_(init[0])
        net.bias.copy_(init[1])
    return net


def loader(X, y, batch_size, **how):
    return DataLoader(TensorDataset(X, y), batch_size, **{"shuffle": True, **how})


def descend(net, X, y, lr, epochs, batch_size, loss_of=squared, clear=True, **how):
    """What `fit_linear` does, with parts that a mistake may exchange."""
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        for some_X, some_y in loader(X, y, batch_size, **how):
            if clear:
                optimizer.zero_grad()
            loss_of(net(some_X), some_y).backward()
            optimizer.step()
    return net


@right("fit_linear")
def targets_as_a_column(X, y, lr, epochs, batch_size, init):
    net = nn.Linear(X.shape[1], 1).to(X)
    net.load_state_dict({"weight": init[0], "bias": init[1]})
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        for some_X, some_y in loader(X, y.unsqueeze(1), batch_size):
            loss = nn.functional.mse_loss(net(some_X), some_y)
            loss.backward()
            optimizer.step()
            net.zero_grad()
    return net


@right("fit_linear")
def by_hand(X, y, lr, epochs, batch_size, init):
    w, b = init[0].clone(), init[1].clone()
    for _ in range(epochs):
        for rows in torch.randperm(len(X), device=X.device).split(batch_size):
            e = (X[rows] @ w.T).squeeze(1) + b - y[rows]
            w = w - lr * 2 * (e @ X[rows])[None] / len(rows)
            b = b - lr * 2 * e.mean()
    return a_layer(X, (w, b))


@mistake("fit_linear")
def predictions_against_all_targets(X, y, lr, epochs, batch_size, init):
    net = a_layer(X, init)
    return descend(net, X, y, lr, epochs, batch_size, every_row_with_every_target)


@mistake("fit_linear")
def predictions_against_all_targets_in_file_order(X, y, lr, epochs, batch_size, init):
    net, loss = a_layer(X, init), every_row_with_every_target
    return descend(net, X, y, lr, epochs, batch_size, loss, shuffle=False)


@mistake("fit_linear")
def gradients_pile_up(X, y, lr, epochs, batch_size, init):
    return descend(a_layer(X, init), X, y, lr, epochs, batch_size, clear=False)


@mistake("fit_linear")
def nothing_moves(X, y, lr, epochs, batch_size, init):
    net = a_layer(X, init)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        for some_X, some_y in loader(X, y, batch_size):
            optimizer.zero_grad()
            loss = squared(net(some_X), some_y)
            optimizer.step()
            loss.backward()
    return net


@mistake("fit_linear")
def one_batch_late(X, y, lr, epochs, batch_size, init):
    net = a_layer(X, init)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for _ in range(epochs):
        for some_X, some_y in loader(X, y, batch_size):
            loss = squared(net(some_X), some_y)
            optimizer.step()
            optimizer.zero_grad()
            loss.backward()
    return net


@mistake("fit_linear")
def adds_up_the_batch(X, y, lr, epochs, batch_size, init):
    def summed(y_hat, y):
        return (y_hat.squeeze(1) - y).square().sum()

    return descend(a_layer(X, init), X, y, lr, epochs, batch_size, summed)


@mistake("fit_linear")
def half_of_the_mean(X, y, lr, epochs, batch_size, init):
    def halved(y_hat, y):
        return squared(y_hat, y) / 2

    return descend(a_layer(X, init), X, y, lr, epochs, batch_size, halved)


@mistake("fit_linear")
def absolute_errors(X, y, lr, epochs, batch_size, init):
    def absolute(y_hat, y):
        return (y_hat.squeeze(1) - y).abs().mean()

    return descend(a_layer(X, init), X, y, lr, epochs, batch_size, absolute)


@mistake("fit_linear")
def starts_anywhere(X, y, lr, epochs, batch_size, init):
    net = nn.Linear(X.shape[1], 1, device=X.device, dtype=X.dtype)
    return descend(net, X, y, lr, epochs, batch_size)


@mistake("fit_linear")
def starts_anywhere_in_float32(X, y, lr, epochs, batch_size, init):
    net = nn.Linear(X.shape[1], 1, device=X.device)
    return descend(net, X, y, lr, epochs, batch_size)


@mistake("fit_linear")
def trains_the_callers_tensors(X, y, lr, epochs, batch_size, init):
    net = nn.Linear(X.shape[1], 1, device=X.device, dtype=X.dtype)
    net.weight.data, net.bias.data = init
    return descend(net, X, y, lr, epochs, batch_size)


@mistake("fit_linear")
def short_of_the_last_batch(X, y, lr, epochs, batch_size, init):
    return descend(a_layer(X, init), X, y, lr, epochs, batch_size, drop_last=True)


@mistake("fit_linear")
def in_file_order(X, y, lr, epochs, batch_size, init):
    return descend(a_layer(X, init), X, y, lr, epochs, batch_size, shuffle=False)


@mistake("fit_linear")
def one_order_for_all_epochs(X, y, lr, epochs, batch_size, init):
    order = torch.randperm(len(X), device=X.device)
    net = a_layer(X, init)
    return descend(net, X[order], y[order], lr, epochs, batch_size, shuffle=False)


@mistake("fit_linear")
def all_examples_at_once(X, y, lr, epochs, batch_size, init):
    return descend(a_layer(X, init), X, y, lr, epochs, len(X))


@mistake("fit_linear")
def one_epoch_only(X, y, lr, epochs, batch_size, init):
    return descend(a_layer(X, init), X, y, lr, 1, batch_size)


@mistake("fit_linear")
def one_batch_only(X, y, lr, epochs, batch_size, init):
    net = a_layer(X, init)
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    some_X, some_y = next(iter(loader(X, y, batch_size)))
    squared(net(some_X), some_y).backward()
    optimizer.step()
    return net


@mistake("fit_linear")
def another_optimizer(X, y, lr, epochs, batch_size, init):
    net = a_layer(X, init)
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    for _ in range(epochs):
        for some_X, some_y in loader(X, y, batch_size):
            optimizer.zero_grad()
            squared(net(some_X), some_y).backward()
            optimizer.step()
    return net


@mistake("fit_linear")
def default_dtype(X, y, lr, epochs, batch_size, init):
    net = nn.Linear(X.shape[1], 1, device=X.device)
    with torch.no_grad():
        net.weight.copy_(init[0])
        net.bias.copy_(init[1])
    return descend(net, X, y, lr, epochs, batch_size)


@mistake("fit_linear")
def in_a_sequential(X, y, lr, epochs, batch_size, init):
    net = nn.Sequential(nn.Linear(X.shape[1], 1, device=X.device, dtype=X.dtype))
    return descend(net, X, y, lr, epochs, batch_size)


@mistake("fit_linear")
def returns_the_numbers(X, y, lr, epochs, batch_size, init):
    net = descend(a_layer(X, init), X, y, lr, epochs, batch_size)
    return net.weight.data, net.bias.data


@mistake("fit_linear")
def forgets_to_return(X, y, lr, epochs, batch_size, init):
    descend(a_layer(X, init), X, y, lr, epochs, batch_size)


def a_float32_layer(X, init):
    net = nn.Linear(X.shape[1], 1, device=X.device)
    with torch.no_grad():
        net.weight.copy_(init[0])
        net.bias.copy_(init[1])
    return net


@mistake("fit_linear")
def against_all_targets_with_the_callers_tensors(X, y, lr, epochs, batch_size, init):
    net = nn.Linear(X.shape[1], 1)
    net.weight.data, net.bias.data = init
    return descend(net, X, y, lr, epochs, batch_size, every_row_with_every_target)


@mistake("fit_linear")
def against_all_targets_in_float32(X, y, lr, epochs, batch_size, init):
    net, loss = a_float32_layer(X, init), every_row_with_every_target
    return descend(net, X, y, lr, epochs, batch_size, loss)


@mistake("fit_linear")
def against_all_targets_in_float32_and_file_order(X, y, lr, epochs, batch_size, init):
    net, loss = a_float32_layer(X, init), every_row_with_every_target
    return descend(net, X, y, lr, epochs, batch_size, loss, shuffle=False)


@mistake("fit_linear")
def in_float32_and_file_order(X, y, lr, epochs, batch_size, init):
    return descend(a_float32_layer(X, init), X, y, lr, epochs, batch_size, shuffle=False)


@mistake("fit_linear")
def puts_tensors_in_the_place_of_parameters(X, y, lr, epochs, batch_size, init):
    net = nn.Linear(X.shape[1], 1, device=X.device, dtype=X.dtype)
    net.weight, net.bias = init
    return descend(net, X, y, lr, epochs, batch_size)
