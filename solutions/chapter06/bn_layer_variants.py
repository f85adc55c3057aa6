import torch
from torch import nn

from tutor.lab import mistake, right


class Layer(nn.Module):
    """What `BN` is, with parts that a mistake may exchange."""

    gamma, variance = 1.0, 1.0
    numbers = None

    def __init__(self, c, momentum=0.1, eps=1e-5):
        super().__init__()
        self.momentum, self.eps = self.numbers or (momentum, eps)
        self.learn("weight", torch.full((c,), self.gamma))
        self.learn("bias", torch.zeros(c))
        self.note("running_mean", torch.zeros(c))
        self.note("running_var", torch.full((c,), self.variance))

    def learn(self, name, value):
        setattr(self, name, nn.Parameter(value))

    def note(self, name, value):
        self.register_buffer(name, value)

    def mode(self):
        return self.training

    def check(self, X):
        if self.training and X.numel() == X.shape[1]:
            raise ValueError("one number a channel")

    def forward(self, X):
        self.check(X)
        return batch_norm(
            X, self.weight, self.bias, self.running_mean, self.running_var,
            self.momentum, self.eps, self.mode(),
        )  # fmt: skip


@right("BN")
class with_its_own_arithmetic(nn.Module):
    def __init__(self, c, momentum=0.1, eps=1e-5):
        super().__init__()
        for name, first in (("running_var", 1.0), ("running_mean", 0.0)):
            self.register_buffer(name, torch.full((c,), first))
        self.register_parameter("bias", nn.Parameter(torch.zeros(c)))
        self.register_parameter("weight", nn.Parameter(torch.ones(c)))
        self.share, self.little = momentum, eps

    def forward(self, X):
        rows = X.movedim(1, -1).reshape(-1, X.shape[1])  # (N, c)
        if self.training:
            if len(rows) < 2:
                raise ValueError("a batch needs two numbers in each channel")
            var, mean = torch.var_mean(rows, 0)
            with torch.no_grad():
                self.running_mean.lerp_(mean, self.share)
                self.running_var.lerp_(var, self.share)
            var = var * (len(rows) - 1) / len(rows)
        else:
            mean, var = self.running_mean, self.running_var
        rows = (rows - mean) / (var + self.little) ** 0.5 * self.weight + self.bias
        return rows.view(*X.shape[:1], *X.shape[2:], -1).movedim(-1, 1)


@right("BN")
class counts_first(Layer):
    def forward(self, X):
        n, _, *pixels = X.shape
        if self.training and n * torch.Size(pixels).numel() < 2:
            raise ValueError("nothing varies")
        arguments = self.weight, self.bias, self.running_mean, self.running_var
        return batch_norm(X, *arguments, self.momentum, self.eps, training=self.training)


@mistake("BN")
class notes_as_parameters(Layer):
    def note(self, name, value):
        setattr(self, name, nn.Parameter(value, requires_grad=False))


@mistake("BN")
class notes_as_attributes(Layer):
    def note(self, name, value):
        setattr(self, name, value)


@mistake("BN")
class notes_not_saved(Layer):
    def note(self, name, value):
        self.register_buffer(name, value, persistent=False)


@mistake("BN")
class parameters_as_buffers(Layer):
    def learn(self, name, value):
        self.register_buffer(name, value)


@mistake("BN")
class always_training(Layer):
    def mode(self):
        return True


@mistake("BN")
class never_training(Layer):
    def mode(self):
        return False


@mistake("BN")
class a_flag_of_its_own(Layer):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.was = self.training

    def check(self, X):
        if self.was and X.numel() == X.shape[1]:
            raise ValueError("one number a channel")

    def mode(self):
        return self.was


@mistake("BN")
class answers_for_one(Layer):
    def check(self, X):
        pass


@mistake("BN")
class refuses_single_images(Layer):
    def check(self, X):
        if self.training and len(X) == 1:
            raise ValueError("a single image")


@mistake("BN")
class refuses_in_evaluation(Layer):
    def check(self, X):
        if X.numel() == X.shape[1]:
            raise ValueError("one number a channel")


@mistake("BN")
class starts_at_zero(Layer):
    gamma = 0.0


@mistake("BN")
class variance_starts_at_zero(Layer):
    variance = 0.0


@mistake("BN")
class numbers_not_handed_on(Layer):
    numbers = 0.1, 1e-5


@mistake("BN")
class momentum_and_eps_swapped(Layer):
    def __init__(self, c, momentum=0.1, eps=1e-5):
        super().__init__(c, eps, momentum)


@mistake("BN")
class notes_and_weights_swapped(Layer):
    def forward(self, X):
        self.check(X)
        return batch_norm(
            X, self.running_mean, self.running_var, self.weight.data, self.bias.data,
            self.momentum, self.eps, self.training,
        )  # fmt: skip
