"""How much memory a pass through an MLP takes, counted in numbers (floats)."""

from itertools import pairwise


def parameter_floats(sizes: list[int]) -> int:
    """How many weights and biases an MLP has."""
    return sum((inputs + 1) * outputs for inputs, outputs in pairwise(sizes))


def activation_floats(sizes: list[int], n: int, training: bool) -> int:
    """How many numbers besides the parameters must be held for a batch of n examples."""
    if training:
        return n * sum(sizes[:-1])  # every layer's input, until its weights have their gradient
    return n * max(inputs + outputs for inputs, outputs in pairwise(sizes))


def largest_batch(sizes: list[int], floats: int) -> int:
    """The most examples that one training step can take in a memory of so many floats."""
    left = floats - 2 * parameter_floats(sizes)  # parameters and gradients: whatever n is
    return max(left, 0) // activation_floats(sizes, 1, training=True)
