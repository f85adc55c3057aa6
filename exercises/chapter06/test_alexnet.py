import torch
from torch.overrides import TorchFunctionMode

from tutor.lab import case


@case(points=1)
def scores(impl, lab):
    n, classes = lab.whole(2, 4), lab.whole(3, 9)
    net = impl.AlexNet(3, classes, scale=32).to(lab.device).eval()
    return net(lab.randn(n, 3, 224, 224)).shape


@case(points=3)
def stages(impl, lab):
    classes = lab.whole(3, 9)
    net = impl.AlexNet(1, classes, scale=16).to(lab.device).eval()
    images = lab.randn(1, 1, 224, 224)
    with Watch("conv2d", "max_pool2d", "avg_pool2d", "linear") as watch:
        raised = lab.raises(lambda: net(images))
    return watch.seen, raised


@case(points=2)
def values(impl, lab):
    images = lab.randn(1, 2, 224, 224, dtype=torch.float64)
    net = impl.AlexNet(2, 5, 16).to(lab.device, torch.float64).eval()
    return lab.fill(net, images)(images).detach()


@case(points=2)
def dropout(impl, lab):
    net = impl.AlexNet(1, 4, scale=lab.choice([16, 32])).to(lab.device)
    images, seen = lab.randn(lab.whole(2, 9), 1, 224, 224), []
    for training in (True, False):
        with Watch("dropout", "dropout2d") as watch:
            net.train(training)(images)
        # switched off, or not called at all, is the same
        seen.append([entry for entry in watch.seen if entry[-1]])
    return seen


@case(points=2, constant=True, needs="values")
def full_size_on_meta(impl, lab):
    with torch.device("meta"):
        net = impl.AlexNet()
        shapes = sorted(list(p.shape) for p in net.parameters())
        return sum(p.numel() for p in net.parameters()), shapes


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
