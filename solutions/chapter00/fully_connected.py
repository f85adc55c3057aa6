"""Count the parameters of a fully connected network, and compute one of its layers."""


def n_params(sizes: list[int], bias: bool = True) -> int:
    """How many parameters a fully connected network has: all weights and all biases."""
    total = 0
    for k in range(len(sizes) - 1):  # one layer less than there are sizes
        inputs, neurons = sizes[k], sizes[k + 1]
        total += inputs * neurons  # every neuron is connected with every input
        if bias:
            total += neurons  # one for each neuron; the input has none, it computes nothing
    return total


def forward_by_index(W: list[list[float]], x: list[float]) -> list[float]:
    """The weighted sums of one layer, without biases: y[j] = sum over i of W[j][i] * x[i]."""
    y = []
    for j in range(len(W)):  # to neuron j ...
        total = 0.0
        for i in range(len(x)):  # ... from every input i
            total += W[j][i] * x[i]
        y.append(total)
    return y
