from tutor.lab import mistake, right


def along(X, before, after, mode, axis, mirror=None):
    """One axis, with pieces put side by side."""
    n = X.shape[axis]
    if mode == "zero":
        shape = list(X.shape)
        pieces = [X.new_zeros(*shape[:axis], size, *shape[axis:][1:]) for size in (before, after)]
    elif mode == "replicate":
        edges = X.narrow(axis, 0, 1), X.narrow(axis, n - 1, 1)
        sizes = before, after
        pieces = [e.repeat_interleave(s, axis) for e, s in zip(edges, sizes, strict=True)]
    elif mirror:
        pieces = mirror(X, before, after, axis, n)
    else:
        pieces = [
            X.narrow(axis, 1 if before else 0, before).flip(axis),
            X.narrow(axis, n - 1 - after, after).flip(axis),
        ]
    return torch.cat([pieces[0], X, pieces[1]], axis)


def both(X, pad, mode, mirror=None):
    top, bottom, left, right = pad
    X = along(X, left, right, mode, X.dim() - 1, mirror)
    return along(X, top, bottom, mode, X.dim() - 2, mirror)


@right("pad2d")
def with_pieces(X, pad, mode="zero"):
    return both(X, pad, mode)


@right("pad2d")
def place_by_place(X, pad, mode="zero"):
    top, bottom, left, right = pad
    H, W = X.shape[-2:]

    def number(i, j):
        if mode == "zero":
            inside = 0 <= i < H and 0 <= j < W
            return X[..., i, j] if inside else X.new_zeros(X.shape[:-2])
        if mode == "replicate":
            return X[..., min(max(i, 0), H - 1), min(max(j, 0), W - 1)]
        i, j = abs(i), abs(j)
        return X[..., i if i < H else 2 * H - 2 - i, j if j < W else 2 * W - 2 - j]

    rows = [
        torch.stack([number(i, j) for j in range(-left, W + right)], -1)
        for i in range(-top, H + bottom)
    ]
    return torch.stack(rows, -2)


@mistake("pad2d")
def order_of_torch(X, pad, mode="zero"):
    left, right, top, bottom = pad
    return pad2d(X, (top, bottom, left, right), mode)


@mistake("pad2d")
def bottom_before_top(X, pad, mode="zero"):
    top, bottom, left, right = pad
    return pad2d(X, (bottom, top, right, left), mode)


@mistake("pad2d")
def the_same_on_all_sides(X, pad, mode="zero"):
    return pad2d(X, (pad[0],) * 4, mode)


@mistake("pad2d")
def repeats_the_edge(X, pad, mode="zero"):
    def symmetric(X, before, after, axis, n):
        return X.narrow(axis, 0, before).flip(axis), X.narrow(axis, n - after, after).flip(axis)

    return both(X, pad, mode, symmetric)


@mistake("pad2d")
def does_not_turn_it_round(X, pad, mode="zero"):
    def straight(X, before, after, axis, n):
        first = X.narrow(axis, 1 if before else 0, before)
        return first, X.narrow(axis, n - 1 - after, after)

    return both(X, pad, mode, straight)


@mistake("pad2d")
def goes_round_in_a_circle(X, pad, mode="zero"):
    def circular(X, before, after, axis, n):
        return X.narrow(axis, n - before, before), X.narrow(axis, 0, after)

    return both(X, pad, mode, circular)


@mistake("pad2d")
def empty_corners(X, pad, mode="zero"):
    (top, _, left, _), (H, W) = pad, X.shape[-2:]
    Y, full = pad2d(X, pad), pad2d(X, pad, mode)
    Y[..., :, left : left + W] = full[..., :, left : left + W]
    Y[..., top : top + H, :] = full[..., top : top + H, :]
    return Y


@mistake("pad2d")
def always_zeros(X, pad, mode="zero"):
    return pad2d(X, pad)


@mistake("pad2d")
def mirrors_in_both_modes(X, pad, mode="zero"):
    return pad2d(X, pad, "reflect" if mode == "replicate" else mode)


@mistake("pad2d")
def default_dtype(X, pad, mode="zero"):
    top, bottom, left, right = pad
    H, W = X.shape[-2:]
    Y = torch.zeros(*X.shape[:-2], top + H + bottom, left + W + right)
    Y[...] = pad2d(X, pad, mode)
    return Y


@mistake("pad2d")
def four_axes_only(X, pad, mode="zero"):
    n, c, H, W = X.shape
    return pad2d(X.reshape(n, c, H, W), pad, mode)


@mistake("pad2d")
def cuts_with_minus_zero(X, pad, mode="zero"):
    top, bottom, left, right = pad
    Y = pad2d(X, pad, mode)
    if mode == "zero":
        Y[..., top:-bottom, left:-right] = X
    return Y


@mistake("pad2d")
def cuts_the_gradient(X, pad, mode="zero"):
    return pad2d(X.detach(), pad, mode)


@mistake("pad2d")
def mirrors_at_the_beginning_only(X, pad, mode="zero"):
    top, bottom, left, right = pad
    if mode != "reflect":
        return pad2d(X, pad, mode)
    rows = torch.arange(-top, X.shape[-2] + bottom).abs().clamp(max=X.shape[-2] - 1)
    columns = torch.arange(-left, X.shape[-1] + right).abs().clamp(max=X.shape[-1] - 1)
    return X[..., rows[:, None], columns]


@mistake("pad2d")
def always_zeros_of_float32(X, pad, mode="zero"):
    return pad2d(X, pad).float()
