import torch

from tutor.lab import case


@case(points=1)
def length_and_example(impl, lab):
    X, y = lab.randn(7, 2, 3), lab.randint(0, 9, 7)
    data = impl.Pairs(X, y)
    return len(data), list(data[2]), list(data[-1])


@case(points=2)
def transform_at_each_visit(impl, lab):
    X, y = lab.randn(5, 3), lab.randint(0, 9, 5)
    visits = []

    def louder(x):
        visits.append(tuple(x.shape))
        return x * len(visits)

    data = impl.Pairs(X, y, transform=louder)
    examples = [list(data[i]) for i in (3, 0, 3)]
    return examples, visits, X, len(data)


@case(points=1)
def one_batch(impl, lab):
    only_ours(lab)
    data = some_pairs(lab, 3)
    return batches(impl.Loader(data, batch_size=3))


@case(points=1)
def short_last_batch(impl, lab):
    only_ours(lab)
    return [batches(impl.Loader(some_pairs(lab, n), batch_size=4)) for n in (10, 8, 1)]


@case(points=1)
def how_many_batches(impl, lab):
    only_ours(lab)
    size = lab.whole(3, 6)
    return [len(impl.Loader(some_pairs(lab, n), batch_size=size)) for n in range(1, 14)]


@case(points=1)
def both_together(impl, lab):
    only_ours(lab)
    X, y = lab.randn(5, 2).cpu(), lab.randint(0, 9, 5).cpu()
    return batches(impl.Loader(impl.Pairs(X, y, transform=torch.exp), batch_size=2))


@case(points=1)
def in_a_random_order(impl, lab):
    only_ours(lab)
    data = some_pairs(lab, 11)
    return batches(impl.Loader(data, batch_size=4, shuffle=True, generator=lab.generator()))


@case(points=2)
def every_epoch_anew(impl, lab):
    only_ours(lab)
    data = some_pairs(lab, 9)
    shuffled = impl.Loader(data, batch_size=4, shuffle=True, generator=lab.generator())
    in_order = impl.Loader(data, batch_size=2)
    return [batches(loader) for loader in (shuffled, in_order, shuffled, in_order)]


def some_pairs(lab, n):
    """A data set that is a plain list: no tensors to reach into."""
    return [(lab.randn(2, 3).cpu(), lab.whole(0, 100)) for _ in range(n)]


def batches(loader):
    return [[X, y] for X, y in loader]


def only_ours(lab):
    """PyTorch's own loader is what is being built here."""

    def refuse(*_, **__):
        raise TypeError("PyTorch's DataLoader is switched off here: you are building it")

    lab.patch("torch.utils.data.DataLoader.__iter__", refuse)
    lab.patch("torch.utils.data.DataLoader.__len__", refuse)
