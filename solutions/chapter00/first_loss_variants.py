from tutor.lab import mistake, right


@right("predictions", "errors", "loss")
class with_decimal_points:
    predictions = (3.0, 5.0, 7.0, 9.0)
    errors = (1.0, 0.0, -3.0, 0.0)
    loss = 2.5


@right("predictions", "errors")
class in_round_brackets:
    predictions = (3, 5, 7, 9)
    errors = (1, 0, -3, 0)


@mistake("predictions")
class gives_the_labels:
    predictions = (2, 5, 10, 9)


@mistake("predictions")
class forgets_b:
    predictions = (2, 4, 6, 8)


@mistake("predictions")
class adds_first:
    """w * (x + b)"""

    predictions = (4, 6, 8, 10)


@mistake("predictions")
class adds_w_and_multiplies_by_b:
    """w + b * x"""

    predictions = (3, 4, 5, 6)


@mistake("errors")
class label_first:
    errors = (-1, 0, 3, 0)


@mistake("errors")
class drops_the_sign:
    errors = (1, 0, 3, 0)


@mistake("errors")
class squares_already:
    errors = (1, 0, 9, 0)


@mistake("errors")
class only_the_sum:
    errors = -2


@mistake("loss")
class sum_for_mean:
    loss = 10


@mistake("loss")
class forgets_to_square:
    """(1 + 0 - 3 + 0) / 4"""

    loss = -0.5


@mistake("loss")
class takes_the_size_of_the_errors:
    """(1 + 0 + 3 + 0) / 4"""

    loss = 1


@mistake("loss")
class squares_with_the_sign:
    """(1 + 0 - 9 + 0) / 4: as `-3**2` in Python."""

    loss = -2


@mistake("loss")
class counts_only_the_wrong_ones:
    """10 / 2"""

    loss = 5


@mistake("loss")
class one_loss_for_each:
    loss = (1, 0, 9, 0)


@mistake("loss")
class decimal_comma:
    """`loss = 2,5` is a tuple of two numbers."""

    loss = (2, 5)
