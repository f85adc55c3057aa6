"""From two piles of images to minibatches that a model can train on."""

from collections.abc import Iterable

import torch.nn.functional as F
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

Split = tuple[Tensor, Tensor]  # images uint8 (n, h, w), labels uint8 (n,): as the files hold them
Batches = Iterable[tuple[Tensor, Tensor]]


class LabelledImages(Dataset):
    """One example at a time, converted when it is asked for; what is stored stays bytes."""

    def __init__(self, images: Tensor, labels: Tensor, resize: int | None) -> None:
        self.images, self.labels, self.resize = images, labels, resize

    def __len__(self) -> int:
        return len(self.labels)

    def __getitem__(self, i: int) -> tuple[Tensor, Tensor]:
        X = self.images[i].unsqueeze(0).float() / 255  # (1, h, w): one channel
        if self.resize is not None:
            size = (self.resize, self.resize)
            # interpolate wants a batch in front: (1, 1, h, w) -> (1, 1, s, s)
            X = F.interpolate(X.unsqueeze(0), size, mode="bilinear", align_corners=False)[0]
        return X, self.labels[i].long()


def load_data(
    train: Split, test: Split, batch_size: int, resize: int | None = None
) -> tuple[Batches, Batches]:
    """Two iterables of minibatches (X float32 (b, 1, h, w) in [0, 1], y int64 (b,))."""
    # each pass over a DataLoader draws a new order, so shuffling belongs here and not before
    train_iter = DataLoader(LabelledImages(*train, resize), batch_size, shuffle=True)
    # nothing is learnt from the test set: its order stays, so that predictions can be matched
    test_iter = DataLoader(LabelledImages(*test, resize), batch_size, shuffle=False)
    return train_iter, test_iter
