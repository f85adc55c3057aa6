from torch import nn

from tutor.lab import mistake, right


def stack(ci, co, kernel, stride, padding, behind=2, inner=True, last=True, one=1):
    """What `nin_block` is, with parts that a mistake may exchange."""
    layers = [nn.Conv2d(ci, co, kernel, stride=stride, padding=padding)]
    for _ in range(behind):
        layers += [nn.ReLU()] * inner
        k = kernel if one is None else one
        layers.append(nn.Conv2d(co, co, k, padding=k // 2))
    return nn.Sequential(*layers, *[nn.ReLU()] * last)


def net(in_ch, classes, pool=3, padding=0, drop=0.5, maps=None, head=None, end=()):
    """What `nin` is, with parts that a mistake may exchange."""
    layers, ci = [], in_ch
    for co, k, s, p in ((96, 11, 4, padding), (256, 5, 1, 2), (384, 3, 1, 1)):
        layers += [nin_block(ci, co, k, s, p), nn.MaxPool2d(pool, stride=2)]
        ci = co
    layers += [nn.Dropout(drop)] * (drop > 0) + [nin_block(384, maps or classes, 3, 1, 1)]
    head = [nn.AdaptiveAvgPool2d(1), nn.Flatten()] if head is None else head
    return nn.Sequential(*layers, *head, *end)


@right("nin_block", "nin")
class written_out:
    class nin_block(nn.Module):
        def __init__(self, ci, co, kernel, stride, padding):
            super().__init__()
            self.mix = nn.ModuleList(nn.Conv2d(co, co, 1) for _ in range(2))
            self.look = nn.Conv2d(ci, co, kernel, stride, padding)

        def forward(self, X):
            X = self.look(X).clamp(min=0)
            for conv in self.mix:
                X = conv(X).clamp(min=0)
            return X

    class nin(nn.Module):
        def __init__(self, in_ch=1, classes=10):
            super().__init__()
            sizes = (in_ch, 96, 11, 4, 0), (96, 256, 5, 1, 2), (256, 384, 3, 1, 1)
            self.last = nin_block(384, classes, 3, 1, 1)
            self.blocks = nn.ModuleList(nin_block(*size) for size in sizes)
            self.pool, self.drop = nn.MaxPool2d(3, 2), nn.Dropout()

        def forward(self, X):
            for block in self.blocks:
                X = self.pool(block(X))
            return self.last(self.drop(X)).mean((2, 3))


@mistake("nin_block")
def no_relu_between(*sizes):
    return stack(*sizes, inner=False)


@mistake("nin_block")
def no_relu_at_the_end(*sizes):
    return stack(*sizes, last=False)


@mistake("nin_block")
def one_layer_behind(*sizes):
    return stack(*sizes, behind=1)


@mistake("nin_block")
def kernels_in_all(*sizes):
    return stack(*sizes, one=None)


@mistake("nin")
def dense_head(in_ch=1, classes=10):
    head = [nn.Flatten(), nn.Linear(classes * 25, classes)]
    return net(in_ch, classes, head=head)


@mistake("nin")
def maps_of_five(in_ch=1, classes=10):
    return net(in_ch, classes, head=())


@mistake("nin")
def pooling_of_two(in_ch=1, classes=10):
    return net(in_ch, classes, pool=2)


@mistake("nin")
def padding_in_the_first(in_ch=1, classes=10):
    return net(in_ch, classes, padding=2)


@mistake("nin")
def no_dropout(in_ch=1, classes=10):
    return net(in_ch, classes, drop=0)


@mistake("nin")
class sums_at_the_end(nn.Module):
    def __init__(self, in_ch=1, classes=10):
        super().__init__()
        self.body = net(in_ch, classes, head=())

    def forward(self, X):
        return self.body(X).sum((2, 3))


@mistake("nin")
def softmax_at_the_end(in_ch=1, classes=10):
    return net(in_ch, classes, end=[nn.Softmax(dim=1)])


@mistake("nin")
def classes_through_384(in_ch=1, classes=10):
    end = [nn.Linear(384, classes)]
    return net(in_ch, classes, maps=384, end=end)
