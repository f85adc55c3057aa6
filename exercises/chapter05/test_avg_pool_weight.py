import torch.nn.functional as F

from tutor.lab import case


@case(points=1)
def one_channel(impl, lab):
    return impl.avg_pool_weight(1, lab.whole(2, 12))


@case(points=2)
def several_channels(impl, lab):
    return [impl.avg_pool_weight(lab.whole(2, 9), lab.whole(1, 5)) for _ in range(3)]


@case(points=2)
def as_a_layer(impl, lab):
    X = lab.randn(2, 3, 4, 6)
    return F.conv2d(X, impl.avg_pool_weight(3, 2).to(X.device), stride=2, groups=3)
