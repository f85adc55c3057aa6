"""Learn every layer's output shape without computing a single number."""

from torch import nn


def dry_run(net: nn.Module, shape: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The output shape of every layer of net, in the order in which the layers are called.

    net: any net of float32 parameters, on any device. A *layer* is a module without children; one
    that is called twice appears twice. Each layer returns one tensor.
    shape: that of the input, the batch axis first; an input of float32.

        dry_run(nn.Sequential(nn.Flatten(), nn.Linear(784, 10)), (5, 1, 28, 28))
        # [(5, 784), (5, 10)]

    No memory is taken for inputs, outputs or weights: all of them are on the `meta` device while it
    runs. Like any measurement it leaves no traces: net's own parameters and buffers keep their
    values and their places, no hook stays behind, and each module is afterwards in the mode
    (training or evaluation) in which it was. While it runs, all are in evaluation mode, so that one
    example is enough for batch normalisation.
    """
    raise NotImplementedError
