"""A report that is too good to be true. One line is wrong: find it and repair it.

This program fits two models, chooses the better one and reports its error. A customer used it
and complains: "You promised an error of 40. On our new flats it is 95."

    name, promised = honest_report(train, validation, test)

Each of the three is a list of rows (area, rent); no row is in two of them. Everything runs, and
`by_heart`, `straight_line` and `error` are right. The fault is in the last function.
"""

Row = tuple[float, float]


def by_heart(rows: list[Row]):
    """A model that knows these rows by heart, and answers with the label of the most similar."""

    def model(x: float) -> float:
        most_similar = min(rows, key=lambda row: abs(row[0] - x))
        return most_similar[1]

    return model


def straight_line(rows: list[Row]):
    """The straight line with the smallest loss on these rows."""
    middle_x = sum(x for x, y in rows) / len(rows)
    middle_y = sum(y for x, y in rows) / len(rows)
    products = sum((x - middle_x) * (y - middle_y) for x, y in rows)
    w = products / sum((x - middle_x) ** 2 for x, y in rows)
    return lambda x: middle_y + w * (x - middle_x)


def error(model, rows: list[Row]) -> float:
    """How far off the model is on these rows: the root of the mean squared error."""
    return (sum((model(x) - y) ** 2 for x, y in rows) / len(rows)) ** 0.5


def honest_report(train: list[Row], validation: list[Row], test: list[Row]) -> tuple[str, float]:
    """Fit both models, choose the better one, and say how good it is: (its name, its error).

    The error is what one may expect on rows that nobody has seen yet.
    """
    models = {"by heart": by_heart(train), "straight line": straight_line(train)}
    chosen, smallest = "", float("inf")
    for name, model in models.items():
        now = error(model, test)
        if now < smallest:
            chosen, smallest = name, now
    return chosen, error(models[chosen], test)
