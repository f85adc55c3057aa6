import torch

from tutor.lab import mistake, right


@right("conv1x1")
def as_a_dense_layer(X, W):
    return (X.permute(0, 2, 3, 1) @ W.T).permute(0, 3, 1, 2)


@right("conv1x1")
def by_einsum(X, W):
    return torch.einsum("oc,ncij->noij", W, X)


@right("conv1x1")
def one_long_matrix(X, W):
    n, c, h, w = X.shape
    Y = W @ X.transpose(0, 1).reshape(c, n * h * w)
    return Y.reshape(len(W), n, h, w).transpose(0, 1)


@mistake("conv1x1")
def reshapes_without_moving(X, W):
    n, c, h, w = X.shape
    return (X.reshape(-1, c) @ W.T).reshape(n, len(W), h, w)


@mistake("conv1x1")
def moves_there_and_not_back(X, W):
    n, _, h, w = X.shape
    return (X.permute(0, 2, 3, 1) @ W.T).reshape(n, len(W), h, w)


@mistake("conv1x1")
def swaps_rows_and_columns(X, W):
    return (X.transpose(1, 3) @ W.T).permute(0, 3, 1, 2)


@mistake("conv1x1")
def leaves_channels_last(X, W):
    return X.permute(0, 2, 3, 1) @ W.T


@mistake("conv1x1")
def weights_in_out(X, W):
    return conv1x1(X, W.T)


@mistake("conv1x1")
def mixes_the_batch(X, W):
    n, c, h, w = X.shape
    return (W @ X.transpose(0, 1).reshape(c, n * h * w)).reshape(n, len(W), h, w)


@mistake("conv1x1")
def many_small_products(X, W):
    Y = X.new_zeros(len(X), len(W), *X.shape[2:])
    for i in range(X.shape[2]):
        for j in range(X.shape[3]):
            Y[:, :, i, j] = X[:, :, i, j] @ W.T
    return Y


@mistake("conv1x1")
def products_without_a_sum(X, W):
    return (W[:, :, None, None] * X[:, None]).sum(2)


@mistake("conv1x1")
def channel_by_channel_overwritten(X, W):
    for c in range(X.shape[1]):
        Y = W[:, c, None, None] * X[:, c : c + 1]
    return Y


@mistake("conv1x1")
def views_only(X, W):
    n, c, h, w = X.shape
    return (W @ X.view(n, c, h * w)).view(n, len(W), h, w)


@mistake("conv1x1")
def cuts_the_gradient(X, W):
    return conv1x1(X.detach(), W.detach())


@mistake("conv1x1")
def views_after_moving(X, W):
    n, c, h, w = X.shape
    return (X.permute(0, 2, 3, 1).view(-1, c) @ W.T).view(n, h, w, len(W)).permute(0, 3, 1, 2)


@mistake("conv1x1")
def first_image_only(X, W):
    return conv1x1(X[:1], W)
