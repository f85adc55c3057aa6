import torch

from tutor.lab import mistake, right


@right("corr2d")
def by_windows(X, K):
    """All windows at once, as a view of shape (rows, columns, h, w)."""
    windows = X.unfold(0, K.shape[0], 1).unfold(1, K.shape[1], 1)
    return torch.einsum("ijab,ab->ij", windows, K)


@right("corr2d")
def by_strides(X, K):
    (H, W), (h, w), (down, across) = X.shape, K.shape, X.stride()
    size = (H - h + 1, W - w + 1, h, w)
    windows = X.as_strided(size, (down, across, down, across), X.storage_offset())
    return (windows * K).sum((2, 3))


@right("corr2d")
def by_gathered_terms(X, K):
    rows, columns = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    terms = [
        X[a:, b:][:rows, :columns] * K[a, b] for a in range(K.shape[0]) for b in range(K.shape[1])
    ]
    return torch.stack(terms).sum(0)


def slide(X, K, one_number=lambda window, K: (window * K).sum(), shorter=0, zeros=None):
    """Window after window, as most people write it first."""
    h, w = K.shape
    Y = (zeros or X.new_zeros)(X.shape[0] - h + 1 - shorter, X.shape[1] - w + 1 - shorter)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = one_number(X[i : i + h, j : j + w], K)
    return Y


def float32_zeros(*shape):
    return torch.zeros(*shape)


@mistake("corr2d")
def loops_over_pixels(X, K):
    return slide(X, K)


@mistake("corr2d")
def flips_the_kernel(X, K):
    return corr2d(X, K.flip(0, 1))


@mistake("corr2d")
def flips_in_a_loop(X, K):
    return slide(X, K.flip(0, 1))


@mistake("corr2d")
def flips_in_a_loop_over_zeros(X, K):
    return slide(X, K.flip(0, 1), zeros=float32_zeros)


@mistake("corr2d")
def one_short(X, K):
    rows, columns = X.shape[0] - K.shape[0], X.shape[1] - K.shape[1]
    return corr2d(X, K)[:rows, :columns]


@mistake("corr2d")
def one_short_in_a_loop(X, K):
    return slide(X, K, shorter=1)


@mistake("corr2d")
def one_short_in_a_loop_over_zeros(X, K):
    return slide(X, K, shorter=1, zeros=float32_zeros)


@mistake("corr2d")
def square_kernels_only(X, K):
    h = K.shape[0]
    rows, columns = X.shape[0] - h + 1, X.shape[1] - h + 1
    Y = X.new_zeros(rows, columns)
    for a in range(h):
        for b in range(h):
            Y = Y + X[a : a + rows, b : b + columns] * K[a, b]
    return Y


@mistake("corr2d")
def square_windows_in_a_loop(X, K):
    h = K.shape[0]
    Y = X.new_zeros(X.shape[0] - h + 1, X.shape[1] - h + 1)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i : i + h, j : j + h] * K).sum()
    return Y


@mistake("corr2d")
def mean_for_sum(X, K):
    return corr2d(X, K) / K.numel()


@mistake("corr2d")
def mean_in_a_loop(X, K):
    return slide(X, K, lambda window, K: (window * K).mean())


@mistake("corr2d")
def multiplies_matrices(X, K):
    return slide(X, K, lambda window, K: (window @ K).sum())


@mistake("corr2d")
def overwrites_the_sum(X, K):
    rows, columns = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    for a in range(K.shape[0]):
        for b in range(K.shape[1]):
            Y = X[a : a + rows, b : b + columns] * K[a, b]
    return Y


@mistake("corr2d")
def tiles_the_image(X, K):
    h, w = K.shape
    Y = X.new_zeros(X.shape[0] // h, X.shape[1] // w)
    for i in range(Y.shape[0]):
        for j in range(Y.shape[1]):
            Y[i, j] = (X[i * h : (i + 1) * h, j * w : (j + 1) * w] * K).sum()
    return Y


@mistake("corr2d")
def multiplies_in_place(X, K):
    return slide(X, K, lambda window, K: window.mul_(K).sum())


@mistake("corr2d")
def default_dtype(X, K):
    rows, columns = X.shape[0] - K.shape[0] + 1, X.shape[1] - K.shape[1] + 1
    Y = torch.zeros(rows, columns)
    for a in range(K.shape[0]):
        for b in range(K.shape[1]):
            Y += X[a : a + rows, b : b + columns] * K[a, b]
    return Y


@mistake("corr2d")
def default_dtype_in_a_loop(X, K):
    return slide(X, K, zeros=float32_zeros)


@mistake("corr2d")
def cuts_the_gradient(X, K):
    return slide(X, K, lambda window, K: (window * K).sum().item())


@mistake("corr2d")
def detaches(X, K):
    return corr2d(X.detach(), K.detach())


@mistake("corr2d")
def assumes_rows_in_order(X, K):
    (H, W), (h, w) = X.shape, K.shape
    windows = X.as_strided((H - h + 1, W - w + 1, h, w), (W, 1, W, 1))
    return torch.einsum("ijab,ab->ij", windows, K)
