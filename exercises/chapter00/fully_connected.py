"""Count the parameters of a fully connected network, and compute one of its layers."""


def n_params(sizes: list[int], bias: bool = True) -> int:
    """How many parameters a fully connected network has: all weights and all biases.

    sizes: how many numbers there are at each stage, the input first and the output last. Between
    two neighbouring stages lies a layer: each of its neurons has one weight for each number that
    comes in, and, if bias is True, one bias.

        n_params([4, 3])                     # 15: 3 neurons with 4 weights and a bias each
        n_params([4, 3, 2])                  # 23: and then 2 neurons with 3 weights and a bias each
        n_params([4, 3, 2], bias=False)      # 18
    """
    raise NotImplementedError


def forward_by_index(W: list[list[float]], x: list[float]) -> list[float]:
    """The weighted sums of one layer, without biases: y[j] = sum over i of W[j][i] * x[i].

    W[j][i] is the weight TO neuron j of this layer FROM number i of the input: a row of W for each
    neuron. x has as many numbers as each row. Returns y, a list with one number for each neuron.

        forward_by_index([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [10.0, 1.0])
        # [12.0, 34.0, 56.0]: the first is 1*10 + 2*1
    """
    raise NotImplementedError
