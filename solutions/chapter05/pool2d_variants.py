import torch
import torch.nn.functional as F

from tutor.lab import mistake, right


def windows_of(X, k, s, p, frame):
    P = F.pad(X, (p, p, p, p), value=frame)
    return P.unfold(2, k, s).unfold(3, k, s)


@right("pool2d")
def shift_by_shift(X, k, s=None, p=0, mode="max"):
    s = s or k
    P = F.pad(X, (p, p, p, p), value=-torch.inf if mode == "max" else 0.0)
    rows, columns = (P.shape[2] - k) // s + 1, (P.shape[3] - k) // s + 1
    Y = None
    for u in range(k):
        for v in range(k):
            seen = P[:, :, u::s, v::s][:, :, :rows, :columns]
            larger = mode == "max" and Y is not None
            Y = torch.maximum(Y, seen) if larger else seen + (0 if Y is None else Y)
    return Y if mode == "max" else Y / k**2


@right("pool2d")
def window_by_window(X, k, s=None, p=0, mode="max"):
    s = k if s is None else s
    n, c, h, w = X.shape
    rows, columns = (h + 2 * p - k) // s + 1, (w + 2 * p - k) // s + 1
    numbers = []
    for i in range(-p, -p + rows * s, s):
        for j in range(-p, -p + columns * s, s):
            window = X[:, :, max(i, 0) : i + k, max(j, 0) : j + k].flatten(2)
            numbers.append(window.max(2).values if mode == "max" else window.sum(2) / k**2)
    return torch.stack(numbers, 2).reshape(n, c, rows, columns)


def pooled(windows, mode):
    return windows.amax((4, 5)) if mode == "max" else windows.mean((4, 5))


@mistake("pool2d")
def zeros_around_the_maximum(X, k, s=None, p=0, mode="max"):
    return pooled(windows_of(X, k, s or k, p, 0.0), mode)


@mistake("pool2d")
def infinity_around_the_mean(X, k, s=None, p=0, mode="max"):
    return pooled(windows_of(X, k, s or k, p, -torch.inf), mode)


@mistake("pool2d")
def frame_does_not_count(X, k, s=None, p=0, mode="max"):
    if mode == "max":
        return pool2d(X, k, s, p)
    inside = pool2d(torch.ones_like(X), k, s, p, "avg")
    return pool2d(X, k, s, p, "avg") / inside


@mistake("pool2d")
def steps_of_one(X, k, s=None, p=0, mode="max"):
    return pool2d(X, k, s or 1, p, mode)


@mistake("pool2d")
def always_side_by_side(X, k, s=None, p=0, mode="max"):
    return pool2d(X, k, k, p, mode)


@mistake("pool2d")
def over_all_channels(X, k, s=None, p=0, mode="max"):
    windows = pool2d(X, k, s, p, mode)
    return windows.amax(1, keepdim=True) if mode == "max" else windows.mean(1, keepdim=True)


@mistake("pool2d")
def over_all_images(X, k, s=None, p=0, mode="max"):
    Y = pool2d(X, k, s, p, mode)
    one = Y.amax(0, keepdim=True) if mode == "max" else Y.mean(0, keepdim=True)
    return one.expand(Y.shape) * 1.0


@mistake("pool2d")
def always_the_maximum(X, k, s=None, p=0, mode="max"):
    return pool2d(X, k, s, p)


@mistake("pool2d")
def sum_for_mean(X, k, s=None, p=0, mode="max"):
    return pool2d(X, k, s, p, mode) * (1 if mode == "max" else k**2)


@mistake("pool2d")
def largest_size(X, k, s=None, p=0, mode="max"):
    return pool2d(X.abs(), k, s, p, mode)


@mistake("pool2d")
def rounds_up(X, k, s=None, p=0, mode="max"):
    s = s or k
    extra = [-(n + 2 * p - k) % s for n in X.shape[2:]]
    P = F.pad(X, (p, p, p, p), value=-torch.inf if mode == "max" else 0.0)
    P = F.pad(P, (0, extra[1], 0, extra[0]), value=-torch.inf if mode == "max" else 0.0)
    return pooled(P.unfold(2, k, s).unfold(3, k, s), mode)


@mistake("pool2d")
def ignores_the_padding(X, k, s=None, p=0, mode="max"):
    return pool2d(X, k, s, 0, mode)


@mistake("pool2d")
def default_dtype(X, k, s=None, p=0, mode="max"):
    return pool2d(X.float(), k, s, p, mode)


@mistake("pool2d")
def cuts_by_reshaping(X, k, s=None, p=0, mode="max"):
    s = s or k
    P = F.pad(X, (p, p, p, p), value=-torch.inf if mode == "max" else 0.0)
    rows, columns = (P.shape[2] - k) // s + 1, (P.shape[3] - k) // s + 1
    if s != k:
        return pooled(P.unfold(2, k, s).unfold(3, k, s), mode)
    P = P[:, :, : rows * k, : columns * k]
    blocks = P.reshape(*X.shape[:2], rows, columns, k, k)  # no axis was moved
    return pooled(blocks, mode)


@mistake("pool2d")
def cuts_the_gradient(X, k, s=None, p=0, mode="max"):
    return pool2d(X.detach(), k, s, p, mode)


@mistake("pool2d")
def a_number_that_is_small_enough(X, k, s=None, p=0, mode="max"):
    return pooled(windows_of(X, k, s or k, p, -1e9 if mode == "max" else 0.0), mode)


@mistake("pool2d")
def one_number_for_all_channels(X, k, s=None, p=0, mode="max"):
    Y = pool2d(X, k, s, p, mode)
    if mode == "max":
        return Y.amax((0, 1), keepdim=True).expand(Y.shape) * 1.0
    return Y.mean((0, 1), keepdim=True).expand(Y.shape) * 1.0


@mistake("pool2d")
def windows_do_not_step(X, k, s=None, p=0, mode="max"):
    rows, columns = pool2d(X, k, s, p, mode).shape[2:]
    return pool2d(X, k, 1, p, mode)[:, :, :rows, :columns]


@mistake("pool2d")
def zeros_and_float32(X, k, s=None, p=0, mode="max"):
    return pooled(windows_of(X.float(), k, s or k, p, 0.0), mode)
