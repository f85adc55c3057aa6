"""How much memory a pass through an MLP takes, counted in numbers (floats)."""


def parameter_floats(sizes: list[int]) -> int:
    """How many weights and biases an MLP has.

    sizes: the widths [input, hidden, ..., output], at least two. Layer i is affine, from
    sizes[i] numbers to sizes[i + 1], with a weight for each pair and a bias for each output;
    an activation (ReLU or tanh) follows each layer but the last.

        parameter_floats([4, 3, 2])                         # (4*3 + 3) + (3*2 + 2) = 23
    """
    raise NotImplementedError


def activation_floats(sizes: list[int], n: int, training: bool) -> int:
    """How many numbers besides the parameters must be held for a batch of n examples.

    training: all that the way back will need is held until then. An affine layer needs its input
    for the gradient of its weights. ReLU and tanh need their own output only, and that is the
    next layer's input: one tensor, held once. Nothing else counts: not the network's output, nor
    what the loss holds.
    not training: nothing is held for later. At every moment one layer is at work, and just its
    input and its output are alive (the activation is computed in the place of the output). What
    counts is the worst moment.

        activation_floats([4, 3, 2], n=10, training=True)   # 10 * (4 + 3) = 70
        activation_floats([4, 3, 2], n=10, training=False)  # 10 * (4 + 3) = 70; then 10 * (3 + 2)
    """
    raise NotImplementedError


def largest_batch(sizes: list[int], floats: int) -> int:
    """The most examples that one training step can take in a memory of so many floats; 0 if none.

    Held are: the parameters, one gradient for each parameter, and the activations of the batch.

        largest_batch([4, 3, 2], floats=116)                # 46 for the net, 70 for 10 examples
        largest_batch([4, 3, 2], floats=115)                # 9
    """
    raise NotImplementedError
