import torch

from tutor.lab import case

DOUBLE = torch.float64


@case(points=1)
def two_classes(impl, lab):
    y = lab.tensor([0, 0, 0, 0, 1, 1, 1])
    return impl.confusion(y, lab.randint(0, 2, 7), 2)


@case(points=2)
def many_classes(impl, lab):
    y, guess = labels(lab, 200, 5)
    return [impl.confusion(y, guess, 5), impl.confusion(y[:60], guess[:60] * 0, 5)]


@case(points=2)
def exact_frequencies(impl, lab):
    C, p, q = table(lab, 4), shares(lab, 4), shares(lab, 4)
    return impl.label_shift(C, C @ q, p)


@case(points=2)
def below_zero(impl, lab):
    C, p = table(lab, 4), shares(lab, 4)
    q = lab.tensor(lab.shuffled([-0.08, 0.2, 0.33, 0.55])).double()
    return impl.label_shift(C, C @ q, p)


@case(points=3, seeds=2)
def from_guesses_alone(impl, lab):
    """Validation data from the source; of the target there are guesses only."""
    k = 3
    y, guess = labels(lab, 3000, k)
    # on the target, class 0 is rare and class 2 frequent; its guesses err in the same way
    target_y = lab.tensor([0] * 100 + [1] * 300 + [2] * 600)
    target_guess = torch.where(lab.rand(1000) < 0.7, target_y, lab.randint(0, k, 1000))
    mu = torch.bincount(target_guess, minlength=k).double() / 1000
    p = torch.bincount(y, minlength=k).double() / len(y)
    C = impl.confusion(y, guess, k)
    return {"C": C, "w": impl.label_shift(C.double(), mu, p)}


def labels(lab, n, k):
    """Classes of different frequency, each present, and guesses right in seven of ten."""
    y = torch.minimum(lab.randint(0, k, n), lab.randint(0, k, n))
    y[:k] = torch.arange(k, device=lab.device)
    return y, torch.where(lab.rand(n) < 0.7, y, lab.randint(0, k, n))


def table(lab, k):
    C = 0.2 * lab.rand(k, k, dtype=DOUBLE) + torch.eye(k, dtype=DOUBLE, device=lab.device)
    return C / C.sum(0)


def shares(lab, k):
    some = 0.3 + lab.rand(k, dtype=DOUBLE)
    return some / some.sum()
