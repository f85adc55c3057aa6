import torch
import torch.nn.functional as F
from torch import nn

from tutor.lab import mistake, right


def build(
    in_ch, classes, scale, *, widths=(96, 256, 384, 384, 256), first=(11, 4, 1), second=2, pool=3,
    flat=5, relu=(True,) * 7, drop=nn.Dropout, p=0.5, order="dense relu drop", hidden=(4096, 4096),
    conv_drop=False, end=(), third=1,
):  # fmt: skip
    """What `AlexNet` builds, with parts that a mistake may exchange."""
    kernels = [(first[0], first[1], first[2]), (5, 1, second)] + [(3, 1, third)] * 3
    layers, ci = [], in_ch
    for place, (width, (k, s, padding)) in enumerate(zip(widths, kernels, strict=True)):
        layers.append(nn.Conv2d(ci, width // scale, k, stride=s, padding=padding))
        layers += [nn.ReLU()] * relu[place]
        layers += [nn.Dropout(0.5)] * (conv_drop and place == 4)
        layers += [nn.MaxPool2d(pool, 2)] * (place in (0, 1, 4))
        ci = width // scale
    layers.append(nn.Flatten())
    d = ci * flat * flat
    for place, width in enumerate(hidden):
        parts = {"dense": nn.Linear(d, width // scale), "drop": drop(p) if drop else None}
        parts["relu"] = nn.ReLU() if relu[5 + place] else None
        layers += [parts[name] for name in order.split() if parts[name] is not None]
        d = width // scale
    return nn.Sequential(*layers, nn.Linear(d, classes), *end)


@right("AlexNet")
class functional(nn.Module):
    def __init__(self, in_ch=1, classes=10, scale=1):
        super().__init__()
        widths = [w // scale for w in (96, 256, 384, 384, 256)]
        kernels = [(11, 4, 1), (5, 1, 2), (3, 1, 1), (3, 1, 1), (3, 1, 1)]
        self.head = nn.ModuleList([nn.Linear(4096 // scale, classes)])
        self.convs = nn.ModuleList(
            nn.Conv2d(ci, co, k, s, p)
            for ci, co, (k, s, p) in zip([in_ch, *widths[:-1]], widths, kernels, strict=True)
        )
        for d in (4096 // scale, 25 * widths[-1]):
            self.head.insert(0, nn.Linear(d, 4096 // scale))

    def forward(self, X):
        for place, conv in enumerate(self.convs):
            X = torch.relu(conv(X))
            if place in (0, 1, 4):
                X = F.max_pool2d(X, 3, stride=2)
        X = X.flatten(1)
        for dense in self.head[:2]:
            X = F.dropout(dense(X).relu(), training=self.training)
        return self.head[2](X)


@right("AlexNet")
def pools_before_relu(in_ch=1, classes=10, scale=1):
    layers = list(build(in_ch, classes, scale))
    for place in range(len(layers) - 1):
        if isinstance(layers[place + 1], nn.MaxPool2d):
            layers[place : place + 2] = layers[place + 1], layers[place]
    return nn.Sequential(*layers)


@mistake("AlexNet")
def three_by_three_first(in_ch=1, classes=10, scale=1):
    return build(
        in_ch, classes, scale, widths=(64, 192, 384, 256, 256), first=(3, 1, 1), flat=27,
        hidden=(1000, 4096), conv_drop=True,
    )  # fmt: skip


@mistake("AlexNet")
def widths_of_torchvision(in_ch=1, classes=10, scale=1):
    return build(
        in_ch, classes, scale, widths=(64, 192, 384, 256, 256), first=(11, 4, 2), flat=6,
        order="drop dense relu",
    )  # fmt: skip


@mistake("AlexNet")
def pools_two_by_two(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, pool=2, flat=6)


@mistake("AlexNet")
def pools_two_by_two_and_the_head_as_given(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, pool=2)


@mistake("AlexNet")
def no_padding_in_the_second(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, second=0, flat=4)


@mistake("AlexNet")
def no_padding_in_the_second_and_the_head_as_given(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, second=0)


@mistake("AlexNet")
def no_padding_in_the_last_three(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, third=0)


@mistake("AlexNet")
def no_padding_in_the_first(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, first=(11, 4, 0))


@mistake("AlexNet")
def padding_of_two_in_the_first(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, first=(11, 4, 2), flat=6)


@mistake("AlexNet")
def padding_of_two_in_the_first_and_the_head_as_given(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, first=(11, 4, 2))


@mistake("AlexNet")
def softmax_at_the_end(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, end=[nn.Softmax(dim=1)])


@mistake("AlexNet")
def relu_on_the_scores(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, end=[nn.ReLU()])


@mistake("AlexNet")
def no_dropout(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, drop=None)


@mistake("AlexNet")
def dropout_on_the_scores(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, end=[nn.Dropout(0.5)])


@mistake("AlexNet")
def dropout_after_a_convolution(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, conv_drop=True)


@mistake("AlexNet")
def dropout_before_the_dense_layers(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, order="drop dense relu")


@mistake("AlexNet")
def keeps_one_half_for_good(in_ch=1, classes=10, scale=1):
    class Always(nn.Module):
        def __init__(self, p):
            super().__init__()

        def forward(self, X):
            return F.dropout(X)

    return build(in_ch, classes, scale, drop=Always)


@mistake("AlexNet")
def no_relu_between_convolutions(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, relu=(True, True, False, False, True, True, True))


@mistake("AlexNet")
def no_relu_in_the_head(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, relu=(True,) * 5 + (False,) * 2)


@mistake("AlexNet")
def no_relu_in_the_convolutions(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, relu=(False,) * 5 + (True,) * 2)


@mistake("AlexNet")
def always_one_channel(in_ch=1, classes=10, scale=1):
    return build(1, classes, scale)


@mistake("AlexNet")
def one_dense_layer_short(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, hidden=(4096,))


@mistake("AlexNet")
def another_probability(in_ch=1, classes=10, scale=1):
    return build(in_ch, classes, scale, p=0.2)


@mistake("AlexNet")
def averages(in_ch=1, classes=10, scale=1):
    layers = build(in_ch, classes, scale)
    return nn.Sequential(
        *(nn.AvgPool2d(3, 2) if isinstance(m, nn.MaxPool2d) else m for m in layers)
    )


@mistake("AlexNet")
def normalises_the_batch(in_ch=1, classes=10, scale=1):
    layers = []
    for layer in build(in_ch, classes, scale):
        layers.append(layer)
        if isinstance(layer, nn.Conv2d):
            layers.append(nn.BatchNorm2d(layer.out_channels))
    return nn.Sequential(*layers)
