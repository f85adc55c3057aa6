"""One descent, three ways of writing its loss."""


def same_trajectory_lr(lr: float, batch_size: int, frm: str, to: str) -> float:
    """The learning rate with which the loss `to` takes the steps of the loss `frm`."""
    # A step is lr times the gradient, and a constant factor of the loss is a factor of its
    # gradient. So lr * factor has to stay what it was: the smaller the loss, the larger its lr.
    factor = {"sum": 1.0, "mean": 1 / batch_size, "half-mean": 1 / (2 * batch_size)}
    return lr * factor[frm] / factor[to]
