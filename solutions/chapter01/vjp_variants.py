from tutor.lab import mistake, right


@right("vjp")
def by_a_weighted_sum(f, x, v):
    own = x.clone().detach().requires_grad_()
    (f(own) * v).sum().backward()
    return own.grad


@right("vjp")
def by_backward_with_weights(f, x, v):
    own = torch.tensor(x.tolist(), dtype=x.dtype, device=x.device, requires_grad=True)
    f(own).backward(v)
    return own.grad


@right("vjp")
def by_autograd_functional(f, x, v):
    return torch.autograd.functional.vjp(f, x.detach(), v)[1]


@mistake("vjp")
def backward_without_weights(f, x, v):
    own = x.detach().requires_grad_()
    f(own).backward()
    return own.grad


@mistake("vjp")
def sums_the_outputs(f, x, v):
    own = x.detach().requires_grad_()
    f(own).sum().backward()
    return own.grad


@mistake("vjp")
def sums_then_weights(f, x, v):
    own = x.detach().requires_grad_()
    f(own).sum().backward()
    return own.grad * v.sum()


@mistake("vjp")
def one_pass_for_each_output(f, x, v):
    own = x.detach().requires_grad_()
    y = f(own)
    rows = [torch.autograd.grad(y[i], own, retain_graph=True)[0] for i in range(len(y))]
    return torch.stack(rows).T @ v


@mistake("vjp")
def forgets_to_transpose(f, x, v):
    return torch.autograd.functional.jacobian(f, x.detach()) @ v


@mistake("vjp")
def adds_to_x_grad(f, x, v):
    if not x.requires_grad:
        x.requires_grad_()
    f(x).backward(v)
    return x.grad


@mistake("vjp")
def clears_x_grad(f, x, v):
    x.requires_grad_()
    x.grad = None
    f(x).backward(v)
    return x.grad


@mistake("vjp")
def switches_requires_grad_on(f, x, v):
    x.requires_grad_()
    return torch.autograd.grad(f(x), x, v)[0]


@mistake("vjp")
def never_asks_for_gradients(f, x, v):
    return torch.autograd.grad(f(x.detach()), x, v)[0]


@mistake("vjp")
def keeps_the_graph(f, x, v):
    own = x.detach().requires_grad_()
    return torch.autograd.grad(f(own), own, v, create_graph=True)[0]


@mistake("vjp")
def works_on_the_callers_x(f, x, v):
    return torch.func.vjp(f, x)[1](v)[0]
