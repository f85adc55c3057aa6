"""A multilayer perceptron with dropout."""

from torch import Tensor, nn


class MLPDropout(nn.Module):
    """Two hidden layers, each followed by dropout.

    p1, p2: the probabilities with which an activation of the first and of the second hidden layer
    is dropped. d: numbers in one example. h1, h2: hidden units. q: classes.

        flatten -> linear (d, h1) -> ReLU, dropout p1 -> linear (h1, h2) -> ReLU, dropout p2
                -> linear (h2, q)
    """

    def __init__(
        self, p1: float, p2: float, d: int = 784, h1: int = 128, h2: int = 128, q: int = 10
    ) -> None:
        super().__init__()
        raise NotImplementedError

    def forward(self, X: Tensor) -> Tensor:
        """Scores of each class.

        X: shape (n, ...) with d numbers for each of the n examples, for instance (n, 1, 28, 28).
        Returns scores (logits, no softmax) of shape (n, q). In training mode, `net.train()`,
        activations are dropped; in evaluation mode, `net.eval()`, none are.
        """
        raise NotImplementedError
