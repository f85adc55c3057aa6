"""How many channels where, in a DenseNet."""


def dense_channels(blocks: list[int], c0: int, g: int) -> list[int]:
    """The number of channels behind the stem, and behind each block and transition."""
    channels = [c0]
    for number, n in enumerate(blocks):
        if number > 0:  # a transition stands between two blocks
            channels.append(channels[-1] // 2)
        channels.append(channels[-1] + n * g)
    return channels
