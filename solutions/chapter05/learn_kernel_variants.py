import torch
from torch import nn

from tutor.lab import mistake, right


def descend(X, Y, kernel_size, num_steps, lr=0.4, clear=True, losses_as=Tensor.item):
    """The reference's loop, with the places where people turn off the road."""
    K = X.new_zeros(kernel_size).requires_grad_()
    losses = []
    for _ in range(num_steps):
        loss = (corr2d(X, K) - Y).square().mean()
        losses.append(losses_as(loss))
        loss.backward()
        with torch.no_grad():
            K -= lr * K.grad
        if clear:
            K.grad = None
    return K.detach(), losses


@right("learn_kernel")
def with_an_optimizer(X, Y, kernel_size, num_steps=50):
    conv = nn.Conv2d(1, 1, kernel_size, bias=False, dtype=X.dtype, device=X.device)
    nn.init.zeros_(conv.weight)
    optimizer = torch.optim.SGD(conv.parameters(), lr=0.5)
    losses = []
    for _ in range(num_steps):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(conv(X[None, None])[0, 0], Y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return conv.weight[0, 0], losses


@right("learn_kernel")
def with_the_gradient_by_hand(X, Y, kernel_size, num_steps=50):
    K, losses = X.new_zeros(kernel_size), []
    for _ in range(num_steps):
        error = corr2d(X, K) - Y
        losses.append(error.square().mean().item())
        K = K - 0.3 * 2 / Y.numel() * corr2d(X, error)
    return K, losses


@right("learn_kernel")
def with_momentum(X, Y, kernel_size, num_steps=50):
    K = X.new_zeros(kernel_size).requires_grad_()
    optimizer = torch.optim.SGD([K], lr=0.2, momentum=0.5)
    losses = []
    for _ in range(num_steps):
        loss = (corr2d(X, K) - Y).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return K, losses


@right("learn_kernel")
def with_a_bias(X, Y, kernel_size, num_steps=50):
    """Y has none; it is learned to be nearly zero, and does no harm."""
    K, b = X.new_zeros(kernel_size).requires_grad_(), X.new_zeros(()).requires_grad_()
    optimizer = torch.optim.SGD([K, b], lr=0.4)
    losses = []
    for _ in range(num_steps):
        loss = (corr2d(X, K) + b - Y).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return K.detach(), losses


@mistake("learn_kernel")
def never_clears(X, Y, kernel_size, num_steps=50):
    return descend(X, Y, kernel_size, num_steps, clear=False)


@mistake("learn_kernel")
def steps_too_long(X, Y, kernel_size, num_steps=50):
    return descend(X, Y, kernel_size, num_steps, lr=20.0)


@mistake("learn_kernel")
def steps_too_short(X, Y, kernel_size, num_steps=50):
    return descend(X, Y, kernel_size, num_steps, lr=1e-3)


@mistake("learn_kernel")
def walks_uphill(X, Y, kernel_size, num_steps=50):
    return descend(X, Y, kernel_size, num_steps, lr=-0.4)


@mistake("learn_kernel")
def clears_before_the_step(X, Y, kernel_size, num_steps=50):
    K = X.new_zeros(kernel_size).requires_grad_()
    optimizer = torch.optim.SGD([K], lr=0.4)
    losses = []
    for _ in range(num_steps):
        loss = (corr2d(X, K) - Y).square().mean()
        losses.append(loss.item())
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    return K.detach(), losses


@mistake("learn_kernel")
def sum_for_mean(X, Y, kernel_size, num_steps=50):
    K, losses = descend(X, Y, kernel_size, num_steps, lr=0.4 * Y.numel())
    return K, [loss * Y.numel() for loss in losses]


@mistake("learn_kernel")
def sum_small_steps(X, Y, kernel_size, num_steps=50):
    K, losses = descend(X, Y, kernel_size, num_steps)
    return K, [loss * Y.numel() for loss in losses]


@mistake("learn_kernel")
def makes_a_new_kernel(X, Y, kernel_size, num_steps=50):
    K = X.new_zeros(kernel_size).requires_grad_()
    losses = []
    for _ in range(num_steps):
        loss = (corr2d(X, K) - Y).square().mean()
        losses.append(loss.item())
        loss.backward()
        K = K - 0.4 * K.grad  # no leaf any more: the next K.grad is None
    return K.detach(), losses


@mistake("learn_kernel")
def steps_inside_the_graph(X, Y, kernel_size, num_steps=50):
    K = X.new_zeros(kernel_size).requires_grad_()
    losses = []
    for _ in range(num_steps):
        loss = (corr2d(X, K) - Y).square().mean()
        losses.append(loss.item())
        loss.backward()
        K -= 0.4 * K.grad
        K.grad = None
    return K.detach(), losses


@mistake("learn_kernel")
def keeps_every_graph(X, Y, kernel_size, num_steps=50):
    return descend(X, Y, kernel_size, num_steps, losses_as=lambda loss: loss)


@mistake("learn_kernel")
def ignores_num_steps(X, Y, kernel_size, num_steps=50):
    return descend(X, Y, kernel_size, 50)


@mistake("learn_kernel")
def ignores_the_size(X, Y, kernel_size, num_steps=50):
    return descend(X, Y, (1, 2), num_steps)
