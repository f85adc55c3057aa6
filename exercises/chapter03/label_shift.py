"""The classes have become more or less frequent: find out how, without a single new label."""

from torch import Tensor


def confusion(y: Tensor, guess: Tensor, k: int) -> Tensor:
    """How a classifier's guesses depend on the true class, measured on validation data.

    y: true classes, int64, (n,); each of the k classes occurs. guess: the classifier's, (n,).
    Returns C, float64, (k, k), with the guess in the row and the truth in the column:

        C[i, j] = share of the examples of class j for which the guess is i

        confusion(torch.tensor([0, 0, 0, 0, 1]), torch.tensor([0, 0, 0, 1, 1]), 2)
        # [[0.75, 0.00],
        #  [0.25, 1.00]]
    """
    raise NotImplementedError


def label_shift(C: Tensor, mu: Tensor, p: Tensor) -> Tensor:
    """How much each class must count in training, so that the source stands in for the target.

    C: as above, (k, k), invertible. mu: how often the classifier guesses each class on the
    target, (k,). p: how frequent each class is in the source, (k,).

        q from  C q = mu            what the classes' frequencies on the target must be
        q = max(q, 0), divided by its sum
        w = q / p

    Returns w, (k,).

        C, mu = torch.tensor([[0.75, 0.0], [0.25, 1.0]]), torch.tensor([0.3, 0.7])
        label_shift(C, mu, torch.tensor([0.8, 0.2]))     # q = [0.4, 0.6], w = [0.5, 3.0]
    """
    raise NotImplementedError
