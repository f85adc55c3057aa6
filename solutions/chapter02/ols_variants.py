import torch

from tutor.lab import mistake, right


def with_ones(X):
    return torch.cat((X, torch.ones_like(X[:, :1])), 1)


@right("ols")
def by_a_solver(X, y):
    """gelsd works by singular values; on a CPU the default driver finds the shortest one, too."""
    A = torch.cat((torch.ones(len(X), 1, dtype=X.dtype, device=X.device), X), 1).cpu()
    solution = torch.linalg.lstsq(A, y.cpu(), driver="gelsd").solution.to(X.device)
    return solution[1:], solution[0]


@right("ols")
def by_centring(X, y):
    """The best line passes through the mean, so the bias can wait."""
    U, S, Vh = torch.linalg.svd(X - X.mean(0), full_matrices=False)
    tiny = S[0] * len(X) * torch.finfo(X.dtype).eps
    keep = S.gt(tiny)
    w = Vh[keep].T @ ((U[:, keep].T @ (y - y.mean(0))) / S[keep, None])
    return w, y.mean(0) - X.mean(0) @ w


@mistake("ols")
def normal_equations(X, y):
    A = with_ones(X)
    solution = torch.linalg.solve(A.T @ A, A.T @ y)
    return solution[:-1], solution[-1]


@mistake("ols")
def normal_equations_bias_in_two_axes(X, y):
    A = with_ones(X)
    solution = torch.linalg.solve(A.T @ A, A.T @ y)
    return solution[:-1], solution[-1:]


@mistake("ols")
def bias_in_two_axes(X, y):
    solution = torch.linalg.pinv(with_ones(X)) @ y
    return solution[:-1], solution[-1:]


@mistake("ols")
def bias_without_axes(X, y):
    solution = torch.linalg.pinv(with_ones(X)) @ y
    return solution[:-1], solution[-1, 0]


@mistake("ols")
def normal_equations_bias_without_axes(X, y):
    A = with_ones(X)
    solution = torch.linalg.solve(A.T @ A, A.T @ y)
    return solution[:-1], solution[-1, 0]


@mistake("ols")
def flat_weights(X, y):
    solution = torch.linalg.pinv(with_ones(X)) @ y.flatten()
    return solution[:-1], solution[-1:]


@mistake("ols")
def flat_weights_and_bias(X, y):
    solution = torch.linalg.pinv(with_ones(X)) @ y.flatten()
    return solution[:-1], solution[-1]


@mistake("ols")
def no_intercept(X, y):
    return torch.linalg.pinv(X) @ y, y.new_zeros(1)


@mistake("ols")
def no_intercept_by_the_formula(X, y):
    return torch.linalg.solve(X.T @ X, X.T @ y), y.new_zeros(1)


@mistake("ols")
def intercept_afterwards(X, y):
    w = torch.linalg.pinv(X) @ y
    return w, (y - X @ w).mean(0)


@mistake("ols")
def intercept_afterwards_by_the_formula(X, y):
    w = torch.linalg.solve(X.T @ X, X.T @ y)
    return w, (y - X @ w).mean(0)


@mistake("ols")
def intercept_afterwards_as_a_number(X, y):
    w = torch.linalg.pinv(X) @ y
    return w, (y - X @ w).mean()


@mistake("ols")
def intercept_afterwards_as_a_number_by_the_formula(X, y):
    w = torch.linalg.solve(X.T @ X, X.T @ y)
    return w, (y - X @ w).mean()


@mistake("ols")
def zero_as_bias_by_the_formula(X, y):
    return torch.linalg.solve(X.T @ X, X.T @ y), torch.zeros(1, device=X.device)


@mistake("ols")
def zero_as_bias(X, y):
    return torch.linalg.pinv(X) @ y, torch.zeros(1, device=X.device)


@mistake("ols")
def mean_target_as_bias(X, y):
    w, _ = ols(X, y)
    return w, y.mean(0)


@mistake("ols")
def splits_at_the_wrong_end(X, y):
    solution = torch.linalg.pinv(torch.cat((X.new_ones(len(X), 1), X), 1)) @ y
    return solution[:-1], solution[-1]


@mistake("ols")
def a_little_on_the_diagonal(X, y):
    A = with_ones(X)
    ridge = 1e-3 * torch.eye(A.shape[1], dtype=A.dtype, device=A.device)
    solution = torch.linalg.solve(A.T @ A + ridge, A.T @ y)
    return solution[:-1], solution[-1]


@mistake("ols")
def default_dtype(X, y):
    A = torch.cat((X.float(), torch.ones(len(X), 1, device=X.device)), 1)
    solution = torch.linalg.pinv(A) @ y.float()
    return solution[:-1], solution[-1]
