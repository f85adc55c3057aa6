import torch

from tutor.lab import mistake, right


@right("sq_dist")
def one_product(A, B):
    """[-2A, |a|^2, 1] times [B, 1, |b|^2] transposed: the whole expansion in one matmul."""
    a2, b2 = A.square().sum(1, keepdim=True), B.square().sum(1, keepdim=True)
    left = torch.cat((-2 * A, a2, torch.ones_like(a2)), 1)
    right_side = torch.cat((B, torch.ones_like(b2), b2), 1)
    return (left @ right_side.T).relu()


@right("sq_dist")
def by_einsum(A, B):
    """Sums over k written out; magnitudes for the leftovers."""
    a2, b2 = torch.einsum("ik,ik->i", A, A), torch.einsum("jk,jk->j", B, B)
    return (a2[:, None] + b2[None, :] - 2 * torch.einsum("ik,jk->ij", A, B)).abs()


@right("sq_dist")
def centred_first(A, B):
    """Distances stay when all points move; near the origin less cancels."""
    if len(B) == 0:
        return A.new_zeros(len(A), 0)
    A, B = A - B.mean(0), B - B.mean(0)
    D = torch.addmm(A.square().sum(1)[:, None] + B.square().sum(1), A, B.T, alpha=-2)
    return torch.where(D > 0, D, 0)


@mistake("sq_dist")
def builds_the_block(A, B):
    return (A[:, None] - B[None]).square().sum(-1)


@mistake("sq_dist")
def sums_over_points(A, B):
    return (A[:, None] - B[None]).square().sum(1)


@mistake("sq_dist")
def lines_up_with_columns(A, B):
    D = A.square().sum(1) - 2 * A @ B.T + B.square().sum(1)
    return D.clamp(min=0)


@mistake("sq_dist")
def leaves_negatives(A, B):
    return A.square().sum(1)[:, None] - 2 * A @ B.T + B.square().sum(1)


@mistake("sq_dist")
def row_with_row(A, B):
    return (A - B).square().sum(1)


@mistake("sq_dist")
def loops_over_points(A, B):
    D = A.new_zeros(len(A), len(B))
    for i, a in enumerate(A):
        for j, b in enumerate(B):
            D[i, j] = (a - b).square().sum()
    return D


@mistake("sq_dist")
def forgets_the_two(A, B):
    return (A.square().sum(1)[:, None] - A @ B.T + B.square().sum(1)).clamp(min=0)


@mistake("sq_dist")
def takes_the_root(A, B):
    return (A.square().sum(1)[:, None] - 2 * A @ B.T + B.square().sum(1)).clamp(min=0).sqrt()


@mistake("sq_dist")
def transposed(A, B):
    return (B.square().sum(1)[:, None] - 2 * B @ A.T + A.square().sum(1)).clamp(min=0)


@mistake("sq_dist")
def stacks_rows(A, B):
    return torch.stack([(a - B).square().sum(1) for a in A])
