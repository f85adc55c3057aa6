import itertools

import torch
from torch import nn

from tutor.lab import mistake, right


def build(
    in_ch=1, classes=10, kernel=7, bias=False, norm=True, relu=True, pool=True, first=1,
    widths=(64, 128, 256, 512), blocks=2, strided=0, head=None, end=(),
):  # fmt: skip
    """What `resnet18` builds, with parts that a mistake may exchange."""
    layers = [nn.Conv2d(in_ch, 64, kernel, stride=2, padding=kernel // 2, bias=bias)]
    layers += [nn.BatchNorm2d(64)] * norm + [nn.ReLU()] * relu
    layers += [nn.MaxPool2d(3, stride=2, padding=1)] * pool
    ci = 64
    for number, co in enumerate(widths):
        for place in range(blocks):
            stride = (2 if number else first) if place == strided else 1
            layers.append(Residual(ci, co, stride=stride))
            ci = co
    head = head or [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(ci, classes)]
    return nn.Sequential(*layers, *head, *end)


@right("resnet18")
class with_a_forward(nn.Module):
    def __init__(self, in_ch=1, classes=10):
        super().__init__()
        self.fc = nn.Linear(512, classes)  # registered first: the order is nobody's business
        self.layer4, self.layer3, self.layer2, self.layer1 = (
            nn.Sequential(Residual(ci, co, 2 if co > ci else 1), Residual(co, co))
            for ci, co in ((256, 512), (128, 256), (64, 128), (64, 64))
        )
        self.bn1 = nn.BatchNorm2d(64)
        self.conv1 = nn.Conv2d(in_ch, 64, 7, 2, 3, bias=False)
        self.pool = nn.MaxPool2d(3, 2, 1)

    def forward(self, X):
        X = self.pool(torch.relu(self.bn1(self.conv1(X))))
        X = self.layer4(self.layer3(self.layer2(self.layer1(X))))
        return self.fc(X.mean((2, 3)))


@right("resnet18")
def in_three_parts(in_ch=1, classes=10):
    net = nn.Sequential()
    stem = nn.Conv2d(in_ch, 64, 7, stride=2, padding=3, bias=False), nn.BatchNorm2d(64), nn.ReLU()
    net.add_module("stem", nn.Sequential(*stem, nn.MaxPool2d(3, 2, 1)))
    sizes = [64, 64, 64, 128, 128, 256, 256, 512, 512]
    pairs = list(itertools.pairwise(sizes))
    net.add_module("body", nn.Sequential(*(Residual(a, b, 1 + (a != b)) for a, b in pairs)))
    pool = nn.AdaptiveAvgPool2d((1, 1))
    net.add_module("head", nn.Sequential(pool, nn.Flatten(1), nn.Linear(512, classes)))
    return net


@mistake("resnet18")
def first_stage_halves(in_ch=1, classes=10):
    return build(in_ch, classes, first=2)


@mistake("resnet18")
def no_pooling(in_ch=1, classes=10):
    return build(in_ch, classes, pool=False)


@mistake("resnet18")
def stem_without_normalisation(in_ch=1, classes=10):
    return build(in_ch, classes, norm=False)


@mistake("resnet18")
def stem_with_a_bias(in_ch=1, classes=10):
    return build(in_ch, classes, bias=True)


@mistake("resnet18")
def stem_without_relu(in_ch=1, classes=10):
    return build(in_ch, classes, relu=False)


@mistake("resnet18")
def small_stem(in_ch=1, classes=10):
    return build(in_ch, classes, kernel=3)


@mistake("resnet18")
def one_block_a_stage(in_ch=1, classes=10):
    return build(in_ch, classes, blocks=1)


@mistake("resnet18")
def second_block_halves(in_ch=1, classes=10):
    return build(in_ch, classes, strided=1)


@mistake("resnet18")
def channels_never_double(in_ch=1, classes=10):
    return build(in_ch, classes, widths=(64, 64, 64, 64))


@mistake("resnet18")
def last_stage_missing(in_ch=1, classes=10):
    return build(in_ch, classes, widths=(64, 128, 256))


@mistake("resnet18")
def dense_for_one_size(in_ch=1, classes=10):
    return build(in_ch, classes, head=[nn.Flatten(), nn.Linear(512 * 49, classes)])


@mistake("resnet18")
def maximum_at_the_end(in_ch=1, classes=10):
    head = [nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(512, classes)]
    return build(in_ch, classes, head=head)


@mistake("resnet18")
def softmax_at_the_end(in_ch=1, classes=10):
    return build(in_ch, classes, end=[nn.Softmax(dim=1)])


@mistake("resnet18")
def ignores_the_channels(in_ch=1, classes=10):
    return build(1, classes)


@mistake("resnet18")
def ignores_the_classes(in_ch=1, classes=10):
    return build(in_ch, 10)
