"""AlexNet's ideas at the size of a stamp: 28 x 28 pixels, 300,000 parameters at most."""

from torch import nn


def AlexLite(classes: int = 10) -> nn.Module:
    """A net that gives scores (n, classes) to grey images (n, 1, 28, 28); 36,474 parameters."""
    return nn.Sequential(
        # no stride: 28 pixels are few, and a step of 4 would throw most of them away
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(3, stride=2),  # (n, 8, 13, 13)
        nn.Conv2d(8, 24, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, stride=2),  # (n, 24, 6, 6)
        nn.Conv2d(24, 48, 3, padding=1), nn.ReLU(),
        nn.Conv2d(48, 24, 3, padding=1), nn.ReLU(), nn.MaxPool2d(3, stride=2),  # (n, 24, 2, 2)
        nn.Flatten(),
        nn.Linear(24 * 2 * 2, 128), nn.ReLU(), nn.Dropout(0.5),  # small maps: a small head
        nn.Linear(128, classes),
    )  # fmt: skip
