"""VGG: a network made of blocks, from a list of what the blocks are."""

from torch import nn


def vgg_block(n: int, ci: int, co: int) -> nn.Module:
    """n convolutions and a pooling: shape (b, ci, h, w) to (b, co, h // 2, w // 2)."""
    layers: list[nn.Module] = []
    for _ in range(n):
        layers += [nn.Conv2d(ci, co, 3, padding=1), nn.ReLU()]
        ci = co  # only the first convolution sees what comes in
    return nn.Sequential(*layers, nn.MaxPool2d(2))


def VGG(
    arch: tuple[tuple[int, int], ...],
    in_ch: int = 1,
    classes: int = 10,
    size: int = 224,
    hidden: int = 4096,
) -> nn.Module:
    """A net that gives scores to images of shape (b, in_ch, size, size)."""
    blocks, ci = [], in_ch
    for n, co in arch:
        blocks.append(vgg_block(n, ci, co))
        ci = co
    side = size // 2 ** len(arch)  # each block halves it
    return nn.Sequential(
        *blocks,
        nn.Flatten(),
        nn.Linear(ci * side * side, hidden), nn.ReLU(), nn.Dropout(0.5),
        nn.Linear(hidden, hidden), nn.ReLU(), nn.Dropout(0.5),
        nn.Linear(hidden, classes),
    )  # fmt: skip
