import random

from tutor.lab import mistake, right


def sizes(n, fractions):
    return [int(n * fraction) for fraction in fractions]


@right("split")
def deals_one_row_at_a_time(n, fractions, g):
    """`sample` of all rows is a shuffled copy; validation and test get whole numbers, train the
    rest."""
    rows = g.sample(range(n), n)
    _, validation, test = sizes(n, fractions)
    parts = [], [], []
    for place, row in enumerate(rows):
        if place < validation:
            parts[1].append(row)
        elif place < validation + test:
            parts[2].append(row)
        else:
            parts[0].append(row)
    return parts


@right("split")
def by_sets(n, fractions, g):
    """Draw the training rows, then the validation rows from what is left; sorted in each part."""
    train, validation, _ = sizes(n, fractions)
    left = list(range(n))
    first = g.sample(left, train)
    left = sorted(set(left) - set(first))
    second = g.sample(left, validation)
    return sorted(first), sorted(second), sorted(set(left) - set(second))


@mistake("split")
def draws_each_part_alone(n, fractions, g):
    return tuple(g.sample(range(n), size) for size in sizes(n, fractions))


@mistake("split")
def keeps_the_order(n, fractions, g):
    rows = list(range(n))
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[:a], rows[a:b], rows[b:]


@mistake("split")
def rounds_every_part_down(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
    a, b, c = sizes(n, fractions)
    return rows[:a], rows[a : a + b], rows[a + b : a + b + c]


@mistake("split")
def rounds_down_in_order(n, fractions, g):
    rows = list(range(n))
    a, b, c = sizes(n, fractions)
    return rows[:a], rows[a : a + b], rows[a + b : a + b + c]


@mistake("split")
def shuffles_with_the_module(n, fractions, g):
    rows = list(range(n))
    random.shuffle(rows)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[:a], rows[a:b], rows[b:]


@mistake("split")
def makes_its_own_generator(n, fractions, g):
    rows = list(range(n))
    random.Random(0).shuffle(rows)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[:a], rows[a:b], rows[b:]


@mistake("split")
def reports_on_the_validation_rows(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
    a = round(n * fractions[0])
    return rows[:a], rows[a:], rows[a:]


@mistake("split")
def leaves_out_a_row_at_each_cut(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[:a], rows[a + 1 : b], rows[b + 1 :]


@mistake("split")
def shares_the_row_at_each_cut(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[: a + 1], rows[a : b + 1], rows[b:]


@mistake("split")
def second_cut_too_early(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
    a, b = int(n * fractions[0]), int(n * fractions[1])
    return rows[:a], rows[a:b], rows[b:]


@mistake("split")
def type_error(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
    a = n * fractions[0]
    return rows[:a], rows[a:], []


@mistake("split")
def two_parts(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
    a = round(n * fractions[0])
    return rows[:a], rows[a:]


@mistake("split")
def counts_from_one(n, fractions, g):
    rows = list(range(1, n + 1))
    g.shuffle(rows)
    a, b = round(n * fractions[0]), round(n * (fractions[0] + fractions[1]))
    return rows[:a], rows[a:b], rows[b:]


@mistake("split")
def returns_nothing(n, fractions, g):
    rows = list(range(n))
    g.shuffle(rows)
