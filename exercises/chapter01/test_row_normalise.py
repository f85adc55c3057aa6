import torch

from tutor.lab import case


@case(points=2)
def one_row(impl, lab):
    return impl.row_normalise(lab.rand(1, 4))


@case(points=2)
def more_columns_than_rows(impl, lab):
    return impl.row_normalise(10 * lab.rand(3, 4, dtype=torch.float64))


@case(points=2)
def as_many_rows_as_columns(impl, lab):
    return impl.row_normalise(lab.randint(1, 20, (4, 4), dtype=torch.float64))


@case(points=2)
def rows_of_zeros(impl, lab):
    A = lab.rand(5, 5) + 0.1
    A[lab.randperm(5)[:2]] = 0
    return impl.row_normalise(A)


@case(points=1)
def small_numbers(impl, lab):
    return impl.row_normalise(lab.rand(2, 5, dtype=torch.float64).T * 1e-7)


@case(points=1)
def input_stays_as_it_is(impl, lab):
    A = lab.rand(3, 5)
    A[1] = 0
    return impl.row_normalise(A), A
