import torch

from tutor.lab import mistake, right


@right("chain")
def by_einsum(du_dv, dv_dw):
    return torch.einsum("...il,...lj->...ij", du_dv, dv_dw)


@right("chain")
def path_after_path(du_dv, dv_dw):
    total = 0
    for column, row in zip(du_dv.unbind(-1), dv_dw.unbind(-2), strict=True):
        total = total + column[..., :, None] * row[..., None, :]
    return total


@mistake("chain")
def elementwise(du_dv, dv_dw):
    return du_dv * dv_dw


@mistake("chain")
def inner_function_on_the_left(du_dv, dv_dw):
    return dv_dw @ du_dv


@mistake("chain")
def transposed_factors(du_dv, dv_dw):
    return dv_dw.mT @ du_dv.mT


@mistake("chain")
def right_factor_transposed(du_dv, dv_dw):
    return du_dv @ dv_dw.mT


@mistake("chain")
def paths_not_added(du_dv, dv_dw):
    return du_dv.unsqueeze(-1) * dv_dw.unsqueeze(-3)


@mistake("chain")
def mean_over_the_paths(du_dv, dv_dw):
    return (du_dv @ dv_dw) / du_dv.shape[-1]


@mistake("chain")
def adds_instead_of_multiplying(du_dv, dv_dw):
    return (du_dv.unsqueeze(-1) + dv_dw.unsqueeze(-3)).sum(-2)


@mistake("chain")
def one_point_only(du_dv, dv_dw):
    return torch.mm(du_dv, dv_dw)
