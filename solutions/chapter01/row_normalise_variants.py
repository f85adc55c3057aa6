import torch
from torch.nn import functional as F

from tutor.lab import mistake, right


@right("row_normalise")
def row_by_row(A):
    rows = [row / row.sum() if row.sum() > 0 else torch.zeros_like(row) for row in A]
    return torch.stack(rows)


@right("row_normalise")
def by_transposing_twice(A):
    totals = A.sum(1)
    return torch.nan_to_num(A.T / totals, nan=0.0).T  # (m, n) / (n,): rows lie along the last axis


@right("row_normalise")
def by_a_ready_function(A):
    return F.normalize(A, p=1, dim=1)


@mistake("row_normalise")
def loses_the_axis(A):
    totals = A.sum(1)
    return A / totals.masked_fill(totals == 0, 1)


@mistake("row_normalise")
def loses_the_axis_and_divides_by_zero(A):
    return A / A.sum(1)


@mistake("row_normalise")
def divides_by_zero(A):
    return A / A.sum(1, keepdim=True)


@mistake("row_normalise")
def normalises_the_columns(A):
    totals = A.sum(0, keepdim=True)
    return A / totals.masked_fill(totals == 0, 1)


@mistake("row_normalise")
def one_sum_for_all(A):
    return A / A.sum()


@mistake("row_normalise")
def adds_a_small_number(A):
    return A / (A.sum(1, keepdim=True) + 1e-8)


@mistake("row_normalise")
def no_sum_below_one(A):
    return A / A.sum(1, keepdim=True).clamp(min=1)


@mistake("row_normalise")
def divides_by_the_length(A):
    lengths = A.square().sum(1, keepdim=True).sqrt()
    return A / lengths.masked_fill(lengths == 0, 1)


@mistake("row_normalise")
def divides_by_the_largest(A):
    tops = A.amax(1, keepdim=True)
    return A / tops.masked_fill(tops == 0, 1)


@mistake("row_normalise")
def uses_softmax(A):
    return A.softmax(1)


@mistake("row_normalise")
def zeros_become_equal_shares(A):
    totals = A.sum(1, keepdim=True)
    shares = A / totals.masked_fill(totals == 0, 1)
    return torch.where(totals == 0, 1 / A.shape[1], shares).to(A.dtype)


@mistake("row_normalise")
def works_in_place(A):
    totals = A.sum(1, keepdim=True)
    A /= totals.masked_fill(totals == 0, 1)
    return A
