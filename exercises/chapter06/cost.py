"""What a network costs: numbers to store, multiplications to do."""

from torch import nn


def cost(net: nn.Module, shape: tuple[int, ...]) -> tuple[int, int]:
    """The parameters of net, and the multiply-adds of one forward pass for one example.

    shape: of one example, without the batch axis, such as (3, 224, 224). Returns two ints:

        params   how many numbers net.parameters() holds, biases and frozen ones included
        macs     how often a weight of an nn.Conv2d or nn.Linear is multiplied with a number of its
                 input (or with a zero of the padding). Biases, activations, pooling and
                 normalisation count as nothing. A layer used twice works twice.

    The layers may sit at any depth of net. One forward pass in evaluation mode finds them at work,
    with an example on the device and of the dtype of net's parameters: on "meta" it takes neither
    memory nor time. The net is left as it was: no hooks, no other mode, no changed buffers.

        cost(nn.Linear(3, 5), (3,))                                    # (20, 15)
        cost(nn.Conv2d(2, 4, 3), (2, 5, 6))                            # (76, 864)
    """
    raise NotImplementedError
