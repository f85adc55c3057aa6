"""Interrupt a training run, and go on as if nothing had happened."""

from pathlib import Path

import torch
from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler


def save_ckpt(path: Path, net: nn.Module, opt: Optimizer, sched: LRScheduler, epoch: int) -> None:
    """Write into one file all that the run needs to go on after epoch `epoch`."""
    checkpoint = {
        "net": net.state_dict(),
        "opt": opt.state_dict(),  # momentum is a memory of past gradients
        "sched": sched.state_dict(),
        "epoch": epoch,
        "chance": torch.get_rng_state(),
        # a GPU draws its own random numbers
        "cuda": torch.cuda.get_rng_state_all() if torch.cuda.is_initialized() else [],
    }
    torch.save(checkpoint, path)


def load_ckpt(path: Path, net: nn.Module, opt: Optimizer, sched: LRScheduler) -> int:
    """Put the saved state back, also into the generator; return the next epoch."""
    # onto the CPU: load_state_dict takes it from there to wherever the parameters are
    checkpoint = torch.load(path, map_location="cpu", weights_only=True)
    net.load_state_dict(checkpoint["net"])
    opt.load_state_dict(checkpoint["opt"])
    sched.load_state_dict(checkpoint["sched"])
    torch.set_rng_state(checkpoint["chance"])
    if checkpoint["cuda"]:
        torch.cuda.set_rng_state_all(checkpoint["cuda"])
    return checkpoint["epoch"] + 1
