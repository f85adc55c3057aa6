"""Choose hyperparameters without fooling yourself."""

from collections.abc import Callable
from typing import Any

Setting = dict[str, float]


def tune(
    make_net: Callable[[Setting], Any],
    fit: Callable[[Any, Any, Setting], None],
    error: Callable[[Any, Any], float],
    grid: list[Setting],
    data: Any,
) -> tuple[Setting, float]:
    """The best setting of `grid`, and an honest error for it.

    make_net(setting) makes a new, untrained net. fit(net, examples, setting) trains it in place,
    going on from whatever state it is in. error(net, examples) measures it.
    data.train, data.valid and data.test are three disjoint sets of examples.
    grid: at least one setting, such as {"lr": 0.1, "hidden": 256}.

    Fits a net for each setting. The best setting is the one with the smallest error where one
    chooses; of equally good ones, the first in the grid.
    Returns (that setting, the error of its net where one reports).
    """
    raise NotImplementedError
