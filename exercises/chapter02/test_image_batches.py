import torch

from tutor.lab import Rules, Wrong, case


@case(points=2)
def one_image(impl, lab):
    train, test = some_images(lab, 1), some_images(lab, 1)
    train_iter, test_iter = impl.load_data(train, test, batch_size=1)
    return [list(batch) for batch in (*train_iter, *test_iter)]


@case(points=2)
def test_in_order(impl, lab):
    _, test_iter = impl.load_data(*lab.given, batch_size=5)
    return two_epochs(test_iter)


@case(points=2, seeds=2)
def every_example_once(impl, lab):
    train_iter, _ = impl.load_data(*lab.given, batch_size=5)
    return [list(batch) for batch in train_iter]


@case(points=2, seeds=2)
def a_new_order_every_epoch(impl, lab):
    train_iter, _ = impl.load_data(*lab.given, batch_size=8)
    return two_epochs(train_iter)


# a grey level and a half: whoever enlarges the bytes, and so rounds, is right as well
@case(points=1, atol=6e-3)
def resizes(impl, lab):
    train, test = some_images(lab, 1, 7, 5), some_images(lab, 1, 9, 4)
    return [X for batches in impl.load_data(train, test, 1, resize=12) for X, _ in batches]


# as float32, 40 images of 8 x 8 take 10 kB; a batch of 4 at 32 x 32 takes 16 kB, all 40 take 160 kB
@case(points=1, atol=6e-3, rules=Rules(max_bytes=40_000))
def resizes_a_batch_at_a_time(impl, lab):
    images, labels = some_images(lab, 1, 8, 8)
    alike = images.expand(40, 8, 8), labels.expand(40)  # all equal: their order plays no part
    train_iter, _ = impl.load_data(alike, alike, batch_size=4, resize=32)
    batches = [X for X, _ in train_iter]
    return len(batches), batches[0]


def some_images(lab, n, h=4, w=3):
    """Images as a file holds them; no byte comes near 255, as in photographs taken at dusk."""
    images = lab.randint(0, 200, (n, h, w), dtype=torch.uint8)
    return images, lab.randint(0, 10, n, dtype=torch.uint8)


def two_epochs(batches):
    return [[list(batch) for batch in batches] for _ in range(2)]


@test_in_order.given
def many_for_testing(lab):
    train, test = some_images(lab, 4), some_images(lab, 23)
    return (train, test), test


@every_example_once.given
def many_for_training(lab):
    train, test = some_images(lab, 23), some_images(lab, 4)
    return (train, test), train


@a_new_order_every_epoch.given
def four_batches(lab):
    train, test = some_images(lab, 32), some_images(lab, 4)
    return (train, test), train


@test_in_order.judge
def judge_test(seen, expected, lab):
    for epoch, batches in enumerate(seen, start=1):
        order = places(batches, lab.kept, epoch)
        if order != sorted(order):
            raise Wrong("out_of_order", first=", ".join(map(str, order[:6])))
        check_complete(order, lab.kept)
        check_sizes(batches, expected[0])


@every_example_once.judge
def judge_train(seen, expected, lab):
    check_complete(places(seen, lab.kept), lab.kept)
    check_sizes(seen, expected)


@a_new_order_every_epoch.judge
def judge_shuffling(seen, expected, lab):
    first, second = (
        places(batches, lab.kept, epoch) for epoch, batches in enumerate(seen, start=1)
    )
    if first == sorted(first):
        raise Wrong("not_shuffled")
    if first == second:
        raise Wrong("same_order", first=", ".join(map(str, first[:6])))


def places(batches, stored, epoch=1):
    """For each example of `batches`, in order: where its image stands in the file."""
    if not batches:
        raise Wrong("nothing_came" if epoch == 1 else "one_epoch_only")
    X, y = (torch.cat(parts) for parts in zip(*batches, strict=True))
    images, labels = stored
    known = images.flatten(1).double() / 255  # (n, h·w)
    gaps = (X.flatten(1).double()[:, None] - known[None]).abs().amax(2)  # (examples, n)
    gap, rows = gaps.min(1)
    if not bool((gap < 1e-4).all()):
        raise Wrong("other_images")
    broken = int((y.flatten().long() != labels[rows].long()).sum())
    if broken:
        raise Wrong("pairs_broken", broken=broken, total=len(rows))
    return rows.tolist()


def check_complete(order, stored):
    total = len(stored[1])
    missing = total - len(set(order))
    if len(set(order)) < len(order):
        raise Wrong("repeated", missing=missing, total=total)
    if missing:
        raise Wrong("examples_missing", missing=missing, total=total)


def check_sizes(batches, reference):
    mine, expected = ([len(y) for _, y in part] for part in (batches, reference))
    if mine != expected:
        raise Wrong("batch_sizes", mine=mine, reference=expected)
