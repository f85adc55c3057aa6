import random

from tutor.lab import mistake, right


def in_batches(order, batch_size, X, y):
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


@right("data_iter")
def by_indices(batch_size, X, y, generator):
    order = torch.randperm(len(X), generator=generator).tolist()
    for start in range(0, len(X), batch_size):
        rows = torch.tensor(order[start : min(start + batch_size, len(X))], device=X.device)
        yield X[rows], y[rows]


@right("data_iter")
def shuffled_copies(batch_size, X, y, generator):
    """Twice the memory, and right; a list of batches will do for an iterator, too."""
    order = torch.rand(len(X), generator=generator).argsort().to(X.device)
    return list(zip(X[order].split(batch_size), y[order].split(batch_size), strict=True))


@right("data_iter")
def by_a_loader(batch_size, X, y, generator):
    from torch.utils.data import DataLoader, TensorDataset

    return DataLoader(TensorDataset(X, y), batch_size, shuffle=True, generator=generator)


@mistake("data_iter")
def shuffles_apart(batch_size, X, y, generator):
    X = X[torch.randperm(len(X), generator=generator)]
    y = y[torch.randperm(len(y), generator=generator)]
    return zip(X.split(batch_size), y.split(batch_size), strict=True)


@mistake("data_iter")
def never_shuffles(batch_size, X, y, generator):
    return zip(X.split(batch_size), y.split(batch_size), strict=True)


@mistake("data_iter")
def shuffles_the_batches_only(batch_size, X, y, generator):
    starts = list(range(0, len(X), batch_size))
    for k in torch.randperm(len(starts), generator=generator).tolist():
        rows = slice(starts[k], starts[k] + batch_size)
        yield X[rows], y[rows]


@mistake("data_iter")
def draws_with_replacement(batch_size, X, y, generator):
    order = torch.randint(len(X), (len(X),), generator=generator)
    return in_batches(order, batch_size, X, y)


@mistake("data_iter")
def draws_each_batch_afresh(batch_size, X, y, generator):
    for _ in range(0, len(X), batch_size):
        rows = torch.randperm(len(X), generator=generator)[:batch_size]
        yield X[rows], y[rows]


@mistake("data_iter")
def never_ends(batch_size, X, y, generator):
    while True:
        yield from data_iter(batch_size, X, y, generator)


@mistake("data_iter")
def drops_the_short_batch_of_a_global_order(batch_size, X, y, generator):
    order = torch.randperm(len(X))
    for k in range(len(X) // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        yield X[rows], y[rows]


@mistake("data_iter")
def shuffles_apart_by_the_global_generator(batch_size, X, y, generator):
    X, y = X[torch.randperm(len(X))], y[torch.randperm(len(y))]
    return zip(X.split(batch_size), y.split(batch_size), strict=True)


@mistake("data_iter")
def draws_with_replacement_from_the_global_generator(batch_size, X, y, generator):
    return in_batches(torch.randint(len(X), (len(X),)), batch_size, X, y)


@mistake("data_iter")
def one_batch_only(batch_size, X, y, generator):
    rows = torch.randperm(len(X), generator=generator)[:batch_size]
    yield X[rows], y[rows]


@mistake("data_iter")
def drops_the_short_batch(batch_size, X, y, generator):
    order = torch.randperm(len(X), generator=generator)
    for k in range(len(X) // batch_size):
        rows = order[k * batch_size : (k + 1) * batch_size]
        yield X[rows], y[rows]


@mistake("data_iter")
def stops_one_batch_early(batch_size, X, y, generator):
    order = torch.randperm(len(X), generator=generator)
    for start in range(0, len(X) - batch_size, batch_size):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


@mistake("data_iter")
def misses_the_last_of_each_batch(batch_size, X, y, generator):
    order = torch.randperm(len(X), generator=generator)
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size - 1]
        yield X[rows], y[rows]


@mistake("data_iter")
def steps_by_one(batch_size, X, y, generator):
    order = torch.randperm(len(X), generator=generator)
    for start in range(len(X)):
        rows = order[start : start + batch_size]
        yield X[rows], y[rows]


@mistake("data_iter")
def asks_the_global_generator(batch_size, X, y, generator):
    return in_batches(torch.randperm(len(X)), batch_size, X, y)


@mistake("data_iter")
def shuffles_with_python(batch_size, X, y, generator):
    order = list(range(len(X)))
    random.shuffle(order)
    return in_batches(order, batch_size, X, y)


@mistake("data_iter")
def seeds_the_generator(batch_size, X, y, generator):
    order = torch.randperm(len(X), generator=generator.manual_seed(0))
    return in_batches(order, batch_size, X, y)


@mistake("data_iter")
def seeds_the_global_generator(batch_size, X, y, generator):
    torch.manual_seed(0)
    return in_batches(torch.randperm(len(X)), batch_size, X, y)


@mistake("data_iter")
def shuffles_in_place(batch_size, X, y, generator):
    order = torch.randperm(len(X), generator=generator)
    X[:], y[:] = X[order], y[order]
    return zip(X.split(batch_size), y.split(batch_size), strict=True)


@mistake("data_iter")
def targets_first(batch_size, X, y, generator):
    for X_batch, y_batch in data_iter(batch_size, X, y, generator):
        yield y_batch, X_batch


@mistake("data_iter")
def numbers_of_the_examples(batch_size, X, y, generator):
    yield from torch.randperm(len(X), generator=generator).split(batch_size)


@mistake("data_iter")
def returns_the_first_batch(batch_size, X, y, generator):
    return next(iter(data_iter(batch_size, X, y, generator)))
