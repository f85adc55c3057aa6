import torch

from tutor.lab import mistake, right


@right("softmax_hessian")
def covariance_of_the_label(o):
    """The mean, over the labels that may come, of (onehot - p)(onehot - p)^T."""
    p = torch.softmax(o, 0)
    H = torch.zeros(len(p), len(p), dtype=p.dtype, device=p.device)
    for k, onehot in enumerate(torch.eye(len(p), dtype=p.dtype, device=p.device)):
        off = (onehot - p)[:, None]
        H = H + p[k] * (off @ off.T)
    return H


@right("softmax_hessian")
def by_central_differences(o):
    """Each column is how p changes with one score. (In float32 the steps would be too coarse.)"""
    wide, h = o.double(), 1e-5
    steps = h * torch.eye(len(o), dtype=torch.float64, device=o.device)
    columns = [(torch.softmax(wide + s, 0) - torch.softmax(wide - s, 0)) / (2 * h) for s in steps]
    return torch.stack(columns, 1).to(o.dtype)


@right("softmax_hessian")
def entry_by_entry(o):
    exps = (o - o.max()).exp()
    p = exps / exps.sum()
    H = torch.empty(len(o), len(o), dtype=o.dtype, device=o.device)
    for i in range(len(o)):
        for j in range(len(o)):
            H[i, j] = p[i] * (1 - p[i]) if i == j else -p[i] * p[j]
    return H


@mistake("softmax_hessian")
def only_the_diagonal(o):
    p = torch.softmax(o, 0)
    return torch.diag(p * (1 - p))


@mistake("softmax_hessian")
def the_diagonal_as_a_vector(o):
    p = torch.softmax(o, 0)
    return p * (1 - p)


@mistake("softmax_hessian")
def scatter_of_the_probabilities(o):
    p = torch.softmax(o, 0)
    off = p - p.mean()
    return torch.outer(off, off) / len(p)


@mistake("softmax_hessian")
def scatter_of_the_probabilities_on_the_diagonal(o):
    p = torch.softmax(o, 0)
    return torch.diag((p - p.mean()) ** 2)


@mistake("softmax_hessian")
def variance_of_the_numbers(o):
    p = torch.softmax(o, 0)
    return p.var()


@mistake("softmax_hessian")
def sign_turned(o):
    return -softmax_hessian(o)


@mistake("softmax_hessian")
def product_alone(o):
    p = torch.softmax(o, 0)
    return -torch.outer(p, p)


@mistake("softmax_hessian")
def product_of_p_and_rest(o):
    p = torch.softmax(o, 0)
    return torch.outer(p, 1 - p)


@mistake("softmax_hessian")
def adds_the_product(o):
    p = torch.softmax(o, 0)
    return torch.diag(p) + torch.outer(p, p)


@mistake("softmax_hessian")
def positive_off_the_diagonal(o):
    p = torch.softmax(o, 0)
    product = torch.outer(p, p)
    return torch.diag(p * (1 - p)) + product - torch.diag(p * p)


@mistake("softmax_hessian")
def squares_for_the_product(o):
    p = torch.softmax(o, 0)
    return torch.diag(p) - p * p


@mistake("softmax_hessian")
def inner_for_outer(o):
    p = torch.softmax(o, 0)
    return torch.diag(p) - p @ p


@mistake("softmax_hessian")
def vector_for_diagonal(o):
    p = torch.softmax(o, 0)
    return p - torch.outer(p, p)


@mistake("softmax_hessian")
def identity_for_diagonal(o):
    p = torch.softmax(o, 0)
    return torch.eye(len(p), dtype=p.dtype, device=p.device) - torch.outer(p, p)


@mistake("softmax_hessian")
def scores_for_probabilities(o):
    return torch.diag(o) - torch.outer(o, o)


@mistake("softmax_hessian")
def outer_of_the_gradient(o):
    """(p - onehot)(p - onehot)^T for the likeliest label: a square of first derivatives."""
    p = torch.softmax(o, 0)
    p[p.argmax()] -= 1
    return torch.outer(p, p)


@mistake("softmax_hessian")
def lets_the_exponential_overflow(o):
    p = o.exp() / o.exp().sum()
    return torch.diag(p) - torch.outer(p, p)


@mistake("softmax_hessian")
def lets_the_exponential_overflow_on_the_diagonal(o):
    p = o.exp() / o.exp().sum()
    return torch.diag(p * (1 - p))


@mistake("softmax_hessian")
def default_dtype(o):
    p = torch.softmax(o, 0)
    H = torch.zeros(len(p), len(p))
    for i in range(len(p)):
        for j in range(len(p)):
            H[i, j] = p[i] * (float(i == j) - p[j])
    return H


@mistake("softmax_hessian")
def default_dtype_and_overflow(o):
    p = o.exp() / o.exp().sum()
    H = torch.zeros(len(p), len(p))
    for i in range(len(p)):
        for j in range(len(p)):
            H[i, j] = p[i] * (1 - p[i]) if i == j else -p[i] * p[j]
    return H


@mistake("softmax_hessian")
def a_second_axis(o):
    p = torch.softmax(o, dim=1)
    return torch.diag(p) - torch.outer(p, p)
