import torch
from torch.overrides import TorchFunctionMode

from tutor.lab import case

VGG11 = ((1, 64), (1, 128), (2, 256), (2, 512), (2, 512))
VGG16 = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512))


@case(points=1)
def block_of_one(impl, lab):
    return run(lab, impl.vgg_block(1, 2, 3), lab.randn(1, 2, 4, 6, dtype=torch.float64))


@case(points=2)
def block_of_several(impl, lab):
    X = lab.randn(2, 3, 9, 6, dtype=torch.float64, requires_grad=True)  # an odd row is left over
    Y = run(lab, impl.vgg_block(3, 3, 5), X)
    (gradient,) = torch.autograd.grad(Y.square().sum(), X)
    return Y.detach(), gradient


@case(points=2)
def a_small_net(impl, lab):
    net = impl.VGG(((1, 4), (2, 6)), 2, 3, 16, 8)
    return run(lab, net, lab.randn(2, 2, 16, 16, dtype=torch.float64)).detach()


@case(points=2)
def stages(impl, lab):
    c = lab.whole(3, 9)
    net = impl.VGG(((2, c), (1, 2 * c), (3, 5)), size=48, hidden=lab.whole(20, 60))
    net = net.to(lab.device).eval()
    with Watch("conv2d", "max_pool2d", "avg_pool2d", "linear") as watch:
        raised = lab.raises(lambda: net(lab.randn(1, 1, 48, 48)))
    return watch.seen, raised


@case(points=1)
def dropout(impl, lab):
    net = impl.VGG(((1, 3),), size=8, hidden=lab.whole(5, 20)).to(lab.device)
    images, seen = lab.randn(lab.whole(2, 9), 1, 8, 8), []
    for training in (True, False):
        with Watch("dropout", "dropout2d") as watch:
            net.train(training)(images)
        seen.append([entry for entry in watch.seen if entry[-1]])
    return seen


@case(points=2, constant=True, needs="a_small_net")
def full_sizes_on_meta(impl, lab):
    with torch.device("meta"):
        nets = impl.VGG(VGG11), impl.VGG(VGG16, in_ch=3, classes=1000)
        return [sum(p.numel() for p in net.parameters()) for net in nets]


class Watch(TorchFunctionMode):
    """Notes the shape that leaves each function of the given names, as a layer or called."""

    def __init__(self, *names):
        super().__init__()
        self.names, self.seen = names, []

    def __torch_function__(self, func, types, args=(), kwargs=None):
        Y = func(*args, **(kwargs or {}))
        name = getattr(func, "__name__", "")
        if name.startswith("dropout") and name in self.names:
            given = dict(zip(("input", "p", "training"), args, strict=False)) | (kwargs or {})
            p, training = given.get("p", 0.5), given.get("training", True)
            self.seen.append([name, list(Y.shape), float(p), bool(training)])
        elif name in self.names:
            self.seen.append([name, list(Y.shape)])
        return Y


def run(lab, net, X):
    net = net.to(lab.device, torch.float64).eval()
    return lab.fill(net, X.detach())(X)
