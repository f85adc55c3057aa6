"""How far predicted prices are from the paid ones, as the competition measures it."""

from torch import Tensor


def log_rmse(pred: Tensor, y: Tensor) -> float:
    """The root mean square of log(pred) - log(y), a Python float.

    pred: predicted prices, shape (n,) or (n, 1). y: the prices that were paid, shape (n,) or
    (n, 1), all positive, perhaps whole numbers. log is the natural logarithm. A prediction below 1,
    0 or negative, counts as 1: a model of prices does say such things, and has to pay for them.

        log_rmse = sqrt((1/n) * sum over i of (log max(pred[i], 1) - log y[i]) ** 2)

    The result is a plain number, also where `pred` carries a computation graph.

        log_rmse(torch.tensor([100.0, 200.0]), torch.tensor([100.0, 100.0]))   # 0.4901
    """
    raise NotImplementedError
