from collections import OrderedDict, namedtuple

import torch
import torch.nn.functional as F
from torch import nn

from tutor.lab import case


@case(points=1)
def one_tensor(impl, lab):
    return impl.to_device(lab.randn(lab.whole(2, 9), 3), "meta")


@case(points=2)
def lists_and_dicts(impl, lab):
    d = lab.whole(2, 9)
    batch = {"x": [lab.randn(2, d), lab.randint(0, 5, d)], "mask": {"rows": lab.rand(d) > 0.5}}
    return impl.to_device(batch, torch.device("meta"))


@case(points=1)
def tuples_stay_tuples(impl, lab):
    d = lab.whole(2, 99)
    return impl.to_device((lab.randn(d), [(lab.randn(3, d), lab.randn(1))], ()), "meta")


@case(points=1)
def other_things_pass_through(impl, lab):
    batch = {"x": lab.randn(lab.whole(2, 9)), "names": ["cat", "dog"], "id": 7, "weight": None}
    return impl.to_device(batch, "meta")


@case(points=1)
def named_tuples_and_ordered_dicts(impl, lab):
    batch = OrderedDict(z=Batch(lab.randn(lab.whole(2, 9)), "cat"), a=1.5)
    moved = impl.to_device(batch, "meta")
    kinds = [type(moved).__name__, type(moved["z"]).__name__]
    return kinds, list(moved), moved["z"]


@case(points=1, needs="lists_and_dicts")
def original_untouched(impl, lab):
    inner = [lab.randn(2), lab.randn(3)]
    batch = {"x": inner, "y": (lab.randn(1),)}
    impl.to_device(batch, "meta")
    return batch, batch["x"] is inner


@case(points=1)
def gradients_can_come_back(impl, lab):
    X = lab.randn(lab.whole(2, 9), requires_grad=True)
    moved = impl.to_device([X, X.detach()], "meta")
    return [(tensor.requires_grad, tensor.is_leaf, tensor.shape[0]) for tensor in moved]


@case(points=2)
def one_training_step(impl, lab):
    d, q = lab.whole(2, 5), lab.whole(5, 9)
    batch = {"X": lab.randn(6, d), "y": lab.randint(0, q, 6)}
    net = nn.Linear(d, q).to("meta")  # a module moves in place
    moved = impl.to_device(batch, "meta")
    loss = F.cross_entropy(net(moved["X"]), moved["y"])
    loss.backward()
    return loss.detach(), [parameter.grad for parameter in net.parameters()]


Batch = namedtuple("Batch", ["image", "label"])
