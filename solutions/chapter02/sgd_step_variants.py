import torch

from tutor.lab import mistake, right


@right("sgd_")
def by_one_call(params, lr, batch_size):
    for p in params:
        p.detach().sub_(p.grad, alpha=lr / batch_size)
        p.grad.zero_()


@right("sgd_")
@torch.no_grad()
def copies_the_difference(params, lr, batch_size):
    for p in params:
        p.copy_(p - lr / batch_size * p.grad)
    for p in params:
        p.grad = torch.zeros_like(p)


@mistake("sgd_")
def names_a_new_tensor(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p = p - lr * p.grad / batch_size
            p.grad = None


@mistake("sgd_")
def names_a_new_tensor_in_the_list(params, lr, batch_size):
    with torch.no_grad():
        for i, p in enumerate(params):
            params[i] = p - lr * p.grad / batch_size
            p.grad = None


@mistake("sgd_")
def new_parameters_in_the_list(params, lr, batch_size):
    for i, p in enumerate(params):
        params[i] = (p - lr * p.grad / batch_size).detach().requires_grad_()


@mistake("sgd_")
def clears_and_does_not_move(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.grad.zero_()
            p -= lr * p.grad / batch_size


@mistake("sgd_")
def clears_before_the_step(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p.grad = None
            p -= lr * p.grad / batch_size


@mistake("sgd_")
def differentiates_the_step(params, lr, batch_size):
    for p in params:
        p -= lr * p.grad / batch_size
        p.grad = None


@mistake("sgd_")
def keeps_the_gradient(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size


@mistake("sgd_")
def swaps_the_memory(params, lr, batch_size):
    for p in params:
        p.data = p.data - lr * p.grad / batch_size
        p.grad = None


@mistake("sgd_")
def swaps_the_memory_and_keeps_the_gradient(params, lr, batch_size):
    for p in params:
        p.data = p.data - lr * p.grad / batch_size


@mistake("sgd_")
def walks_uphill(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p += lr * p.grad / batch_size
            p.grad = None


@mistake("sgd_")
def forgets_the_batch_size(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p.grad = None


@mistake("sgd_")
def divides_parameter_and_all(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad
            p /= batch_size
            p.grad = None


@mistake("sgd_")
def stops_after_the_first(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
            p.grad = None
            return


@mistake("sgd_")
def clears_the_last_only(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p -= lr * p.grad / batch_size
        p.grad = None


@mistake("sgd_")
def stops_requiring_gradients(params, lr, batch_size):
    for p in params:
        p.requires_grad_(False)
        p -= lr * p.grad / batch_size
        p.grad = None


@mistake("sgd_")
def slices_a_single_number(params, lr, batch_size):
    with torch.no_grad():
        for p in params:
            p[:] = p - lr * p.grad / batch_size
            p.grad = None
