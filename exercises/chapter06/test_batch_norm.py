import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["batch-norm", "layer-norm", "nn"])


@case(points=2)
def features(impl, lab):
    return trained(impl, lab, lab.randn(lab.whole(5, 9), 3, dtype=torch.float64))[0]


@case(points=2)
def maps(impl, lab):
    X = lab.randn(3, 4, 2, 5, dtype=torch.float64)
    square = lab.randn(2, 3, 3, 3, dtype=torch.float64)  # as many channels as columns
    return [trained(impl, lab, X)[0], trained(impl, lab, square)[0]]


@case(points=2)
def running_values(impl, lab):
    seen = []
    for shape in ((5, 3), (2, 3, 2, 2)):
        X = lab.randn(*shape, dtype=torch.float64, requires_grad=True)
        _, *running = trained(impl, lab, X, momentum=0.3)
        seen.append(running)
    return seen


@case(points=2)
def evaluation(impl, lab):
    X = 3 * lab.randn(4, 3, 2, 2, dtype=torch.float64) + 1
    state = parts(lab, 3)
    run_mean, run_var = state[2], state[3]
    Y = impl.batch_norm(X, *state, 0.3, 0.1, False)
    one = impl.batch_norm(X[:1], *state, 0.3, 0.1, False)  # alone: the batch does not matter
    flat = impl.batch_norm(X[:, :, 0, 0], *state, 0.3, 0.1, False)
    return [Y, one, flat, run_mean, run_var]


@case(points=1)
def gradients(impl, lab):
    seen = []
    for shape in ((6, 2), (2, 2, 3, 2)):
        X = lab.randn(*shape, dtype=torch.float64, requires_grad=True)
        gamma, beta, run_mean, run_var = parts(lab, 2)
        gamma.requires_grad_()
        beta.requires_grad_()
        weight = lab.randn(*shape, dtype=torch.float64)
        Y = impl.batch_norm(X, gamma, beta, run_mean, run_var, 0.1, 0.1, True)
        (Y * weight).sum().backward()
        seen += [X.grad, gamma.grad, beta.grad]
    return seen


@case(points=1, needs="features")
def nothing_varies(impl, lab):
    X = lab.randn(1, 3).expand(4, 3).clone()  # float32, and each channel the same in all rows
    X[:, 1] = lab.randn(4)
    gamma, beta, run_mean, run_var = (part.float() for part in parts(lab, 3))
    Y = impl.batch_norm(X, gamma, beta, run_mean, run_var, 0.1, 1e-5, True)
    return [Y[:, 1], (Y - beta)[:, 0].abs() < 1e-3, run_var, X]


def parts(lab, c):
    """gamma, beta, run_mean, run_var: none of them 0 or 1, the variance positive."""
    gamma, beta, mean = (lab.randn(c, dtype=torch.float64) for _ in range(3))
    return [gamma, beta, mean, lab.rand(c, dtype=torch.float64) + 0.5]


def trained(impl, lab, X, momentum=0.1):
    gamma, beta, run_mean, run_var = parts(lab, X.shape[1])
    Y = impl.batch_norm(X, gamma, beta, run_mean, run_var, momentum, 0.1, True)
    return Y, run_mean, run_var
