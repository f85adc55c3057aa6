"""Take a GPU if there is one, and go on without if there is none."""

import torch


def try_gpu(i: int = 0) -> torch.device:
    """The i-th GPU if this machine has it, else the CPU."""
    if i < torch.cuda.device_count():  # numbers go from 0 to count - 1
        return torch.device("cuda", i)
    return torch.device("cpu")


def try_all_gpus() -> list[torch.device]:
    """All GPUs of this machine, in order; on a machine without one, a list of the CPU alone."""
    gpus = [torch.device("cuda", i) for i in range(torch.cuda.device_count())]
    return gpus or [torch.device("cpu")]  # never empty: callers loop over it
