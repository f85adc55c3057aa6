"""Cross-entropy straight from the scores."""

from torch import Tensor


def ce_from_logits(o: Tensor, y: Tensor, reduction: str = "mean") -> Tensor:
    """Cross-entropy of softmax probabilities, without ever making a probability.

    o: scores ("logits") of n examples for q classes, shape (n, q), float32 or float64, of any
    size: 10000, -10000, and -inf for a class that is ruled out (never the right one).
    y: the right class of each example, int64, shape (n,), numbers from 0 to q - 1.

        loss[i] = log(exp(o[i, 0]) + ... + exp(o[i, q - 1])) - o[i, y[i]]      ( = -log p[i, y[i]])

    Returns, of o's dtype and on its device, for a reduction of

        "none"    the n losses, shape (n,)
        "mean"    their mean over the examples, shape ()
        "sum"     their sum, shape ()

    o stays as it is; gradients flow back to it, and are finite wherever the scores are.

        ce_from_logits(torch.tensor([[0.0, 200.0], [7.0, 7.0]]), torch.tensor([0, 1]), "none")
        # tensor([200.0000, 0.6931])
    """
    raise NotImplementedError
