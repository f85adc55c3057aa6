from tutor.lab import mistake, right


@right("p_value", "shift_detector")
class second_half_trains:
    """The other halves, target first, and the lower tail from the other side."""

    def p_value(hits, n):
        term, below = 0.5**n, 0.0
        for k in range(hits):
            below += term
            term *= (n - k) / (k + 1)
        above = 0.0
        for k in range(hits, n + 1):
            above += term
            term *= (n - k) / (k + 1)
        return above

    def shift_detector(Xs, Xt):
        half = len(Xs) // 2
        y = torch.cat((torch.ones(half), torch.zeros(half))).long().to(Xs.device)
        guess = train_classifier(torch.cat((Xt[half:], Xs[half:])), y)
        hits = (guess(Xt[:half]) == 1).sum() + (guess(Xs[:half]) == 0).sum()
        return p_value(hits.item(), 2 * half)


@right("shift_detector")
def every_other_row(Xs, Xt):
    X = torch.cat((Xs, Xt))
    y = torch.zeros(len(X), dtype=torch.int64, device=X.device)
    y[len(Xs) :] = 1
    train = torch.arange(len(X), device=X.device) % 2 == 0
    guess = train_classifier(X[train], y[train])
    return p_value(int((guess(X[~train]) == y[~train]).sum()), int((~train).sum()))


@mistake("p_value")
def more_than_the_hits(hits, n):
    return sum(math.comb(n, k) for k in range(hits + 1, n + 1)) / 2**n


@mistake("p_value")
def exactly_the_hits(hits, n):
    return math.comb(n, hits) / 2**n


@mistake("p_value")
def the_lower_tail(hits, n):
    return sum(math.comb(n, k) for k in range(hits + 1)) / 2**n


@mistake("p_value")
def one_minus_the_tail(hits, n):
    return 1 - sum(math.comb(n, k) for k in range(hits, n + 1)) / 2**n


@mistake("p_value")
def last_one_left_out(hits, n):
    return sum(math.comb(n, k) for k in range(hits, n)) / 2**n


@mistake("p_value")
def both_sides(hits, n):
    far = max(hits, n - hits)
    return min(1.0, 2 * sum(math.comb(n, k) for k in range(far, n + 1)) / 2**n)


@mistake("p_value")
def by_the_normal_curve(hits, n):
    return 0.5 * math.erfc((hits - n / 2) / math.sqrt(n / 4) / math.sqrt(2))


@mistake("p_value")
def share_of_misses(hits, n):
    return 1 - hits / n


@mistake("p_value")
def one_half_for_every_hit(hits, n):
    return 0.5**hits


@mistake("p_value")
def counts_outcomes(hits, n):
    return float(sum(math.comb(n, k) for k in range(hits, n + 1)))


@mistake("shift_detector")
def hits_on_the_training_rows(Xs, Xt):
    X = torch.cat((Xs, Xt))
    y = torch.arange(2, device=X.device).repeat_interleave(len(Xs))
    hits = int((train_classifier(X, y)(X) == y).sum())
    return p_value(hits, len(y))


def halves(Xs, Xt):
    """Hits on the held-out rows, and how many rows these are."""
    half = len(Xs) // 2
    y = torch.arange(2, device=Xs.device).repeat_interleave(half)
    guess = train_classifier(torch.cat((Xs[:half], Xt[:half])), y)
    return int((guess(torch.cat((Xs[half:], Xt[half:]))) == y).sum()), 2 * half


@mistake("shift_detector")
def one_half_is_the_threshold(Xs, Xt):
    hits, n = halves(Xs, Xt)
    return 0.0 if hits / n > 0.5 else 1.0


@mistake("shift_detector")
def three_fifths_is_the_threshold(Xs, Xt):
    hits, n = halves(Xs, Xt)
    return 0.0 if hits / n > 0.6 else 1.0


@mistake("shift_detector")
def returns_the_accuracy(Xs, Xt):
    hits, n = halves(Xs, Xt)
    return hits / n


@mistake("shift_detector")
def returns_the_error(Xs, Xt):
    hits, n = halves(Xs, Xt)
    return 1 - hits / n


@mistake("shift_detector")
def counts_the_misses(Xs, Xt):
    hits, n = halves(Xs, Xt)
    return p_value(n - hits, n)


@mistake("shift_detector")
def halves_of_the_pile(Xs, Xt):
    X = torch.cat((Xs, Xt))
    y = torch.arange(2, device=X.device).repeat_interleave(len(Xs))
    guess = train_classifier(X[: len(Xs)], y[: len(Xs)])
    return p_value(int((guess(X[len(Xs) :]) == y[len(Xs) :]).sum()), len(Xs))


@mistake("shift_detector")
def all_rows_counted(Xs, Xt):
    hits, n = halves(Xs, Xt)
    return p_value(hits, 2 * n)


@mistake("shift_detector")
def accuracy_for_hits(Xs, Xt):
    hits, n = halves(Xs, Xt)
    return p_value(hits / n, n)


@mistake("shift_detector")
def labels_take_turns(Xs, Xt):
    half = len(Xs) // 2
    y = torch.arange(2, device=Xs.device).repeat(half)
    guess = train_classifier(torch.cat((Xs[:half], Xt[:half])), y)
    hits = int((guess(torch.cat((Xs[half:], Xt[half:]))) == y).sum())
    return p_value(hits, 2 * half)
