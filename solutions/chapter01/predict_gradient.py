"""Say what autograd will answer, before you run it."""

import torch

x = torch.ones(2, 2, requires_grad=True)
y = x + 2  # 3 everywhere
z = 3 * y**2  # 27 everywhere
out = z.mean()  # 27: the mean of four equal numbers
out.backward()

# Each entry of out's gradient with respect to z is 1/4, because the mean divides by 4; then
# dz/dy = 6 y = 18, and dy/dx = 1. Together 18 / 4 = 4.5, in the shape of x.
x_grad = x.grad
