"""Neurons as logic gates, and two layers for the exclusive or."""

Neuron = tuple[list[float], float]  # (w, b): two weights and a bias


def fires(neuron: Neuron, x: list[int]) -> int:
    """What a neuron (w, b) answers to two inputs: 1 if w[0]*x[0] + w[1]*x[1] + b >= 0, else 0."""
    w, b = neuron
    return 1 if w[0] * x[0] + w[1] * x[1] + b >= 0 else 0


def and_gate() -> Neuron:
    """A neuron that fires for (1, 1) only. Inputs are 0 or 1.

    Write two weights and a bias, for example `return [1, 1], 0.5`; these are not the right ones.

        x           (0, 0)   (0, 1)   (1, 0)   (1, 1)
        AND            0        0        0        1
        OR             0        1        1        1
        NAND           1        1        1        0
        XOR            0        1        1        0
    """
    raise NotImplementedError


def or_gate() -> Neuron:
    """A neuron that fires if at least one input is 1."""
    raise NotImplementedError


def nand_gate() -> Neuron:
    """A neuron that fires always but for (1, 1): not AND."""
    raise NotImplementedError


def xor_net() -> tuple[list[Neuron], Neuron]:
    """Two layers that fire if exactly one input is 1: (hidden, output).

    hidden: a list of two neurons, which both see the inputs x. output: one neuron, whose two inputs
    are what the hidden neurons answer:

        x[0] ──┬─► hidden[0] ──┐
               ╳               ├─► output
        x[1] ──┴─► hidden[1] ──┘

    You may use and_gate(), or_gate() and nand_gate() here:  return [..., ...], ...
    """
    raise NotImplementedError
