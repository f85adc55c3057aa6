"""Neurons as logic gates, and two layers for the exclusive or."""

Neuron = tuple[list[float], float]  # (w, b): two weights and a bias


def fires(neuron: Neuron, x: list[int]) -> int:
    """What a neuron (w, b) answers to two inputs: 1 if w[0]*x[0] + w[1]*x[1] + b >= 0, else 0."""
    w, b = neuron
    return 1 if w[0] * x[0] + w[1] * x[1] + b >= 0 else 0


def and_gate() -> Neuron:
    """A neuron that fires for (1, 1) only."""
    return [1.0, 1.0], -1.5  # the sums are 0, 1, 1, 2: the bias puts the border between 1 and 2


def or_gate() -> Neuron:
    """A neuron that fires if at least one input is 1."""
    return [1.0, 1.0], -0.5  # the same line, moved: the border lies between 0 and 1


def nand_gate() -> Neuron:
    """A neuron that fires always but for (1, 1)."""
    return [-1.0, -1.0], 1.5  # AND with every sign turned: the other side of the same line


def xor_net() -> tuple[list[Neuron], Neuron]:
    """Two layers that fire if exactly one input is 1: (hidden, output)."""
    # at least one, and not both: the hidden layer makes the two questions, the output joins them
    return [or_gate(), nand_gate()], and_gate()
