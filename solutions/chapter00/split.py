"""Split a data set into three parts."""

from random import Random


def split(
    n: int, fractions: tuple[float, float, float], g: Random
) -> tuple[list[int], list[int], list[int]]:
    """Share out the rows 0, 1, ..., n - 1 at random: (train, validation, test)."""
    rows = list(range(n))
    g.shuffle(rows)  # files are often sorted; without this, one part gets all the cheap flats

    # two cuts in one list: what lies between them cannot overlap, and nothing falls out
    first = round(n * fractions[0])
    second = round(n * (fractions[0] + fractions[1]))
    return rows[:first], rows[first:second], rows[second:]
