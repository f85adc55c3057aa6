"""Let a neuron learn: the perceptron rule."""


def perceptron_fit(
    X: list[list[float]], y: list[int], epochs: int
) -> tuple[list[float], float, int, bool]:
    """Learn weights that put every point on its side of a line.

    X: n points, each a list of d numbers. y: their n labels, each +1 or -1. epochs: how often to
    go through all points at most.

    Start from w = [0.0, ..., 0.0] (d zeros) and b = 0.0. Go through the points in order, again and
    again. For a point x with label t, compute z = w[0]*x[0] + ... + w[d-1]*x[d-1] + b.

        t * z >  0   the point is on its side: change nothing
        t * z <= 0   a mistake (z = 0, a point on the line, is one): w <- w + t * x,  b <- b + t

    Stop after the first epoch without any mistake. Returns (w, b, mistakes, converged): the weights
    as a list, the bias, how many mistakes were corrected in all epochs together, and True if there
    was an epoch without a mistake, False if the epochs ran out before. X and y stay as they are.

        perceptron_fit([[1.0, 0.0], [0.0, 1.0]], [1, -1], epochs=10)
        # ([1.0, -1.0], 0.0, 2, True): two mistakes in epoch 1, none in epoch 2

    In epoch 1 the first point has z = 0, a mistake: w becomes [1, 0] and b becomes 1. The second
    has z = 1 and the label -1, a mistake: w becomes [1, -1] and b becomes 0.
    """
    raise NotImplementedError
