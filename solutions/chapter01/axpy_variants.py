import torch

from tutor.lab import mistake, right


@right("axpy_")
def result_goes_to_y(y, a, x):
    """`out=` names the memory that takes the result."""
    return torch.add(y, x, alpha=a, out=y)


@right("axpy_")
def takes_the_negative_away(y, a, x):
    """Subtracting -a times x is one operation too."""
    y.sub_(x, alpha=-a)
    return y


@mistake("axpy_")
def binds_the_name_anew(y, a, x):
    y = y + a * x
    return y


@mistake("axpy_")
def stores_the_product(y, a, x):
    y += a * x
    return y


@mistake("axpy_")
def copies_the_sum_back(y, a, x):
    y[:] = y + a * x
    return y


@mistake("axpy_")
def copies_itself(y, a, x):
    y[:] += a * x
    return y


@mistake("axpy_")
def scales_x(y, a, x):
    x *= a
    y += x
    return y


@mistake("axpy_")
def returns_nothing(y, a, x):
    y.add_(x, alpha=a)


@mistake("axpy_")
def flattens_first(y, a, x):
    y.reshape(-1).add_(x.reshape(-1), alpha=a)
    return y


@mistake("axpy_")
def loops_over_numbers(y, a, x):
    for i in range(len(y)):
        y[i] += a * x[i]
    return y


@mistake("axpy_")
def forgets_a(y, a, x):
    return y.add_(x)


@mistake("axpy_")
def returns_nothing_stores_the_product(y, a, x):
    y += a * x


@mistake("axpy_")
def swaps_the_memory(y, a, x):
    y.data = y + a * x
    return y
