import torch

from tutor.lab import mistake, right


@right("variance_after")
def from_both_outcomes(h, p):
    outcomes = torch.stack([torch.zeros_like(h), h / (1 - p)])
    weights = torch.tensor([p, 1 - p], dtype=h.dtype, device=h.device)
    return torch.tensordot(weights, (outcomes - h) ** 2, 1)


@right("variance_after")
def scaled_bernoulli(h, p):
    return (h / (1 - p)).square() * (p * (1 - p))


@mistake("variance_after")
def subtracts_the_mean(h, p):
    return h**2 / (1 - p) - h


@mistake("variance_after")
def second_moment(h, p):
    return h**2 / (1 - p)


@mistake("variance_after")
def without_the_scaling(h, p):
    return p * (1 - p) * h**2


@mistake("variance_after")
def standard_deviation(h, p):
    return h.abs() * (p / (1 - p)) ** 0.5


@mistake("variance_after")
def forgets_the_square(h, p):
    return h * p / (1 - p)


@mistake("variance_after")
def size_without_the_square(h, p):
    return h.abs() * p / (1 - p)


@mistake("variance_after")
def p_is_what_stays(h, p):
    return h**2 * (1 - p) / p if p else h**2 * float("inf")


@mistake("variance_after")
def p_is_what_stays_and_divides_by_zero(h, p):
    return h**2 * ((1 - p) / p)


@mistake("variance_after")
def scales_by_the_factor_once(h, p):
    return h**2 * p


@mistake("variance_after")
def squares_the_scale_of_the_square(h, p):
    return h**2 * p / (1 - p) ** 2


@mistake("variance_after")
def adds_the_squared_mean(h, p):
    return h**2 / (1 - p) + h**2


@mistake("variance_after")
def of_the_entries(h, p):
    return h.var(correction=0) * p / (1 - p) * torch.ones_like(h)


@mistake("variance_after")
def total_of_all(h, p):
    return (h**2).sum() * p / (1 - p)


@mistake("variance_after")
def mean_of_all(h, p):
    return (h**2).mean() * p / (1 - p)
