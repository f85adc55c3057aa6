from contextlib import contextmanager

import torch.nn.functional as F

from tutor.lab import mistake, right


@contextmanager
def evaluating(net):
    """Evaluation mode without a graph; the mode is put back."""
    was_training = net.training
    net.eval()
    with torch.no_grad():
        yield
    net.train(was_training)


def losses(P, y):
    """-log P[i, y[i]] for each example, shape (b,)."""
    return -P[torch.arange(len(y), device=P.device), y].log()


def measure(net, data_iter, losses=losses, hits=lambda P, y: P.argmax(1) == y):
    """What `evaluate` does, with parts that a mistake may exchange."""
    loss, right, n = 0.0, 0, 0
    for X, y in data_iter:
        P = net(X)
        loss += losses(P, y).sum().item()
        right += hits(P, y).sum().item()
        n += len(y)
    return loss / n, right / n


@right("evaluate")
def all_at_once(net, data_iter):
    was_training = net.training
    net.eval()
    with torch.inference_mode():
        pairs = [(net(X), y) for X, y in data_iter]
        P, y = (torch.cat(parts) for parts in zip(*pairs, strict=True))
        loss = F.nll_loss(P.log(), y)
        accuracy = (P.argmax(dim=1) == y).double().mean()
    net.train(was_training)
    return loss.item(), accuracy.item()


@right("evaluate")
def example_by_example(net, data_iter):
    with evaluating(net):
        pairs = [(p, k) for X, y in data_iter for p, k in zip(net(X), y.tolist(), strict=True)]
        loss = sum(-p[k].log().item() for p, k in pairs)
        hits = sum(p[k].item() == max(p.tolist()) for p, k in pairs)
    return loss / len(pairs), hits / len(pairs)


@mistake("evaluate")
def mean_of_batch_means(net, data_iter):
    with evaluating(net):
        each = [measure(net, [batch]) for batch in data_iter]
    return tuple(sum(values) / len(each) for values in zip(*each, strict=True))


@mistake("evaluate")
def every_row_at_every_label(net, data_iter):
    with evaluating(net):
        return measure(net, data_iter, losses=lambda P, y: -P[:, y].log().mean(1))


@mistake("evaluate")
def probability_of_the_guess(net, data_iter):
    with evaluating(net):
        return measure(net, data_iter, losses=lambda P, y: -P.amax(1).log())


@mistake("evaluate")
def softmax_twice(net, data_iter):
    with evaluating(net):
        return measure(net, data_iter, lambda P, y: F.cross_entropy(P, y, reduction="sum"))


@mistake("evaluate")
def forgets_the_logarithm(net, data_iter):
    with evaluating(net):
        return measure(net, data_iter, lambda P, y: F.nll_loss(P, y, reduction="sum"))


@mistake("evaluate")
def more_hits_than_examples(net, data_iter):
    with evaluating(net):
        return measure(net, data_iter, hits=lambda P, y: P.argmax(1, keepdim=True) == y)


@mistake("evaluate")
def an_example_for_each_class(net, data_iter):
    with evaluating(net):
        return measure(net, data_iter, hits=lambda P, y: P.argmax(0) == y)


@mistake("evaluate")
def divides_by_the_batches(net, data_iter):
    with evaluating(net):
        each = [(measure(net, [(X, y)]), len(y)) for X, y in data_iter]
    return tuple(sum(m[part] * b for m, b in each) / len(each) for part in (0, 1))


@mistake("evaluate")
def last_batch_only(net, data_iter):
    with evaluating(net):
        for batch in data_iter:
            measured = measure(net, [batch])
    return measured


@mistake("evaluate")
def reads_the_data_twice(net, data_iter):
    with evaluating(net):
        n = sum(len(y) for _, y in data_iter)
        each = [(measure(net, [(X, y)]), len(y)) for X, y in data_iter]
    return tuple(sum(m[part] * b for m, b in each) / n for part in (0, 1))


@mistake("evaluate")
def adds_a_little_before_the_logarithm(net, data_iter):
    with evaluating(net):
        return measure(net, data_iter, losses=lambda P, y: losses(P + 1e-12, y))


@mistake("evaluate")
def multiplies_by_one_hot(net, data_iter):
    def of_all_classes(P, y):
        return -(F.one_hot(y, P.shape[1]) * P.log()).sum(1)

    with evaluating(net):
        return measure(net, data_iter, losses=of_all_classes)


@mistake("evaluate")
def leaves_out_impossible_examples(net, data_iter):
    def of_possible_ones(P, y):
        each = losses(P, y)
        return each[each.isfinite()]

    with evaluating(net):
        return measure(net, data_iter, losses=of_possible_ones)


@mistake("evaluate")
def stays_in_training_mode(net, data_iter):
    with torch.no_grad():
        return measure(net, data_iter)


@mistake("evaluate")
def looks_without_preparing(net, data_iter):
    return measure(net, data_iter)


@mistake("evaluate")
def mean_of_batch_means_without_preparing(net, data_iter):
    each = [measure(net, [batch]) for batch in data_iter]
    return tuple(sum(values) / len(each) for values in zip(*each, strict=True))


@mistake("evaluate")
def mean_of_batch_means_and_mode_left_on(net, data_iter):
    net.eval()
    with torch.no_grad():
        each = [measure(net, [batch]) for batch in data_iter]
    return tuple(sum(values) / len(each) for values in zip(*each, strict=True))


@mistake("evaluate")
def loss_by_batches_and_hits_by_examples(net, data_iter):
    net.eval()
    loss, hits, n, count = 0.0, 0, 0, 0
    with torch.no_grad():
        for X, y in data_iter:
            P = net(X)
            loss += losses(P, y).mean().item()
            hits += (P.argmax(1) == y).sum().item()
            n += len(y)
            count += 1
    return loss / count, hits / n


@mistake("evaluate")
def leaves_evaluation_mode_on(net, data_iter):
    net.eval()
    with torch.no_grad():
        return measure(net, data_iter)


@mistake("evaluate")
def always_back_to_training(net, data_iter):
    net.eval()
    with torch.no_grad():
        measured = measure(net, data_iter)
    net.train()
    return measured


@mistake("evaluate")
def records_a_graph(net, data_iter):
    was_training = net.training
    net.eval()
    measured = measure(net, data_iter)
    net.train(was_training)
    return measured
