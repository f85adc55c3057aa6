"""The loss of softmax regression, and its gradient by hand."""

from torch import Tensor


def softmax_ce(o: Tensor, y: Tensor) -> tuple[Tensor, Tensor]:
    """Mean cross-entropy of softmax probabilities, and its gradient with respect to the scores.

    o: scores ("logits") of n examples for q classes, shape (n, q), float32 or float64.
    y: the right class of each example, int64, shape (n,), numbers from 0 to q - 1; not every class
    need occur. Returns two tensors of o's dtype, on its device:

        loss    shape ()        mean over i of -log p[i, y[i]],   where p = softmax of each row of o
        do      shape (n, q)    do[i, j] = d loss / d o[i, j]

    o and y stay as they are. `torch.softmax` is yours to use; autograd and the ready-made losses
    are not. Scores are of everyday size here, -10 to 10 (lesson 02.07 is about the others).

        o, y = torch.zeros(2, 4), torch.tensor([0, 2])
        softmax_ce(o, y)    # loss 1.3863 = log 4,  do = [[-0.375, 0.125,  0.125, 0.125],
                            #                             [ 0.125, 0.125, -0.375, 0.125]]
    """
    raise NotImplementedError
