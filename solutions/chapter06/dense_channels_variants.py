from itertools import accumulate

from tutor.lab import mistake, right


def count(blocks, c0, g, first=False, last=False, halve=lambda c, before: c // 2, grow=None):
    """What `dense_channels` does, with parts that a mistake may exchange."""
    channels, before = [c0], 0
    for number, n in enumerate(blocks):
        if number or first:
            channels.append(halve(channels[-1], before))
        before = channels[-1]
        channels.append(before + (grow(n, g) if grow else n * g))
    return [*channels, channels[-1] // 2] if last else channels


@right("dense_channels")
def behind_each_block(blocks, c0, g):
    channels, c = [c0], c0
    for n in blocks:
        c += n * g
        channels.append(c)
        c //= 2
        channels.append(c)
    return channels[:-1]


@right("dense_channels")
def by_folding(blocks, c0, g):
    behind = list(accumulate(blocks, lambda c, n: c // 2 + n * g, initial=2 * c0))[1:]
    pairs = [(c, c // 2) for c in behind]
    return [c0, *(c for pair in pairs for c in pair)][:-1]


@mistake("dense_channels")
def halves_first(blocks, c0, g):
    return count(blocks, c0, g, first=True)


@mistake("dense_channels")
def all_layers_at_once(blocks, c0, g):
    return count(blocks, c0, g, grow=lambda n, g: sum(blocks) * g)


@mistake("dense_channels")
def transition_behind_the_last(blocks, c0, g):
    return count(blocks, c0, g, last=True)


@mistake("dense_channels")
def never_halves(blocks, c0, g):
    return count(blocks, c0, g, halve=lambda c, before: c)


@mistake("dense_channels")
def one_growth_a_block(blocks, c0, g):
    return count(blocks, c0, g, grow=lambda n, g: g)


@mistake("dense_channels")
def halves_the_growth(blocks, c0, g):
    return count(blocks, c0, g, halve=lambda c, before: before + (c - before) // 2)


@mistake("dense_channels")
def rounds_up(blocks, c0, g):
    return count(blocks, c0, g, halve=lambda c, before: (c + 1) // 2)


@mistake("dense_channels")
def without_the_first(blocks, c0, g):
    return count(blocks, c0, g)[1:]


@mistake("dense_channels")
def blocks_only(blocks, c0, g):
    channels = count(blocks, c0, g)
    return [channels[0], *channels[1::2]]
