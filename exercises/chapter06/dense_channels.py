"""How many channels where, in a DenseNet."""


def dense_channels(blocks: list[int], c0: int, g: int) -> list[int]:
    """The number of channels behind each part of a DenseNet.

    blocks: the number of layers of each dense block. c0: channels that the stem makes. g: growth
    rate, the channels that each layer adds. Behind each block but the last stands a transition,
    which halves the channels (rounding down).

    Returns c0, then the number behind the first block, behind its transition, behind the second
    block, and so on, up to the number behind the last block: 2 * len(blocks) numbers.

        dense_channels([2, 3], 10, 4)    # [10, 18, 9, 21]
    """
    raise NotImplementedError
