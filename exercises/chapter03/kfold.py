"""Split a data set into k folds."""

from torch import Generator, Tensor


def kfold(n: int, k: int, g: Generator) -> list[tuple[Tensor, Tensor]]:
    """The k rounds of k-fold cross-validation of n examples.

    Bring the rows 0, 1, ..., n - 1 into a random order and cut them into k folds whose sizes differ
    by one at most. In each round another fold is the validation set, and the rest is trained on.

    n: number of examples. k: number of folds, 2 <= k <= n; any other k is a ValueError. g: the
    caller's generator, on the CPU; all randomness comes from it, as in torch.randperm(n,
    generator=g).

    Returns k pairs (train_idx, valid_idx), int64 tensors of row numbers.

        kfold(5, 2, torch.Generator().manual_seed(0))
        # for example [(tensor([3, 1]), tensor([4, 0, 2])), (tensor([4, 0, 2]), tensor([3, 1]))]
    """
    raise NotImplementedError
