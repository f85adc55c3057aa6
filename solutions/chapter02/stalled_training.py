"""A training that stalled, repaired: the loss takes scores, so the net gives scores."""

from collections.abc import Callable

import torch
from torch import Tensor, nn


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


class Classifier(nn.Module):
    """Softmax regression: one linear layer, one output for each class.

    pixels: numbers in an image, h * w. classes: how many there are.
    """

    def __init__(self, pixels: int, classes: int) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Flatten(),  # (n, 1, h, w) to (n, pixels)
            # No softmax behind it: CrossEntropyLoss applies log-softmax itself. Of probabilities
            # instead of scores it could not get below log(1 + (classes - 1) / e).
            nn.Linear(pixels, classes),
        )

    def forward(self, images: Tensor) -> Tensor:
        """images: float32, shape (n, 1, h, w). Returns scores, float32 (n, classes)."""
        return self.layers(images)


def train(
    net: nn.Module,
    images: Tensor,
    labels: Tensor,
    epochs: int,
    lr: float,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> None:
    """Fit net in place, by stochastic gradient descent on the mean cross-entropy of softmax.

    images: float32 (n, 1, h, w). labels: int64 (n,). After each epoch (1, 2, ...) calls
    report(epoch, mean loss of that epoch).
    """
    loss_of = nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    for epoch in range(1, epochs + 1):
        total = 0.0
        for rows in torch.randperm(len(labels)).split(batch_size):
            loss = loss_of(net(images[rows]), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
        report(epoch, total / len(labels))


def examine() -> None:
    """Train on noisy copies of ten random pictures, and print what happens."""
    torch.manual_seed(0)
    labels = torch.arange(10).repeat(80)
    images = torch.rand(10, 1, 8, 8)[labels] + 0.2 * torch.randn(800, 1, 8, 8)
    net = Classifier(64, 10)

    def report(epoch: int, loss: float) -> None:
        if epoch in (1, 2, 5) or epoch % 20 == 0:
            right = (net(images).argmax(dim=1) == labels).float().mean()
            print(f"epoch {epoch:3}   loss {loss:.3f}   right {right:.3f}")

    train(net, images, labels, epochs=100, lr=1.0, batch_size=40, report=report)


if __name__ == "__main__":
    examine()
