import numpy as np
import torch

from tutor.lab import mistake, right


def refuse(n, k):
    if not 2 <= k <= n:
        raise ValueError(k)


def rounds(folds):
    """Each fold with all others to train on."""
    return [(torch.cat([*folds[:i], *folds[i + 1 :]]), folds[i]) for i in range(len(folds))]


@right("kfold")
def deals_like_cards(n, k, g):
    refuse(n, k)
    owner = torch.arange(n) % k
    owner = owner[torch.randperm(n, generator=g)]
    rows = torch.arange(n)
    return [(rows[owner != i], rows[owner == i]) for i in range(k)]


@right("kfold")
def with_sizes_and_a_mask(n, k, g):
    if k < 2 or k > n:
        raise ValueError(f"k = {k}")
    rows = np.array(torch.randperm(n, generator=g))
    sizes = [n // k + (i < n % k) for i in range(k)]
    pairs, start = [], 0
    for size in sizes:
        mask = np.zeros(n, dtype=bool)
        mask[start : start + size] = True
        pairs.append((torch.from_numpy(rows[~mask]), torch.from_numpy(rows[mask])))
        start += size
    return pairs


@mistake("kfold")
def drops_the_remainder(n, k, g):
    refuse(n, k)
    size, order = n // k, torch.randperm(n, generator=g)
    return rounds([order[i * size : (i + 1) * size] for i in range(k)])


@mistake("kfold")
def never_validates_the_remainder(n, k, g):
    refuse(n, k)
    size, order = n // k, torch.randperm(n, generator=g)
    return [
        (torch.cat([order[: i * size], order[(i + 1) * size :]]), order[i * size : (i + 1) * size])
        for i in range(k)
    ]


@mistake("kfold")
def one_large_last_fold(n, k, g):
    refuse(n, k)
    size, order = n // k, torch.randperm(n, generator=g)
    cuts = [i * size for i in range(1, k)]
    return rounds(list(order.tensor_split(cuts)))


@mistake("kfold")
def rounds_the_size_up(n, k, g):
    refuse(n, k)
    return rounds(list(torch.randperm(n, generator=g).split(-(-n // k))))


@mistake("kfold")
def shuffles_for_each_round(n, k, g):
    refuse(n, k)
    pairs = []
    for i in range(k):
        pairs.append(rounds(torch.randperm(n, generator=g).tensor_split(k))[i])
    return pairs


@mistake("kfold")
def trains_on_everything(n, k, g):
    refuse(n, k)
    order = torch.randperm(n, generator=g)
    return [(order, fold) for fold in order.tensor_split(k)]


@mistake("kfold")
def same_fold_each_round(n, k, g):
    refuse(n, k)
    return k * rounds(torch.randperm(n, generator=g).tensor_split(k))[:1]


@mistake("kfold")
def one_split_only(n, k, g):
    refuse(n, k)
    return rounds(torch.randperm(n, generator=g).tensor_split(k))[:1]


@mistake("kfold")
def folds_without_their_rest(n, k, g):
    refuse(n, k)
    folds = torch.randperm(n, generator=g).tensor_split(k)
    return [(folds[(i + 1) % k], folds[i]) for i in range(k)]


@mistake("kfold")
def only_the_folds_before(n, k, g):
    refuse(n, k)
    folds = torch.randperm(n, generator=g).tensor_split(k)
    return [(torch.cat([folds[0][:0], *folds[:i]]), folds[i]) for i in range(k)]


@mistake("kfold")
def validation_first(n, k, g):
    refuse(n, k)
    return [
        (valid, train) for train, valid in rounds(torch.randperm(n, generator=g).tensor_split(k))
    ]


@mistake("kfold")
def keeps_the_order(n, k, g):
    refuse(n, k)
    return rounds(torch.arange(n).tensor_split(k))


@mistake("kfold")
def every_kth_row(n, k, g):
    refuse(n, k)
    rows = torch.arange(n)
    return [(rows[rows % k != i], rows[rows % k == i]) for i in range(k)]


@mistake("kfold")
def rolls_the_global_dice(n, k, g):
    refuse(n, k)
    return rounds(torch.randperm(n).tensor_split(k))


@mistake("kfold")
def brings_its_own_generator(n, k, g):
    refuse(n, k)
    return rounds(torch.randperm(n, generator=torch.Generator().manual_seed(0)).tensor_split(k))


@mistake("kfold")
def sets_the_global_seed(n, k, g):
    refuse(n, k)
    torch.manual_seed(0)
    return rounds(torch.randperm(n).tensor_split(k))


@mistake("kfold")
def takes_any_k(n, k, g):
    return rounds(
        torch.randperm(n, generator=g).tensor_split(max(k, 1)) if k > 1 else [torch.arange(n)] * 2
    )


@mistake("kfold")
def leaves_the_error_to_others(n, k, g):
    assert 2 <= k <= n
    return rounds(torch.randperm(n, generator=g).tensor_split(k))


@mistake("kfold")
def counts_from_one(n, k, g):
    refuse(n, k)
    return rounds((torch.randperm(n, generator=g) + 1).tensor_split(k))


@mistake("kfold")
def rolls_the_dice_of_another_library(n, k, g):
    refuse(n, k)
    return rounds(torch.from_numpy(np.random.permutation(n)).tensor_split(k))


@mistake("kfold")
def lists_of_numbers(n, k, g):
    refuse(n, k)
    pairs = rounds(torch.randperm(n, generator=g).tensor_split(k))
    return [(train.tolist(), valid.tolist()) for train, valid in pairs]


@mistake("kfold")
def masks_for_numbers(n, k, g):
    refuse(n, k)
    owner = (torch.arange(n) % k)[torch.randperm(n, generator=g)]
    return [(owner != i, owner == i) for i in range(k)]
