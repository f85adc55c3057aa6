import torch

from tutor.lab import mistake, right


def inside(A, margin):
    return A[:, :, margin : A.shape[2] - margin, margin : A.shape[3] - margin]


def classify(
    f, X, shift, margin, *, equal=None, dims=(2, 3), scaled=True, back=1,
    inside=inside, inside_first=None, words=("invariant", "equivariant", "neither"),
):  # fmt: skip
    """What `shift_symmetry` does, with parts that a mistake may exchange."""
    equal = equal or alike
    first = inside_first or (lambda A, margin: A)
    Y, Z = f(X), f(X.roll(shift, dims))
    if words[0] and equal(first(Z, margin), first(Y, margin)):
        return words[0]
    if Y.dim() != 4:
        return words[2]
    places = list(shift)
    if scaled:
        places = [
            s * out / size for s, out, size in zip(shift, Y.shape[2:], X.shape[2:], strict=True)
        ]
        if any(place != int(place) for place in places):
            return words[2]
    moved = Y.roll([back * int(place) for place in places], dims)
    return words[1] if equal(inside(Z, margin), inside(moved, margin)) else words[2]


@right("shift_symmetry")
def with_fractions(f, X, shift, margin):
    return classify(f, X, shift, margin)


@right("shift_symmetry")
def place_by_place(f, X, shift, margin):
    """Look up, for each place of the answer, where its number was before."""
    h, w = X.shape[2:]
    rows, columns = (torch.arange(h) - shift[0]) % h, (torch.arange(w) - shift[1]) % w
    Y, Z = f(X), f(X[:, :, rows][:, :, :, columns])
    if (Y - Z).abs().max() < 1e-3:
        return "invariant"
    if Y.dim() != 4:
        return "neither"
    (oh, ow), (down, across) = Y.shape[2:], shift
    if down * oh % h or across * ow % w:
        return "neither"
    for i in range(margin, oh - margin):
        for j in range(margin, ow - margin):
            before = Y[:, :, (i - down * oh // h) % oh, (j - across * ow // w) % ow]
            if (Z[:, :, i, j] - before).abs().max() > 1e-3:
                return "neither"
    return "equivariant"


@mistake("shift_symmetry")
def compares_the_border_too(f, X, shift, margin):
    return classify(f, X, shift, 0)


@mistake("shift_symmetry")
def calls_it_invariance(f, X, shift, margin):
    return classify(f, X, shift, margin, words=("equivariant", "invariant", "neither"))


@mistake("shift_symmetry")
def moves_the_map_as_far_as_the_image(f, X, shift, margin):
    return classify(f, X, shift, margin, scaled=False)


@mistake("shift_symmetry")
def never_asks_for_invariance(f, X, shift, margin):
    return classify(f, X, shift, margin, words=(None, "equivariant", "neither"))


@mistake("shift_symmetry")
def nothing_left_to_compare(f, X, shift, margin):
    def cut(A, margin):
        return inside(A, margin) if A.dim() == 4 else A

    return classify(f, X, shift, margin, inside_first=cut)


@mistake("shift_symmetry")
def exchanges_the_axes(f, X, shift, margin):
    return classify(f, X, shift, margin, dims=(3, 2))


@mistake("shift_symmetry")
def shifts_channels_and_rows(f, X, shift, margin):
    return classify(f, X, shift, margin, dims=(1, 2))


@mistake("shift_symmetry")
def shifts_down_only(f, X, shift, margin):
    return classify(f, X, (shift[0], 0), margin)


@mistake("shift_symmetry")
def the_other_way_round(f, X, shift, margin):
    return classify(f, X, shift, margin, back=-1)


@mistake("shift_symmetry")
def exactly_equal(f, X, shift, margin):
    return classify(f, X, shift, margin, equal=torch.equal)


@mistake("shift_symmetry")
def cuts_with_minus_margin(f, X, shift, margin):
    def cut(A, margin):
        return A[:, :, margin:-margin, margin:-margin]

    return classify(f, X, shift, margin, inside=cut)


@mistake("shift_symmetry")
def cuts_above_and_left_only(f, X, shift, margin):
    return classify(f, X, shift, margin, inside=lambda A, m: A[:, :, m:, m:])


@mistake("shift_symmetry")
def equal_on_average(f, X, shift, margin):
    def in_the_mean(A, B):
        return torch.allclose(A.mean(), B.mean(), atol=1e-4)

    return classify(f, X, shift, margin, equal=in_the_mean)


@mistake("shift_symmetry")
def rounds_the_shift(f, X, shift, margin):
    Y, Z = f(X), f(X.roll(shift, (2, 3)))
    if alike(Y, Z):
        return "invariant"
    if Y.dim() != 4:
        return "neither"
    places = [s * o // i for s, o, i in zip(shift, Y.shape[2:], X.shape[2:], strict=True)]
    moved = Y.roll(places, (2, 3))
    return "equivariant" if alike(inside(Z, margin), inside(moved, margin)) else "neither"


@mistake("shift_symmetry")
def maps_only(f, X, shift, margin):
    Y = f(X)
    if not alike(Y, f(X.roll(shift, (2, 3)))):
        Y.select(3, 0)  # fails where there are no columns
    return shift_symmetry(f, X, shift, margin)
