"""A multilayer perceptron with dropout."""

from torch import Tensor, nn


class MLPDropout(nn.Module):
    """Two hidden layers, each followed by dropout."""

    def __init__(
        self, p1: float, p2: float, d: int = 784, h1: int = 128, h2: int = 128, q: int = 10
    ) -> None:
        super().__init__()
        # nn.Dropout is a module, so that train() and eval() of the whole net reach it
        self.net = nn.Sequential(
            nn.Flatten(),  # (n, d)
            nn.Linear(d, h1), nn.ReLU(), nn.Dropout(p1),  # (n, h1)
            nn.Linear(h1, h2), nn.ReLU(), nn.Dropout(p2),  # (n, h2)
            nn.Linear(h2, q),  # scores: nothing is dropped here
        )  # fmt: skip

    def forward(self, X: Tensor) -> Tensor:
        """Scores of shape (n, q)."""
        return self.net(X)
