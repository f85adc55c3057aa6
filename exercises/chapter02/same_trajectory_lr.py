"""One descent, three ways of writing its loss."""


def same_trajectory_lr(lr: float, batch_size: int, frm: str, to: str) -> float:
    """The learning rate with which another reduction takes exactly the same steps.

    With errors e of the batch_size examples of a batch, the loss may be reduced to

        "sum"           sum of e**2
        "mean"          sum of e**2 / batch_size
        "half-mean"     sum of e**2 / (2 * batch_size)

    Gradient descent with the loss `frm` and the learning rate `lr` goes through certain weights.
    Returns the learning rate, a float, with which the loss `to` goes through the same weights.
    Every batch has batch_size examples.

        same_trajectory_lr(0.03, 10, "mean", "half-mean")       # 0.06
    """
    raise NotImplementedError
