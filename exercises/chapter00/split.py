"""Split a data set into three parts."""

from random import Random


def split(
    n: int, fractions: tuple[float, float, float], g: Random
) -> tuple[list[int], list[int], list[int]]:
    """Share out the rows 0, 1, ..., n - 1 at random: for fitting, for choosing, for reporting.

    n: how many rows there are. fractions: which share of them goes to training, to validation and
    to test, for example (0.7, 0.2, 0.1); the three add up to 1. g: a random generator that belongs
    to the caller; `g.shuffle(rows)` brings a list into a random order, in place.

    Returns three lists of row numbers, (train, validation, test). Every row is in exactly one of
    them. Each list has its fraction of n rows; where that is no whole number, one row more or less
    does no harm, as long as no row is lost. The same generator gives the same split.

        split(10, (0.7, 0.2, 0.1), Random(0))
        # for example ([7, 8, 1, 5, 3, 4, 2], [0, 9], [6]): 7, 2 and 1 rows
    """
    raise NotImplementedError
