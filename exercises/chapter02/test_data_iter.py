from itertools import islice

import torch

from tutor.lab import Wrong, case


@case(points=2)
def one_example(impl, lab):
    X, y = lab.randn(1, 3, dtype=torch.float64), lab.randn(1, 1)
    return taken(impl.data_iter(4, X, y, lab.generator()))


@case(points=3, seeds=2)
def every_example_once(impl, lab):
    return taken(impl.data_iter(5, *lab.given, lab.generator()))


@case(points=2, seeds=2)
def a_new_order_at_each_call(impl, lab):
    generator = lab.generator()
    return [taken(impl.data_iter(4, *lab.given, generator)) for _ in range(2)]


@case(points=1)
def any_shape(impl, lab):
    # all pictures are equal, so that their order plays no part
    X = lab.randint(0, 256, (1, 2, 3), dtype=torch.uint8).expand(7, 2, 3)
    return taken(impl.data_iter(3, X, lab.randint(0, 10, 1).expand(7), lab.generator()))


@case(points=1)
def the_generator_alone(impl, lab):
    X, y = lab.given
    first, same, other = torch.Generator(), torch.Generator(), torch.Generator()
    for generator, seed in ((first, 1), (same, 1), (other, 2)):
        generator.manual_seed(lab.seed + seed)
    before = torch.get_rng_state()
    orders = [taken(impl.data_iter(4, X, y, generator)) for generator in (first, same, other)]
    return {"orders": orders, "global": bool(torch.equal(before, torch.get_rng_state()))}


@case(points=1)
def leaves_the_data_alone(impl, lab):
    X, y = lab.randn(12, 2), lab.randn(12, 1)
    taken(impl.data_iter(5, X, y, lab.generator()))
    return {"X": X, "y": y}


@leaves_the_data_alone.judge
def judge_data(seen, expected, lab):
    if not all(torch.equal(seen[name], expected[name]) for name in ("X", "y")):
        raise Wrong("data_changed")


def taken(batches):
    """The batches; of an epoch that does not end, the first few."""
    return [list(batch) for batch in islice(batches, 50)]


def some_examples(lab, n):
    """Features and targets that nobody could confuse; sent, and kept for the judge."""
    X, y = lab.randn(n, 2), lab.randn(n, 1)
    return (X, y), (X, y)


@every_example_once.given
def not_a_multiple(lab):
    return some_examples(lab, 23)


@a_new_order_at_each_call.given
def a_multiple(lab):
    return some_examples(lab, 32)


@the_generator_alone.given
def a_few(lab):
    return some_examples(lab, 16)


@every_example_once.judge
def judge_epoch(seen, expected, lab):
    check_complete(places(seen, lab.kept), lab.kept)
    mine, reference = (sorted(len(y) for _, y in part) for part in (seen, expected))
    if mine != reference:
        raise Wrong("batch_sizes", mine=mine, reference=reference)


@a_new_order_at_each_call.judge
def judge_shuffling(seen, expected, lab):
    first, second = (places(batches, lab.kept) for batches in seen)
    check_complete(first, lab.kept)
    if first == sorted(first):
        raise Wrong("not_shuffled")
    if first == second:
        raise Wrong("same_order", first=", ".join(map(str, first[:6])))
    if any(is_a_run(batch) for batch in split(first, 4)):
        raise Wrong("runs")


@the_generator_alone.judge
def judge_randomness(seen, expected, lab):
    if not seen["global"]:
        raise Wrong("global_generator")
    first, same, other = (places(batches, lab.kept) for batches in seen["orders"])
    if first != same:
        raise Wrong("other_source")
    if first == other:
        raise Wrong("own_seed")


def places(batches, data):
    """For each example of `batches`, in order: its row in the data."""
    if not batches:
        raise Wrong("nothing_came")
    if any(len(batch) != 2 for batch in batches):
        raise Wrong("not_pairs")
    X, y = (torch.cat(parts).flatten(1).double() for parts in zip(*batches, strict=True))
    all_X, all_y = (part.flatten(1).double() for part in data)
    if X.shape[1] != all_X.shape[1]:
        raise Wrong("swapped")
    gap, rows = (X[:, None] - all_X).abs().amax(2).min(1)
    if not bool((gap < 1e-6).all()):
        raise Wrong("other_examples")
    broken = int(((y - all_y[rows]).abs().amax(1) > 1e-6).sum())
    if broken:
        raise Wrong("pairs_broken", broken=broken, total=len(rows))
    return rows.tolist()


def check_complete(order, data):
    total = len(data[0])
    missing = total - len(set(order))
    if len(set(order)) < len(order):
        raise Wrong("repeated", missing=missing, total=total)
    if missing:
        raise Wrong("examples_missing", missing=missing, total=total)


def split(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


def is_a_run(batch):
    """Neighbours in the data that stayed together: 17, 18, 19, …"""
    return batch == list(range(batch[0], batch[0] + len(batch)))
