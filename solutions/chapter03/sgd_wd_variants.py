import torch

from tutor.lab import mistake, right


def step(params, lr, change):
    """p <- p - lr * change(p) for all that have a gradient."""
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p -= lr * change(p)


@right("sgd_wd_")
def by_the_formula(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p if p.dim() >= 2 else p.grad)


@right("sgd_wd_")
def by_the_gradient_of_the_penalty(params, lr, wd):
    """Asks autograd for the gradient of the penalty."""
    for p in params:
        if p.grad is None:
            continue
        total = p.grad
        if len(p.shape) > 1:
            total = total + torch.autograd.grad(wd / 2 * p.square().sum(), p)[0]
        p.data.add_(total, alpha=-lr)


@mistake("sgd_wd_")
def forgets_the_decay(params, lr, wd):
    step(params, lr, lambda p: p.grad)


@mistake("sgd_wd_")
def decays_twice_as_strongly(params, lr, wd):
    step(params, lr, lambda p: p.grad + 2 * wd * p if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def decays_half_as_strongly(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd / 2 * p if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def decays_everything(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p)


@mistake("sgd_wd_")
def decays_single_numbers(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p if p.ndim != 1 else p.grad)


@mistake("sgd_wd_")
def decays_matrices_only(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p if p.ndim == 2 else p.grad)


@mistake("sgd_wd_")
def decays_by_the_number_of_rows(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p if p.ndim and len(p) > 1 else p.grad)


@mistake("sgd_wd_")
def decays_biases_instead(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p if p.ndim < 2 else p.grad)


@mistake("sgd_wd_")
def decay_without_the_learning_rate(params, lr, wd):
    with torch.no_grad():
        for p in params:
            if p.grad is None:
                continue
            if p.ndim > 1:
                p *= 1 - wd
            p -= lr * p.grad


@mistake("sgd_wd_")
def decays_after_the_step(params, lr, wd):
    with torch.no_grad():
        for p in params:
            if p.grad is None:
                continue
            p -= lr * p.grad
            if p.ndim > 1:
                p -= lr * wd * p


@mistake("sgd_wd_")
def weights_grow(params, lr, wd):
    step(params, lr, lambda p: p.grad - wd * p if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def walks_uphill(params, lr, wd):
    step(params, -lr, lambda p: p.grad + wd * p if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def pulls_all_alike(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p.sign() if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def gradient_of_the_norm(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd * p / p.norm() if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def adds_the_penalty_itself(params, lr, wd):
    step(params, lr, lambda p: p.grad + wd / 2 * p.square().sum() if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def adds_to_the_gradient(params, lr, wd):
    with torch.no_grad():
        for p in params:
            if p.grad is None:
                continue
            if p.ndim > 1:
                p.grad += wd * p
            p -= lr * p.grad


@mistake("sgd_wd_")
def clears_the_gradients(params, lr, wd):
    params = list(params)
    step(params, lr, lambda p: p.grad + wd * p if p.ndim > 1 else p.grad)
    for p in params:
        p.grad = None


@mistake("sgd_wd_")
def zeroes_the_gradients(params, lr, wd):
    params = list(params)
    step(params, lr, lambda p: p.grad + wd * p if p.ndim > 1 else p.grad)
    for p in params:
        if p.grad is not None:
            p.grad.zero_()


@mistake("sgd_wd_")
def names_new_tensors(params, lr, wd):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p = p - lr * (p.grad + wd * p if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def swaps_the_memory(params, lr, wd):
    for p in params:
        if p.grad is not None:
            p.data = p.data - lr * (p.grad + wd * p.data if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def decays_without_a_gradient(params, lr, wd):
    with torch.no_grad():
        for p in params:
            if p.ndim > 1:
                p *= 1 - lr * wd
            if p.grad is not None:
                p -= lr * p.grad


@mistake("sgd_wd_")
def expects_a_gradient_everywhere(params, lr, wd):
    with torch.no_grad():
        for p in params:
            p -= lr * (p.grad + wd * p if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def decays_everything_and_expects_gradients(params, lr, wd):
    with torch.no_grad():
        for p in params:
            p -= lr * (p.grad + wd * p)


@mistake("sgd_wd_")
def decays_everything_expects_and_clears_gradients(params, lr, wd):
    with torch.no_grad():
        for p in params:
            p -= lr * (p.grad + wd * p)
            p.grad = None


@mistake("sgd_wd_")
def expects_and_clears_gradients(params, lr, wd):
    with torch.no_grad():
        for p in params:
            p -= lr * (p.grad + wd * p if p.ndim > 1 else p.grad)
            p.grad = None


@mistake("sgd_wd_")
def differentiates_the_step(params, lr, wd):
    for p in params:
        if p.grad is not None:
            p -= lr * (p.grad + wd * p if p.ndim > 1 else p.grad)


@mistake("sgd_wd_")
def decays_everything_in_the_gradient(params, lr, wd):
    with torch.no_grad():
        for p in params:
            if p.grad is not None:
                p.grad += wd * p
                p -= lr * p.grad


@mistake("sgd_wd_")
def decay_without_the_learning_rate_expects_gradients(params, lr, wd):
    with torch.no_grad():
        for p in params:
            if p.ndim > 1:
                p *= 1 - wd
            p -= lr * p.grad
