"""Interrupt a training run, and go on as if nothing had happened."""

from pathlib import Path

from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler


def save_ckpt(
    path: Path, net: nn.Module, opt: Optimizer, sched: LRScheduler, epoch: int
) -> None:
    """Write into one file all that the run needs to go on after epoch `epoch` (0, 1, ...).

    That is the state of the net, of the optimiser, of the schedule of learning rates, and of
    chance: the generator that dropout and shuffling draw from (torch.get_rng_state). Whatever is
    written can be read by torch.load(path, weights_only=True): tensors, numbers, texts and
    containers of them, and no objects of your own.
    """
    raise NotImplementedError


def load_ckpt(path: Path, net: nn.Module, opt: Optimizer, sched: LRScheduler) -> int:
    """Put the saved state into net, opt and sched, and into the generator; return the next epoch.

    net, opt and sched were built anew, as they had been built for the interrupted run: opt holds
    net's parameters. They are changed in place, so that they go on belonging together. If epochs
    0, 1 and 2 are done, epoch 2 was saved, and the next one is 3.
    """
    raise NotImplementedError
