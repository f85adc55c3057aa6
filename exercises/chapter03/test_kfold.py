import torch

from tutor.lab import Wrong, case


@case(points=2, seeds=2)
def even_folds(impl, lab):
    return observe(impl, lab, *lab.choice([(12, 3), (20, 4), (30, 5)]))


@case(points=3, seeds=2, needs="even_folds")
def uneven_folds(impl, lab):
    return [observe(impl, lab, *sizes) for sizes in ((1463, 5), (lab.choice([11, 14, 23]), 4))]


@case(points=1, needs="even_folds")
def one_left_out(impl, lab):
    n = lab.whole(5, 9)
    return [observe(impl, lab, n, n), observe(impl, lab, 7, 2)]


@case(points=1, needs="even_folds")
def in_random_order(impl, lab):
    return observe(impl, lab, 300, 10)


@case(points=2, needs="even_folds")
def all_luck_from_the_generator(impl, lab):
    torch.manual_seed(lab.seed)  # the generator that the whole program shares
    seeds = lab.seed, lab.seed, lab.seed + 1
    folds = [observe(impl, lab, 60, 4, seed=seed)["folds"] for seed in seeds]
    return {"folds": folds, "after": torch.rand(3)}


@case(points=1, needs="even_folds")
def impossible_k(impl, lab):
    n = lab.whole(5, 20)
    asked = [lab.raises(lambda k=k: impl.kfold(n, k, lab.generator())) for k in (1, 0, n + 1)]
    return {"fits": observe(impl, lab, n, 2)["n"], "raised": asked}


def observe(impl, lab, n, k, seed=None):
    g = torch.Generator().manual_seed(lab.seed if seed is None else seed)
    pairs = [(train, valid) for train, valid in impl.kfold(n, k, g)]
    return {"n": n, "k": k, "folds": pairs}


@even_folds.judge
def judge_even(seen, expected, lab):
    check(seen, expected)


@uneven_folds.judge
def judge_uneven(seen, expected, lab):
    for mine, reference in zip(seen, expected, strict=True):
        check(mine, reference)


@one_left_out.judge
def judge_extremes(seen, expected, lab):
    for mine, reference in zip(seen, expected, strict=True):
        check(mine, reference)


@in_random_order.judge
def judge_order(seen, expected, lab):
    check(seen, expected)
    for _, valid in seen["folds"]:
        rows = valid.tolist()
        # 30 random rows of 300 within 100 of each other: less than once in ten billion
        if max(rows) - min(rows) < 100:
            raise Wrong("in_a_row", low=min(rows), high=max(rows))
        # or every tenth row: cards dealt out without shuffling
        if len({row % 10 for row in rows}) == 1:
            raise Wrong("dealt_in_order", step=10)


@all_luck_from_the_generator.judge
def judge_generator(seen, expected, lab):
    first, again, other = (
        [[torch.as_tensor(part).tolist() for part in pair] for pair in folds]
        for folds in seen["folds"]
    )
    if not torch.equal(seen["after"], expected["after"]):
        raise Wrong("reseeded" if first == other else "global_generator")
    if first != again:
        raise Wrong("not_repeatable")
    if first == other:
        raise Wrong("ignores_the_generator")


@impossible_k.judge
def judge_refusal(seen, expected, lab):
    for mine, k in zip(seen["raised"], ("1", "0", "n + 1"), strict=True):
        if mine is None:
            raise Wrong("accepted", k=k)
        if mine != "ValueError":
            raise Wrong("another_error", k=k, mine=mine)


def check(seen, expected):
    n, k, pairs = expected["n"], expected["k"], seen["folds"]
    for pair in pairs:
        for part in pair:
            if not isinstance(part, torch.Tensor):
                raise Wrong("not_tensors", mine=type(part).__name__)
            if part.dtype == torch.bool:
                raise Wrong("masks")
            if part.dtype != torch.int64 or part.ndim != 1:
                raise Wrong("not_row_numbers", dtype=str(part.dtype), shape=tuple(part.shape))
    if len(pairs) != k:
        raise Wrong("rounds", mine=len(pairs), k=k)
    validated = torch.cat([valid for _, valid in pairs])
    if len(validated) and not 0 <= int(validated.min()) <= int(validated.max()) < n:
        raise Wrong("no_such_row", n=n, last=n - 1)
    for number, (train, valid) in enumerate(pairs, 1):
        if common := set(train.tolist()) & set(valid.tolist()):
            raise Wrong("trained_and_validated", round=number, count=len(common))
    if len({tuple(sorted(valid.tolist())) for _, valid in pairs}) == 1:
        raise Wrong("same_fold_again", k=k)
    counts = torch.bincount(validated, minlength=n)
    if (never := int((counts == 0).sum())) and (twice := int((counts > 1).sum())):
        raise Wrong("twice_and_never", twice=twice, never=never, row=int(counts.argmax()))
    if never:
        lost = (counts == 0).nonzero().flatten()
        in_training = set(torch.cat([train for train, _ in pairs]).tolist())
        used = all(row in in_training for row in lost.tolist())
        raise Wrong("never_validated" if used else "lost", count=never, n=n, k=k)
    if int(counts.max()) > 1:
        swapped = all(len(train) < len(valid) for train, valid in pairs)
        raise Wrong("swapped" if swapped and k > 2 else "twice", row=int(counts.argmax()))
    sizes = [len(valid) for _, valid in pairs]
    if max(sizes) - min(sizes) > 1:
        reason = "last_too_large" if sizes[-1] > max(sizes[:-1]) else "sizes"
        raise Wrong(reason, low=min(sizes), high=max(sizes), n=n, k=k)
    for number, (train, valid) in enumerate(pairs, 1):
        if len(set(train.tolist())) < len(train):
            raise Wrong("trained_twice", round=number)
        if not len(train):
            raise Wrong("nothing_to_learn_from", round=number)
        if len(train) + len(valid) != n:
            missing = n - len(train) - len(valid)
            raise Wrong("not_trained", round=number, count=missing, n=n)
