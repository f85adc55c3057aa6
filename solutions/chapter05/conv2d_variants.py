import torch

from tutor.lab import mistake, right


def framed(X, pad):
    n, ci, H, W = X.shape
    P = X.new_zeros(n, ci, H + 2 * pad, W + 2 * pad)
    P[:, :, pad : pad + H, pad : pad + W] = X
    return P


def patches(X, W, stride, pad):
    """Windows, shape (n, ci, oh, ow, kh, kw)."""
    return framed(X, pad).unfold(2, W.shape[2], stride).unfold(3, W.shape[3], stride)


def add(Y, b):
    return Y if b is None else Y + b[:, None, None]


@right("conv2d")
def by_einsum(X, W, b=None, stride=1, pad=0):
    return add(torch.einsum("ncijuv,ocuv->noij", patches(X, W, stride, pad), W), b)


@right("conv2d")
def by_slices(X, W, b=None, stride=1, pad=0):
    P = framed(X, pad)
    co, ci, kh, kw = W.shape
    oh, ow = (P.shape[2] - kh) // stride + 1, (P.shape[3] - kw) // stride + 1
    pieces = [
        P[:, :, u : u + stride * (oh - 1) + 1 : stride, v : v + stride * (ow - 1) + 1 : stride]
        for u in range(kh)
        for v in range(kw)
    ]
    columns = torch.stack(pieces, 2).reshape(len(X), ci * kh * kw, oh * ow)
    return add((W.reshape(co, -1) @ columns).reshape(len(X), co, oh, ow), b)


@right("conv2d")
def entry_by_entry(X, W, b=None, stride=1, pad=0):
    """A small product for each entry of the kernel; all places at once."""
    P = framed(X, pad)
    co, _, kh, kw = W.shape
    oh, ow = (P.shape[2] - kh) // stride + 1, (P.shape[3] - kw) // stride + 1
    Y = 0
    for u in range(kh):
        for v in range(kw):
            seen = P[:, :, u::stride, v::stride][:, :, :oh, :ow]
            Y = Y + (W[:, :, u, v] @ seen.flatten(2)).reshape(len(X), co, oh, ow)
    return add(Y, b)


def place_by_place(X, W, b, stride, pad):
    """The loops that the formula is read as."""
    P = framed(X, pad)
    co, _, kh, kw = W.shape
    oh, ow = (P.shape[2] - kh) // stride + 1, (P.shape[3] - kw) // stride + 1
    Y = X.new_zeros(len(X), co, oh, ow)
    for m in range(len(X)):
        for o in range(co):
            for i in range(oh):
                for j in range(ow):
                    t, s = i * stride, j * stride
                    Y[m, o, i, j] = (P[m, :, t : t + kh, s : s + kw] * W[o]).sum()
    return add(Y, b)


@mistake("conv2d")
def loops_over_places(X, W, b=None, stride=1, pad=0):
    return place_by_place(X, W, b, stride, pad)


@mistake("conv2d")
def products_without_a_sum(X, W, b=None, stride=1, pad=0):
    windows = patches(X, W, stride, pad)[:, None]  # (n, 1, ci, oh, ow, kh, kw)
    return add((windows * W[:, :, None, None]).sum((2, 5, 6)), b)


@mistake("conv2d")
def last_input_channel_only(X, W, b=None, stride=1, pad=0):
    for c in range(X.shape[1]):
        Y = torch.einsum("nijuv,ouv->noij", patches(X[:, c : c + 1], W, stride, pad)[:, 0], W[:, c])
    return add(Y, b)


@mistake("conv2d")
def kernels_in_out(X, W, b=None, stride=1, pad=0):
    return conv2d(X, W.transpose(0, 1), b, stride, pad)


@mistake("conv2d")
def another_order_of_columns(X, W, b=None, stride=1, pad=0):
    windows = patches(X, W, stride, pad)
    n, _, oh, ow = windows.shape[:4]
    columns = windows.permute(0, 2, 3, 4, 5, 1).reshape(n * oh * ow, -1)  # u, v, c
    Y = columns @ W.reshape(len(W), -1).T
    return add(Y.reshape(n, oh, ow, len(W)).permute(0, 3, 1, 2), b)


@mistake("conv2d")
def reads_the_windows_as_they_lie(X, W, b=None, stride=1, pad=0):
    windows = patches(X, W, stride, pad)
    n, ci, oh, ow, kh, kw = windows.shape
    columns = windows.reshape(n * oh * ow, ci * kh * kw)
    Y = columns @ W.reshape(len(W), -1).T
    return add(Y.reshape(n, oh, ow, len(W)).permute(0, 3, 1, 2), b)


@mistake("conv2d")
def names_the_axes_without_moving_them(X, W, b=None, stride=1, pad=0):
    windows = patches(X, W, stride, pad)
    n, _, oh, ow = windows.shape[:4]
    columns = windows.permute(0, 2, 3, 1, 4, 5).reshape(n * oh * ow, -1)
    return add((columns @ W.reshape(len(W), -1).T).reshape(n, len(W), oh, ow), b)


@mistake("conv2d")
def mixes_the_batch(X, W, b=None, stride=1, pad=0):
    windows = patches(X, W, stride, pad)
    n, ci, oh, ow, kh, kw = windows.shape
    columns = windows.permute(1, 4, 5, 0, 2, 3).reshape(ci * kh * kw, n * oh * ow)
    return add((W.reshape(len(W), -1) @ columns).reshape(n, len(W), oh, ow), b)


@mistake("conv2d")
def leaves_channels_last(X, W, b=None, stride=1, pad=0):
    return conv2d(X, W, b, stride, pad).permute(0, 2, 3, 1)


@mistake("conv2d")
def forgets_the_bias(X, W, b=None, stride=1, pad=0):
    return conv2d(X, W, None, stride, pad)


@mistake("conv2d")
def bias_along_the_columns(X, W, b=None, stride=1, pad=0):
    Y = conv2d(X, W, None, stride, pad)
    return Y if b is None else Y + b


@mistake("conv2d")
def flips_the_kernels(X, W, b=None, stride=1, pad=0):
    return conv2d(X, W.flip(2, 3), b, stride, pad)


@mistake("conv2d")
def ignores_the_padding(X, W, b=None, stride=1, pad=0):
    return conv2d(X, W, b, stride)


@mistake("conv2d")
def ignores_the_stride(X, W, b=None, stride=1, pad=0):
    return conv2d(X, W, b, 1, pad)


@mistake("conv2d")
def size_with_padding_once(X, W, b=None, stride=1, pad=0):
    Y = conv2d(X, W, b, stride, pad)
    kh, kw = W.shape[2:]
    oh, ow = (X.shape[2] + pad - kh) // stride + 1, (X.shape[3] + pad - kw) // stride + 1
    return Y[:, :, :oh, :ow]


@mistake("conv2d")
def default_dtype(X, W, b=None, stride=1, pad=0):
    Y = conv2d(X, W, b, stride, pad)
    return torch.zeros(Y.shape) + Y.float()


@mistake("conv2d")
def cuts_the_gradient(X, W, b=None, stride=1, pad=0):
    with torch.no_grad():
        return conv2d(X, W, b, stride, pad)


@mistake("conv2d")
def loops_over_places_and_zeros(X, W, b=None, stride=1, pad=0):
    Y = place_by_place(X, W, b, stride, pad)
    return torch.zeros(Y.shape) + Y.float()


@mistake("conv2d")
def windows_do_not_step(X, W, b=None, stride=1, pad=0):
    Y = conv2d(X, W, b, 1, pad)
    kh, kw = W.shape[2:]
    oh = (X.shape[2] + 2 * pad - kh) // stride + 1
    ow = (X.shape[3] + 2 * pad - kw) // stride + 1
    return Y[:, :, :oh, :ow]


@mistake("conv2d")
def cuts_with_minus_zero(X, W, b=None, stride=1, pad=0):
    n, ci, H, width = X.shape
    P = X.new_zeros(n, ci, H + 2 * pad, width + 2 * pad)
    P[:, :, pad:-pad, pad:-pad] = X
    return conv2d(P, W, b, stride)


@mistake("conv2d")
def first_image_only(X, W, b=None, stride=1, pad=0):
    return conv2d(X[:1], W, b, stride, pad)
