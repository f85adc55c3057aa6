import math

import torch
from torch.nn import functional as F

from tutor.lab import mistake, right


@right("norm_grad")
def by_a_ready_function(x):
    return F.normalize(x, dim=0)


@right("norm_grad")
def one_number_after_another(x):
    length = math.hypot(*x.tolist())
    slopes = [number / length if length else 0.0 for number in x.tolist()]
    return torch.tensor(slopes, dtype=x.dtype, device=x.device)


@right("norm_grad")
def by_masking(x):
    length = torch.linalg.vector_norm(x)
    return x / torch.where(length > 0, length, torch.ones_like(length))


@mistake("norm_grad")
def nan_at_the_kink(x):
    return x / x.square().sum().sqrt()


@mistake("norm_grad")
def divides_by_the_square(x):
    square = x.square().sum()
    return x / square if square > 0 else torch.zeros_like(x)


@mistake("norm_grad")
def divides_by_the_square_nan_at_the_kink(x):
    return x / x.square().sum()


@mistake("norm_grad")
def gradient_of_the_square(x):
    return 2 * x


@mistake("norm_grad")
def keeps_the_half(x):
    length = x.square().sum().sqrt()
    return x / (2 * length) if length > 0 else torch.zeros_like(x)


@mistake("norm_grad")
def sign_of_each(x):
    return x.sign()


@mistake("norm_grad")
def returns_the_length(x):
    return x.square().sum().sqrt()


@mistake("norm_grad")
def adds_a_small_number(x):
    return x / (x.square().sum().sqrt() + 1e-8)


@mistake("norm_grad")
def small_number_under_the_root(x):
    return x / (x.square().sum() + 1e-8).sqrt()


@mistake("norm_grad")
def ones_at_the_kink(x):
    length = x.square().sum().sqrt()
    return x / length if length > 0 else torch.ones_like(x)


@mistake("norm_grad")
def returns_a_row(x):
    length = x.square().sum().sqrt()
    return (x / length if length > 0 else torch.zeros_like(x)).reshape(1, -1)


@mistake("norm_grad")
def works_in_place(x):
    length = x.square().sum().sqrt()
    if length > 0:
        x /= length
    return x
