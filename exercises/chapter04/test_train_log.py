import weakref

import torch
import torch.nn.functional as F
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

from tutor.lab import case


@case(points=2)
def one_batch(impl, lab):
    net, opt = build(lab)
    loss = impl.train_log(net, batches(lab, 4), F.mse_loss, opt)
    return loss, [p.detach() for p in net.parameters()]


@case(points=2)
def several_batches(impl, lab):
    net, opt = build(lab)
    loss = impl.train_log(net, iter(batches(lab, 4, 4, 1)), F.mse_loss, opt)
    return loss, [p.detach() for p in net.parameters()]


@case(points=1)
def in_training_mode(impl, lab):
    net, opt = build(lab, HalfWhileTraining())
    return impl.train_log(net.eval(), batches(lab, 3, 3), F.mse_loss, opt), net.training


@case(points=3, constant=True, needs="several_batches")
def reads_at_most_one_number(impl, lab):
    net, opt = build(lab)
    data = batches(lab, *[2] * 6, 1)
    with Readings(lab) as readings:
        impl.train_log(net, data, F.mse_loss, opt)
    return max(readings.count, 1)


@case(points=2, constant=True, needs="several_batches")
def graphs_do_not_pile_up(impl, lab):
    watch = Watch()
    net, opt = build(lab, watch)
    impl.train_log(net, batches(lab, *[2] * 6), F.mse_loss, opt)
    # while a step is under way, the graph of the last one may still be there
    return max(watch.most, 2)


class Readings(TorchDispatchMode):
    """Counts how often a number is read from the device."""

    def __init__(self, lab):
        super().__init__()
        self.count = 0
        for name in ("tolist", "numpy", "cpu", "__repr__"):
            lab.patch(f"torch.Tensor.{name}", self.counted(getattr(torch.Tensor, name)))

    def counted(self, method):
        def call(*args, **kwargs):
            self.count += 1
            before = self.count
            result = method(*args, **kwargs)
            self.count = before  # what it calls in its turn is the same reading
            return result

        return call

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        if func is torch.ops.aten._local_scalar_dense.default:
            self.count += 1
        return func(*args, **(kwargs or {}))


class Watched(torch.autograd.Function):
    """The identity, whose node in the graph holds a token for as long as it lives."""

    @staticmethod
    def forward(ctx, x, token):
        ctx.token = token
        return x.clone()

    @staticmethod
    def backward(ctx, gradient):
        return gradient, None


class Token:
    pass


class Watch(nn.Module):
    """Counts how many graphs are alive whenever it is used."""

    def __init__(self):
        super().__init__()
        self.tokens, self.most = [], 0

    def forward(self, x):
        token = Token()
        self.tokens.append(weakref.ref(token))
        y = Watched.apply(x, token)
        del token
        self.most = max(self.most, sum(one() is not None for one in self.tokens))
        return y


class HalfWhileTraining(nn.Module):
    """Dropout whose dice always fall the same way: while training, every other number is 0."""

    def forward(self, x):
        if not self.training:
            return x
        even = torch.arange(x.shape[1], device=x.device) % 2 == 0
        return torch.where(even, 2 * x, 0)


def build(lab, middle=None):
    layers = nn.Linear(3, 4), middle or nn.Tanh(), nn.Linear(4, 1)
    net = nn.Sequential(*layers).to(lab.device, torch.float64)
    lab.fill(net, lab.randn(2, 3, dtype=torch.float64))
    if isinstance(middle, Watch):
        middle.tokens, middle.most = [], 0
    return net, torch.optim.SGD(net.parameters(), lr=0.2)


def batches(lab, *sizes):
    return [
        (lab.randn(b, 3, dtype=torch.float64), lab.randn(b, 1, dtype=torch.float64)) for b in sizes
    ]
