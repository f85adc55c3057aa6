import torch.nn.functional as F

from tutor.lab import mistake, right


def of_x(x, *shape):
    """Uniform values in x's dtype, on its device."""
    bound = 1 / math.sqrt(x.shape[-1])
    return torch.empty(shape, dtype=x.dtype, device=x.device).uniform_(-bound, bound)


@right("LazyDense")
class keeps_an_inner_flag(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.out, self.ready = out, False
        self.weight = self.bias = None

    def forward(self, x):
        if not self.ready:
            self.weight = nn.Parameter(of_x(x, self.out, x.shape[-1]))
            self.bias = nn.Parameter(of_x(x, self.out))
            self.ready = True
        return F.linear(x, self.weight, self.bias)


@right("optimizer_for")
def dry_run_on_one_example(net, example, lr):
    net(example[:1])
    return optim.SGD([{"params": list(net.parameters())}], lr)


@mistake("LazyDense")
class new_weights_in_every_call(LazyDense):
    def forward(self, x):
        self.create(x)
        return x @ self.weight.T + self.bias


@mistake("LazyDense")
class new_weights_for_a_new_size(LazyDense):
    def forward(self, x):
        if self.weight is None or self.weight.shape[1] != x.shape[-1]:
            self.create(x)
        return x @ self.weight.T + self.bias


@mistake("LazyDense")
class float32_on_the_cpu(LazyDense):
    def create(self, x):
        super().create(torch.ones(1, x.shape[-1]))


@mistake("LazyDense")
class dtype_but_not_device(LazyDense):
    def create(self, x):
        super().create(torch.ones(1, x.shape[-1], dtype=x.dtype))


@mistake("LazyDense")
class device_but_not_dtype(LazyDense):
    def create(self, x):
        super().create(torch.ones(1, x.shape[-1], device=x.device))


@mistake("LazyDense")
class moves_the_parameter_afterwards(LazyDense):
    """nn.Parameter(...).to(x): what comes back is a tensor, unless nothing moves."""

    def __init__(self, out):
        super().__init__(out)
        del self.weight, self.bias
        self.weight = self.bias = None

    def create(self, x):
        d = x.shape[-1]
        self.weight = nn.Parameter(of_x(torch.ones(d), self.out, d)).to(x)
        self.bias = nn.Parameter(of_x(torch.ones(d), self.out)).to(x)


@mistake("LazyDense")
class plain_tensors(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.out, self.weight = out, None

    def forward(self, x):
        if self.weight is None:
            self.weight = of_x(x, self.out, x.shape[-1]).requires_grad_()
            self.bias = of_x(x, self.out).requires_grad_()
        return x @ self.weight.T + self.bias


@mistake("LazyDense")
class stored_the_other_way_round(LazyDense):
    def create(self, x):
        super().create(x)
        self.weight = nn.Parameter(self.weight.detach().T.contiguous())

    def forward(self, x):
        if self.weight is None:
            self.create(x)
        return x @ self.weight + self.bias


@mistake("LazyDense")
class counts_the_rows(LazyDense):
    def create(self, x):
        super().create(x.new_ones(1, x.shape[0]))


@mistake("LazyDense")
class takes_the_second_axis(LazyDense):
    def create(self, x):
        super().create(x.new_ones(1, x.shape[1]))


@mistake("LazyDense")
class without_a_bias(LazyDense):
    def create(self, x):
        super().create(x)
        self.bias = None

    def forward(self, x):
        if self.weight is None:
            self.create(x)
        return x @ self.weight.T


@mistake("LazyDense")
class uses_lazy_linear(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.layer = nn.LazyLinear(out)

    def forward(self, x):
        return self.layer(x)


@mistake("LazyDense")
class starts_at_zero(LazyDense):
    def create(self, x):
        super().create(x)
        with torch.no_grad():
            self.weight.zero_()
            self.bias.zero_()


@mistake("LazyDense")
class biases_at_zero(LazyDense):
    def create(self, x):
        super().create(x)
        with torch.no_grad():
            self.bias.zero_()


@mistake("LazyDense")
class standard_normal_numbers(LazyDense):
    def create(self, x):
        super().create(x)
        with torch.no_grad():
            self.weight.normal_()
            self.bias.normal_()


@mistake("LazyDense")
class between_zero_and_the_bound(LazyDense):
    """torch.rand, scaled: never below zero."""

    def create(self, x):
        super().create(x)
        with torch.no_grad():
            for parameter in self.parameters():
                parameter.uniform_(0, x.shape[-1] ** -0.5)


@mistake("LazyDense")
class divides_by_d(LazyDense):
    def create(self, x):
        super().create(x)
        with torch.no_grad():
            for parameter in self.parameters():
                parameter /= x.shape[-1] ** 0.5


@mistake("optimizer_for")
def before_the_first_call(net, example, lr):
    return optim.SGD(net.parameters(), lr)


@mistake("optimizer_for")
def lazy_layers_only(net, example, lr):
    net(example)
    return optim.SGD(
        [p for m in net.modules() if isinstance(m, LazyDense) for p in m.parameters()], lr
    )


@mistake("optimizer_for")
def learning_rate_left_out(net, example, lr):
    net(example)
    return optim.SGD(net.parameters())


@mistake("LazyDense")
class linear_inside(nn.Module):
    def __init__(self, out):
        super().__init__()
        self.out, self.layer = out, None

    def forward(self, x):
        if self.layer is None:
            self.layer = nn.Linear(x.shape[-1], self.out, dtype=x.dtype, device=x.device)
        return self.layer(x)


@mistake("LazyDense")
class xavier_weights(LazyDense):
    def create(self, x):
        super().create(x)
        nn.init.xavier_uniform_(self.weight)
