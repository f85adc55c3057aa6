"""Linear regression with ten times as many weights as examples."""

from collections.abc import Callable

from torch import Tensor


def nobody(epoch: int, loss: float) -> None:
    """The report that goes nowhere."""


def train_highdim(
    X: Tensor,
    y: Tensor,
    w: Tensor,
    b: Tensor,
    lam: float,
    lr: float,
    epochs: int,
    batch_size: int,
    report: Callable[[int, float], None] = nobody,
) -> tuple[Tensor, Tensor]:
    """Fit y = X w + b with weight decay, by minibatch stochastic gradient descent.

    X: (n, d). y: (n, 1). w: (d, 1) and b: (1,), the start; they are not to be changed. All have
    one dtype and device. Returns the trained w and b, of these shapes, without a graph.

    In each epoch take all examples in a new random order, batch_size at a time (the last batch may
    be shorter), and for each batch take one step of size lr down the gradient of

        mean over the batch of (x w + b - y)**2 / 2   +   lam/2 * (sum of w**2)

    with respect to w and b. The penalty does not contain b. After each epoch (1, 2, ...) call
    report(epoch, loss) with the *data* loss at that moment as a float, the mean of
    (x w + b - y)**2 / 2 over all n examples: without the penalty, so that runs with different lam
    can be compared.
    """
    raise NotImplementedError


def torch_settings(lam: float, lr: float) -> tuple[float, float]:
    """The (lr, weight_decay) with which PyTorch takes the very steps that train_highdim takes.

    That is, the loss is nn.MSELoss(), which has no 1/2, and the optimiser is

        torch.optim.SGD([{"params": [w], "weight_decay": ...}, {"params": [b]}], lr=...)

    SGD descends the loss plus weight_decay/2 * (sum of w**2).
    """
    raise NotImplementedError
