import torch
from torch import nn

from tutor.lab import mistake, right


def loop(
    net, train_iter, test_iter, epochs, lr, report, *, train="each", test_eval=True, grad=False,
    clear=True, order="backward step", loss_by="examples", hits_by="examples",
    test_by="examples", best=False, learn_on=(), percent=1, test_on=None, after=False,
    forget=True, test_first=False,
):  # fmt: skip
    """What `fit` does, with parts that a mistake may exchange."""
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    device = next(net.parameters()).device

    def measure(data):
        if test_eval:
            net.eval()
        shares, sizes = [], []
        with torch.set_grad_enabled(grad):
            for X, y in data:
                y = y.to(device)
                shares.append((net(X.to(device)).argmax(1) == y).double().mean().item())
                sizes.append(len(y))
        return mean(shares, sizes, test_by)

    rows, highest = [], 0.0
    if train == "once":
        net.train()
    losses, shares, sizes = [], [], []
    for epoch in range(1, epochs + 1):
        if forget:
            losses, shares, sizes = [], [], []
        earlier = measure(test_iter) if test_first else 0.0
        if train == "each":
            net.train()
        for X, y in [*train_iter, *learn_on]:
            X, y = X.to(device), y.to(device)
            scores = net(X)
            loss = nn.functional.cross_entropy(scores, y)
            if clear:
                optimizer.zero_grad()
            for part in order.split():
                {"backward": loss.backward, "step": optimizer.step}[part]()
            if after:
                with torch.no_grad():
                    scores = net(X)
            losses.append(loss.item())
            shares.append((scores.argmax(1) == y).double().mean().item())
            sizes.append(len(y))
        tested = earlier if test_first else measure(test_on or test_iter)
        highest = max(highest, tested)
        row = (
            mean(losses, sizes, loss_by),
            percent * mean(shares, sizes, hits_by),
            percent * (highest if best else tested),
        )
        rows.append(row)
        report(epoch, row)
    return rows


def mean(values, sizes, by):
    if by == "last":
        return values[-1]
    if by == "batches":
        return sum(values) / len(values)
    if by == "sum":
        return sum(values)
    return sum(v * n for v, n in zip(values, sizes, strict=True)) / sum(sizes)


@right("fit")
def step_by_hand(net, train_iter, test_iter, epochs, lr, report=nobody):
    device = next(net.parameters()).device
    rows = []
    for epoch in range(epochs):
        right_ones, losses = [], []
        for X, y in train_iter:
            net.train()
            log_p = net(X.to(device)).log_softmax(1)
            each = -log_p[torch.arange(len(y), device=device), y.to(device)]
            gradients = torch.autograd.grad(each.mean(), list(net.parameters()))
            for p, g in zip(net.parameters(), gradients, strict=True):
                p.data -= lr * g
            losses.append(each.detach())
            right_ones.append(log_p.argmax(1).cpu() == y.cpu())
        net.eval()
        with torch.inference_mode():
            tested = [net(X.to(device)).argmax(1).cpu() == y.cpu() for X, y in test_iter]
        row = (
            torch.cat(losses).mean().item(),
            torch.cat(right_ones).double().mean().item(),
            torch.cat(tested).double().mean().item(),
        )
        rows.append(row)
        report(epoch + 1, row)
    return rows


@right("fit")
def with_a_switch_back(net, train_iter, test_iter, epochs, lr, report=nobody):
    return loop(net, train_iter, test_iter, epochs, lr, report)


@mistake("fit")
def trains_in_evaluation_mode_from_the_second_epoch(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, train="once")


@mistake("fit")
def never_switches_training_on(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, train="never")


@mistake("fit")
def leaves_the_mode_alone(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, train="never", test_eval=False)


@mistake("fit")
def measures_in_training_mode(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, test_eval=False)


@mistake("fit")
def records_a_graph_while_testing(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, grad=True)


@mistake("fit")
def measures_without_preparing(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, grad=True, test_eval=False)


@mistake("fit")
def neither_mode_nor_no_grad(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, train="never", grad=True, test_eval=False)


@mistake("fit")
def keeps_the_best_epoch(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, best=True)


@mistake("fit")
def loss_by_batches(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, loss_by="batches")


@mistake("fit")
def everything_by_batches(net, tr, te, epochs, lr, report=nobody):
    by = dict.fromkeys(("loss_by", "hits_by", "test_by"), "batches")
    return loop(net, tr, te, epochs, lr, report, **by)


@mistake("fit")
def accuracies_by_batches(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, hits_by="batches", test_by="batches")


@mistake("fit")
def adds_up_the_losses(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, loss_by="sum")


@mistake("fit")
def loss_of_the_last_batch(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, loss_by="last")


@mistake("fit")
def loss_and_accuracy_of_the_last_batch(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, loss_by="last", hits_by="last")


@mistake("fit")
def never_clears_the_gradients(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, clear=False)


@mistake("fit")
def clears_before_the_step(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, 0.0, report)  # every gradient is gone when the step comes


@mistake("fit")
def steps_before_backward(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, clear=False, order="step backward")


@mistake("fit")
def learns_from_the_test(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, learn_on=list(te))


@mistake("fit")
def measures_on_the_training_examples(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, test_on=tr)


@mistake("fit")
def measures_before_training(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, test_first=True)


@mistake("fit")
def accuracy_after_the_step(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, after=True)


@mistake("fit")
def in_per_cent(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, percent=100)


@mistake("fit")
def sums_over_all_epochs(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report, forget=False)


@mistake("fit")
def last_row_only(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, epochs, lr, report)[-1:]


@mistake("fit")
def one_epoch_whatever_is_asked(net, tr, te, epochs, lr, report=nobody):
    return loop(net, tr, te, 1, lr, report)
