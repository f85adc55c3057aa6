"""Let a neuron learn: the perceptron rule (Rosenblatt 1958)."""


def perceptron_fit(
    X: list[list[float]], y: list[int], epochs: int
) -> tuple[list[float], float, int, bool]:
    """Learn weights that put every point on its side of a line."""
    w, b = [0.0] * len(X[0]), 0.0
    mistakes = 0
    for _ in range(epochs):
        clean = True  # no mistake in this epoch so far
        for i in range(len(X)):
            x, t = X[i], y[i]
            z = sum(w[j] * x[j] for j in range(len(x))) + b
            if t * z <= 0:  # on the wrong side, or on the line
                # afterwards t * z is larger by |x|² + 1: a step towards the right side
                w = [w[j] + t * x[j] for j in range(len(x))]
                b = b + t
                mistakes += 1
                clean = False
        if clean:
            return w, b, mistakes, True
    return w, b, mistakes, False
