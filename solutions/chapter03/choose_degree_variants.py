import math

import numpy as np
import torch

from tutor.lab import mistake, right


def squared_errors(x_train, y_train, x_valid, y_valid, degree):
    w = torch.linalg.lstsq(design(x_train, degree), y_train[:, None]).solution
    return (design(x_valid, degree) @ w - y_valid[:, None]).square().flatten()


def validated(x_train, y_train, x_valid, y_valid, degrees):
    """Degree -> squared errors on the validation set, and degree -> their mean."""
    data = x_train, y_train, x_valid, y_valid
    squares = {degree: squared_errors(*data, degree) for degree in degrees}
    return squares, {degree: each.mean().item() for degree, each in squares.items()}


def within(squares, errors, uncertainty):
    best = min(errors, key=errors.get)
    return [d for d in errors if errors[d] <= errors[best] + uncertainty(squares[best])]


def standard_error(each):
    return each.std().item() / math.sqrt(len(each))


@right("design", "choose_degree")
class by_recurrence_and_pseudoinverse:
    def design(x, degree):
        columns = [torch.ones_like(x)]
        for i in range(1, degree + 1):
            columns.append(columns[-1] * x / i)
        return torch.stack(columns).T

    def choose_degree(x_train, y_train, x_valid, y_valid, degrees):
        rows = []
        for degree in sorted(degrees):
            w = torch.linalg.pinv(design(x_train, degree)) @ y_train
            rows.append((design(x_valid, degree) @ w - y_valid) ** 2)
        squares = torch.stack(rows)
        means = squares.mean(1)
        best = means.argmin()
        limit = means[best] + squares[best].std() / len(y_valid) ** 0.5
        return sorted(degrees)[int((means <= limit).nonzero()[0])]


@right("choose_degree")
def with_numpy(x_train, y_train, x_valid, y_valid, degrees):
    x, y, u, v = (t.cpu().numpy() for t in (x_train, y_train, x_valid, y_valid))
    best = None
    found = []
    for degree in degrees:
        each = (np.polynomial.Polynomial.fit(x, y, degree)(u) - v) ** 2
        found.append((degree, each.mean()))
        if best is None or each.mean() < best[0]:
            best = each.mean(), each.std(ddof=1) / len(each) ** 0.5
    return min(degree for degree, error in found if error <= sum(best))


@mistake("design")
def raw_powers(x, degree):
    return torch.stack([x**i for i in range(degree + 1)], dim=1)


@mistake("design")
def divides_by_the_number(x, degree):
    return torch.stack([x**i / max(i, 1) for i in range(degree + 1)], dim=1)


@mistake("design")
def one_power_short(x, degree):
    columns = [x**i / math.factorial(i) for i in range(degree)]
    return torch.stack(columns, dim=1) if columns else x.new_zeros(len(x), 0)


@mistake("design")
def without_the_constant(x, degree):
    columns = [x**i / math.factorial(i) for i in range(1, degree + 1)]
    return torch.stack(columns, dim=1) if columns else x.new_zeros(len(x), 0)


@mistake("design")
def points_in_columns(x, degree):
    return torch.stack([x**i / math.factorial(i) for i in range(degree + 1)])


@mistake("design")
def highest_power_first(x, degree):
    return torch.stack([x**i / math.factorial(i) for i in range(degree, -1, -1)], dim=1)


@mistake("choose_degree")
def by_training_error(x_train, y_train, x_valid, y_valid, degrees):
    _, errors = validated(x_train, y_train, x_train, y_train, degrees)
    return min(errors, key=errors.get)


@mistake("choose_degree")
def by_training_error_with_tolerance(x_train, y_train, x_valid, y_valid, degrees):
    squares, errors = validated(x_train, y_train, x_train, y_train, degrees)
    return min(within(squares, errors, standard_error))


@mistake("choose_degree")
def by_both_errors(x_train, y_train, x_valid, y_valid, degrees):
    squares, errors = validated(x_train, y_train, x_valid, y_valid, degrees)
    _, training = validated(x_train, y_train, x_train, y_train, degrees)
    both = {d: (errors[d] + training[d]) / 2 for d in errors}
    return min(within(squares, both, standard_error))


@mistake("choose_degree")
def smallest_error(x_train, y_train, x_valid, y_valid, degrees):
    _, errors = validated(x_train, y_train, x_valid, y_valid, degrees)
    return min(errors, key=errors.get)


@mistake("choose_degree")
def largest_within_reach(x_train, y_train, x_valid, y_valid, degrees):
    return max(within(*validated(x_train, y_train, x_valid, y_valid, degrees), standard_error))


@mistake("choose_degree")
def first_in_the_list(x_train, y_train, x_valid, y_valid, degrees):
    return within(*validated(x_train, y_train, x_valid, y_valid, degrees), standard_error)[0]


@mistake("choose_degree")
def standard_deviation_for_error(x_train, y_train, x_valid, y_valid, degrees):
    data = x_train, y_train, x_valid, y_valid
    return min(within(*validated(*data, degrees), lambda each: each.std().item()))


@mistake("choose_degree")
def divides_by_m(x_train, y_train, x_valid, y_valid, degrees):
    data = x_train, y_train, x_valid, y_valid
    return min(within(*validated(*data, degrees), lambda each: each.std().item() / len(each)))


@mistake("choose_degree")
def standard_error_of_the_candidate(x_train, y_train, x_valid, y_valid, degrees):
    squares, errors = validated(x_train, y_train, x_valid, y_valid, degrees)
    least = min(errors.values())
    return min(d for d in errors if errors[d] - standard_error(squares[d]) <= least)


@mistake("choose_degree")
def fits_to_everything(x_train, y_train, x_valid, y_valid, degrees):
    x, y = torch.cat([x_train, x_valid]), torch.cat([y_train, y_valid])
    return min(within(*validated(x, y, x_valid, y_valid, degrees), standard_error))


@mistake("choose_degree")
def fits_to_the_validation_set(x_train, y_train, x_valid, y_valid, degrees):
    data = x_valid, y_valid, x_valid, y_valid
    return min(within(*validated(*data, degrees), standard_error))


@mistake("choose_degree")
def swaps_the_sets(x_train, y_train, x_valid, y_valid, degrees):
    data = x_valid, y_valid, x_train, y_train
    return min(within(*validated(*data, degrees), standard_error))


@mistake("choose_degree")
def place_in_the_list(x_train, y_train, x_valid, y_valid, degrees):
    data = x_train, y_train, x_valid, y_valid
    degree = min(within(*validated(*data, degrees), standard_error))
    return list(degrees).index(degree)


@mistake("choose_degree")
def residuals_of_a_table(x_train, y_train, x_valid, y_valid, degrees):
    def table(degree):
        w = torch.linalg.lstsq(design(x_train, degree), y_train[:, None]).solution
        return (design(x_valid, degree) @ w - y_valid).square().flatten()

    squares = {degree: table(degree) for degree in degrees}
    errors = {degree: each.mean().item() for degree, each in squares.items()}
    return min(within(squares, errors, standard_error))


@mistake("choose_degree")
def root_of_the_error(x_train, y_train, x_valid, y_valid, degrees):
    squares, errors = validated(x_train, y_train, x_valid, y_valid, degrees)
    roots = {degree: math.sqrt(error) for degree, error in errors.items()}
    return min(within(squares, roots, standard_error))


@mistake("choose_degree")
def sums_for_means(x_train, y_train, x_valid, y_valid, degrees):
    squares, _ = validated(x_train, y_train, x_valid, y_valid, degrees)
    sums = {degree: each.sum().item() for degree, each in squares.items()}
    return min(within(squares, sums, standard_error))


@mistake("choose_degree")
def tolerance_in_percent(x_train, y_train, x_valid, y_valid, degrees):
    squares, errors = validated(x_train, y_train, x_valid, y_valid, degrees)
    return min(within(squares, errors, lambda each: 0.1 * each.mean().item()))
