"""Say what autograd will answer, before you run it.

    x = torch.ones(2, 2, requires_grad=True)
    y = x + 2
    z = 3 * y**2
    out = z.mean()
    out.backward()

Put your answers in place of the dots: a number as 1.5, a matrix as [[1, 2], [3, 4]]. Work them
out on paper; only numbers and lists may stand here.
"""

z = ...  # the tensor z, as nested lists

out = ...  # the number out

x_grad = ...  # x.grad
