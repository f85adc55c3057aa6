"""AlexNet, for one channel or three, at full size or scaled down."""

from torch import nn


def AlexNet(in_ch: int = 1, classes: int = 10, scale: int = 1) -> nn.Module:
    """A net that gives scores to images of shape (n, in_ch, 224, 224)."""
    c1, c2, c3, hidden = (width // scale for width in (96, 256, 384, 4096))
    return nn.Sequential(
        # large windows, far apart: what is large in 224 pixels is found, and work is saved
        nn.Conv2d(in_ch, c1, 11, stride=4, padding=1), nn.ReLU(),  # (n, 96, 54, 54)
        nn.MaxPool2d(3, stride=2),  # 26: windows overlap by one
        nn.Conv2d(c1, c2, 5, padding=2), nn.ReLU(),
        nn.MaxPool2d(3, stride=2),  # 12
        nn.Conv2d(c2, c3, 3, padding=1), nn.ReLU(),
        nn.Conv2d(c3, c3, 3, padding=1), nn.ReLU(),
        nn.Conv2d(c3, c2, 3, padding=1), nn.ReLU(),
        nn.MaxPool2d(3, stride=2),  # 5
        nn.Flatten(),
        nn.Linear(c2 * 5 * 5, hidden), nn.ReLU(), nn.Dropout(0.5),  # most parameters sit here
        nn.Linear(hidden, hidden), nn.ReLU(), nn.Dropout(0.5),
        nn.Linear(hidden, classes),
    )  # fmt: skip
