"""Take a GPU if there is one, and go on without if there is none."""

import torch


def try_gpu(i: int = 0) -> torch.device:
    """The i-th GPU as torch.device("cuda", i) if this machine has it, else torch.device("cpu").

    i: 0, 1, 2, ... The first GPU is number 0. How many there are says torch.cuda.device_count():
    call it by this name whenever you are asked, since the cases exchange it for one that tells of
    machines with no, one or many GPUs. (So this exercise does the same on a machine without a GPU.)
    """
    raise NotImplementedError


def try_all_gpus() -> list[torch.device]:
    """All GPUs of this machine, in order; on a machine without one, a list of the CPU alone.

    With two GPUs: [torch.device("cuda", 0), torch.device("cuda", 1)]
    """
    raise NotImplementedError
