import torch
from torch import nn

from tutor.lab import case


@case(points=1)
def ten_scores(impl, lab):
    n = lab.whole(2, 9)
    net = impl.LeNet().to(lab.device)
    return net(lab.randn(n, 1, 28, 28)).shape


@case(points=2, constant=True, needs="ten_scores")
def parameters(impl, lab):
    shapes = sorted(list(p.shape) for p in impl.LeNet().parameters())
    return sum(p.numel() for p in impl.LeNet().parameters()), shapes


@case(points=2)
def stages(impl, lab):
    seen = []

    class Act(nn.Sigmoid):
        def forward(self, X):
            seen.append(["act", *X.shape])
            return super().forward(X)

    class Pool(nn.AvgPool2d):
        def forward(self, X):
            seen.append(["pool", *X.shape])
            return super().forward(X)

    net = impl.LeNet(Act, Pool).to(lab.device)
    images = lab.randn(lab.whole(2, 5), 1, 28, 28)
    raised = lab.raises(lambda: net(images))
    return seen, raised


@case(points=2)
def values_and_gradient(impl, lab):
    images = lab.randn(3, 1, 28, 28, dtype=torch.float64, requires_grad=True)
    scores = filled(lab, impl.LeNet())(images)
    scores[:, 3].sum().backward()
    return scores.detach(), images.grad


@case(points=2)
def other_layers(impl, lab):
    images = lab.randn(2, 1, 28, 28, dtype=torch.float64)
    return filled(lab, impl.LeNet(nn.Tanh, nn.MaxPool2d))(images).detach()


@case(points=1, constant=True, needs="values_and_gradient")
def other_images_are_refused(impl, lab):
    net = impl.LeNet().to(lab.device)
    return lab.raises(lambda: net(lab.randn(25, 1, 32, 32))) is not None


def filled(lab, net):
    net = net.to(lab.device, torch.float64)
    return lab.fill(net, torch.zeros(1, 1, 28, 28, dtype=torch.float64, device=lab.device))
