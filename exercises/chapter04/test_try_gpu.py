import torch

from tutor.lab import case


@case(points=1, constant=True)
def first_gpu(impl, lab):
    found = []
    for count in (1, 0, 3):
        machine_with(lab, count)
        found.append(named(impl.try_gpu()))
    return found


@case(points=2)
def by_number(impl, lab):
    found = []
    for count in (0, 1, 3, lab.whole(4, 60)):
        machine_with(lab, count)
        found.append([named(impl.try_gpu(i)) for i in (0, 1, 2, 3, count - 1, count) if i >= 0])
    return found


@case(points=2)
def all_of_them(impl, lab):
    found = []
    for count in (3, 0, 1, lab.whole(4, 60)):
        machine_with(lab, count)
        found.append([named(device) for device in impl.try_all_gpus()])
    return found


def machine_with(lab, count):
    """Let torch say that there are so many GPUs."""
    lab.patch("torch.cuda.device_count", lambda: count)
    lab.patch("torch.cuda.is_available", lambda: count > 0)
    lab.patch("torch.accelerator.device_count", lambda: count)
    lab.patch("torch.accelerator.is_available", lambda check_available=False: count > 0)


def named(device):
    """The device's name, with its number; what is no torch.device is said to be none."""
    return str(device) if isinstance(device, torch.device) else f"{type(device).__name__}: {device}"
