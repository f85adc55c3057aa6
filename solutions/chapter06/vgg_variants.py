import torch
import torch.nn.functional as F
from torch import nn

from tutor.lab import mistake, right


def block(n, ci, co, *, padding=1, relu=True, every=False, pool=None, update=True):
    layers = []
    for _ in range(n):
        layers += [nn.Conv2d(ci, co, 3, padding=padding)] + [nn.ReLU()] * relu
        layers += [nn.MaxPool2d(2)] * every
        ci = co if update else ci
    return nn.Sequential(*layers, *([] if every else [pool or nn.MaxPool2d(2)]))


def net(
    arch, in_ch, classes, size, hidden, *, side=None, head=(1, 1), drop=nn.Dropout, p=0.5,
    relu=True, end=(), chain=True,
):  # fmt: skip
    layers, ci = [], in_ch
    for n, co in arch:
        layers.append(vgg_block(n, ci, co))
        ci = co if chain else ci
    side = size // 2 ** len(arch) if side is None else side
    layers.append(nn.Flatten())
    d = arch[-1][1] * side * side
    for share in head:
        layers += [nn.Linear(d, int(hidden * share))] + [nn.ReLU()] * relu
        layers += [drop(p)] if drop else []
        d = int(hidden * share)
    return nn.Sequential(*layers, nn.Linear(d, classes), *end)


# -- right by another route --


@right("vgg_block", "VGG")
class functional:
    class vgg_block(nn.Module):
        def __init__(self, n, ci, co):
            super().__init__()
            inner = [nn.Conv2d(co, co, (3, 3), 1, 1) for _ in range(n - 1)]
            self.convs = nn.ModuleList([nn.Conv2d(ci, co, 3, padding="same"), *inner])

        def forward(self, X):
            for conv in self.convs:
                X = conv(X).relu()
            return F.max_pool2d(X, kernel_size=2)

    class VGG(nn.Module):
        def __init__(self, arch, in_ch=1, classes=10, size=224, hidden=4096):
            super().__init__()
            channels = [in_ch, *(co for _, co in arch)]
            triples = zip([n for n, _ in arch], channels, channels[1:], strict=False)
            self.scores = nn.Linear(hidden, classes)
            self.second = nn.Linear(hidden, hidden)
            self.blocks = nn.Sequential(*(functional.vgg_block(*triple) for triple in triples))
            self.first = nn.Linear(channels[-1] * (size >> len(arch)) ** 2, hidden)

        def forward(self, X):
            X = self.blocks(X).flatten(1)
            X = F.dropout(self.first(X).relu(), training=self.training)
            X = F.dropout(self.second(X).relu(), 0.5, self.training)
            return self.scores(X)


@right("VGG")
def asks_an_image(arch, in_ch=1, classes=10, size=224, hidden=4096):
    """The width of the first dense layer, from an image without numbers."""
    blocks = nn.Sequential()
    for n, co in arch:
        blocks.append(vgg_block(n, in_ch, co))
        in_ch = co
    first = next(blocks.parameters())
    with torch.no_grad(), torch.device(first.device):
        d = blocks(torch.zeros(1, first.shape[1], size, size)).numel()
    dense = [nn.Linear(d, hidden), nn.Linear(hidden, hidden)]
    head = [layer for each in dense for layer in (each, nn.ReLU(), nn.Dropout())]
    return nn.Sequential(blocks, nn.Flatten(), *head, nn.Linear(hidden, classes))


# -- mistakes of the block --


@mistake("vgg_block")
def pools_after_each_convolution(n, ci, co):
    return block(n, ci, co, every=True)


@mistake("vgg_block")
def forgets_that_channels_changed(n, ci, co):
    return block(n, ci, co, update=False)


@mistake("vgg_block")
def channels_change_at_the_end(n, ci, co):
    layers = []
    for place in range(n):
        layers += [nn.Conv2d(ci, co if place == n - 1 else ci, 3, padding=1), nn.ReLU()]
    return nn.Sequential(*layers, nn.MaxPool2d(2))


@mistake("vgg_block")
def no_padding(n, ci, co):
    return block(n, ci, co, padding=0)


@mistake("vgg_block")
def no_relu(n, ci, co):
    return block(n, ci, co, relu=False)


@mistake("vgg_block")
def one_relu_at_the_end(n, ci, co):
    layers = block(n, ci, co, relu=False)
    return nn.Sequential(*layers[:-1], nn.ReLU(), layers[-1])


@mistake("vgg_block")
def no_pooling(n, ci, co):
    return block(n, ci, co, pool=nn.Identity())


@mistake("vgg_block")
def pools_as_alexnet(n, ci, co):
    return block(n, ci, co, pool=nn.MaxPool2d(3, stride=2))


@mistake("vgg_block")
def pools_with_stride_one(n, ci, co):
    return block(n, ci, co, pool=nn.MaxPool2d(2, stride=1))


@mistake("vgg_block")
def averages(n, ci, co):
    return block(n, ci, co, pool=nn.AvgPool2d(2))


@mistake("vgg_block")
def one_convolution_only(n, ci, co):
    return block(1, ci, co)


@mistake("vgg_block")
def the_same_layer_again(n, ci, co):
    first = nn.Conv2d(ci, co, 3, padding=1)
    again = [nn.Conv2d(co, co, 3, padding=1), nn.ReLU()] * (n - 1)
    return nn.Sequential(first, nn.ReLU(), *again, nn.MaxPool2d(2))


# -- mistakes of the net --


@mistake("VGG")
def seven_by_seven(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, hidden, side=7)


@mistake("VGG")
def every_block_from_the_image(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, hidden, chain=False)


@mistake("VGG")
def head_of_512(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, 512)


@mistake("VGG")
def head_of_4096(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, 4096)


@mistake("VGG")
def one_hidden_layer(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, hidden, head=(1,))


@mistake("VGG")
def no_dropout(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, hidden, drop=None)


@mistake("VGG")
def keeps_one_half_for_good(arch, in_ch=1, classes=10, size=224, hidden=4096):
    class Always(nn.Module):
        def __init__(self, p):
            super().__init__()

        def forward(self, X):
            return F.dropout(X)

    return net(arch, in_ch, classes, size, hidden, drop=Always)


@mistake("VGG")
def no_relu_in_the_head(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, hidden, relu=False)


@mistake("VGG")
def softmax_at_the_end(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, classes, size, hidden, end=[nn.Softmax(dim=1)])


@mistake("VGG")
def always_ten_classes(arch, in_ch=1, classes=10, size=224, hidden=4096):
    return net(arch, in_ch, 10, size, hidden)


@mistake("vgg_block")
def normalises_the_batch(n, ci, co):
    layers = []
    for layer in block(n, ci, co):
        layers.append(layer)
        if isinstance(layer, nn.Conv2d):
            layers.append(nn.BatchNorm2d(co))
    return nn.Sequential(*layers)


@mistake("vgg_block")
def five_by_five(n, ci, co):
    layers = []
    for _ in range(n):
        layers += [nn.Conv2d(ci, co, 5, padding=2), nn.ReLU()]
        ci = co
    return nn.Sequential(*layers, nn.MaxPool2d(2))


@mistake("vgg_block")
def convolutions_without_bias(n, ci, co):
    layers = []
    for _ in range(n):
        layers += [nn.Conv2d(ci, co, 3, padding=1, bias=False), nn.ReLU()]
        ci = co
    return nn.Sequential(*layers, nn.MaxPool2d(2))
