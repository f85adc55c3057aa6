import torch
from torch import nn

from tutor.lab import case


@case(points=3)
def a_block(impl, lab):
    net = filled(lab, impl.nin_block(2, 3, 3, 2, 1), 2, 7)
    return net(lab.randn(2, 2, 7, 8, dtype=torch.float64)).detach()


@case(points=2, constant=True)
def parameters(impl, lab):
    with torch.device("meta"):
        nets = [impl.nin(), impl.nin(3, 1000), impl.nin_block(2, 3, 5, 1, 2)]
    return [sum(p.numel() for p in net.parameters()) for net in nets]


@case(points=2, constant=True)
def stages(impl, lab):
    seen = []
    with torch.device("meta"):
        net = impl.nin()
        for part in net.modules():
            if isinstance(part, (nn.Conv2d, nn.MaxPool2d)):
                part.register_forward_hook(lambda m, X, Y: seen.append(tuple(Y.shape)))
        out = net(torch.empty(2, 1, 224, 224))
    return [*seen, tuple(out.shape)]


@case(points=2, seconds=30)
def scores(impl, lab):
    net = filled(lab, impl.nin(1, 4), 1, 80)
    net.eval()
    with torch.no_grad():
        return [net(lab.randn(2, 1, h, w, dtype=torch.float64)) for h, w in ((80, 80), (96, 112))]


@case(points=1, needs="scores", constant=True)
def dropout_in_training(impl, lab):
    net = impl.nin()
    drops = [m.p for m in net.modules() if isinstance(m, nn.Dropout)]
    X = torch.ones(1, 1, 80, 80)
    with torch.no_grad():
        net.train()
        differs = not torch.equal(net(X), net(X))
        net.eval()
        same = torch.equal(net(X), net(X))
    return {"drops": drops, "differs": differs, "same": same}


def filled(lab, net, channels, size):
    net = net.to(lab.device, torch.float64)
    example = torch.zeros(1, channels, size, size, dtype=torch.float64, device=lab.device)
    return lab.fill(net, example)
