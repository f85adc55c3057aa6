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
    """The best setting of `grid`, and an honest error for it."""
    smallest, best, best_net = float("inf"), grid[0], None
    for setting in grid:
        net = make_net(setting)  # a new one: nobody starts where another stopped
        fit(net, data.train, setting)
        now = error(net, data.valid)
        if best_net is None or now < smallest:
            smallest, best, best_net = now, setting, net
    return best, error(best_net, data.test)  # once, when nothing is left to choose
