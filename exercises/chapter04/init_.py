"""Initial values of one's own, in place."""

from torch import nn


def init_(m: nn.Module) -> None:
    """If m is an nn.Linear, draw each element of its weight anew; otherwise do nothing.

    Independently of all others, an element becomes

        0                           with probability 1/2
        uniform between 5 and 10    with probability 1/4
        uniform between -10 and -5  with probability 1/4

    The bias stays as it is. The weight stays the same nn.Parameter: it is written in place, without
    a trace in the graph, so that an optimiser that holds it goes on holding it.

        net.apply(init_)    # calls init_ for every module in net, at any depth, and for net
    """
    raise NotImplementedError
