import torch
from torch import nn

from tutor.lab import mistake, right


class Block(nn.Module):
    """What `DenseBlock` is, with parts that a mistake may exchange."""

    bias = False

    def __init__(self, n, ci, g):
        super().__init__()
        self.ci, self.g, self.n = ci, g, n
        self.keep([nn.Sequential(*self.layer(self.takes(i))) for i in range(n)])

    def keep(self, layers):
        self.layers = nn.ModuleList(layers)

    def takes(self, i):
        return self.ci + i * self.g

    def layer(self, c):
        return [nn.BatchNorm2d(c), nn.ReLU(), self.conv(c)]

    def conv(self, c):
        return nn.Conv2d(c, self.g, 3, padding=1, bias=self.bias)

    def joined(self, X, Y):
        return torch.cat([X, Y], dim=1)

    def forward(self, X):
        for layer in self.layers:
            X = self.joined(X, layer(X))
        return X


def step(ci, co, norm=True, relu=True, kernel=1, pool=None, pool_first=False):
    """What `transition` is, with parts that a mistake may exchange."""
    conv = nn.Conv2d(ci, co, kernel, padding=kernel // 2, bias=False)
    layers = [nn.BatchNorm2d(ci)] * norm + [nn.ReLU()] * relu + [conv]
    pool = pool or nn.AvgPool2d(2)
    return nn.Sequential(*([pool, *layers] if pool_first else [*layers, pool]))


@right("DenseBlock", "transition")
class collected_in_a_list:
    class DenseBlock(nn.Module):
        def __init__(self, n, ci, g):
            super().__init__()
            self.n = n
            for i in reversed(range(n)):  # the last one is registered first
                setattr(self, f"conv{i}", nn.Conv2d(ci + i * g, g, 3, 1, 1, bias=False))
                setattr(self, f"norm{i}", nn.BatchNorm2d(ci + i * g))

        def forward(self, X):
            maps = [X]
            for i in range(self.n):
                seen = getattr(self, f"norm{i}")(torch.cat(maps, 1)).clamp(min=0)
                maps.append(getattr(self, f"conv{i}")(seen))
            return torch.cat(maps, 1)

    class transition(nn.Module):
        def __init__(self, ci, co):
            super().__init__()
            self.mix, self.norm = nn.Conv2d(ci, co, 1, bias=False), nn.BatchNorm2d(ci)

        def forward(self, X):
            # a 1 x 1 convolution and a mean may change places: both are linear
            return self.mix(torch.nn.functional.avg_pool2d(torch.relu(self.norm(X)), 2))


@mistake("DenseBlock")
class adds_instead(Block):
    def takes(self, i):
        return self.ci

    def conv(self, c):
        return nn.Conv2d(c, c, 3, padding=1, bias=False)

    def joined(self, X, Y):
        return X + Y


@mistake("DenseBlock")
class sees_only_the_input(Block):
    def takes(self, i):
        return self.ci

    def forward(self, X):
        return torch.cat([X, *(layer(X) for layer in self.layers)], dim=1)


@mistake("DenseBlock")
class sees_only_the_last(Block):
    def takes(self, i):
        return self.g if i else self.ci

    def forward(self, X):
        maps = [X]
        for layer in self.layers:
            maps.append(layer(maps[-1]))
        return torch.cat(maps, dim=1)


@mistake("DenseBlock")
class convolution_first(Block):
    def layer(self, c):
        return [self.conv(c), nn.BatchNorm2d(self.g), nn.ReLU()]


@mistake("DenseBlock")
class relu_first(Block):
    def layer(self, c):
        return [nn.ReLU(), nn.BatchNorm2d(c), self.conv(c)]


@mistake("DenseBlock")
class new_ones_in_front(Block):
    def joined(self, X, Y):
        return torch.cat([Y, X], dim=1)


@mistake("DenseBlock")
class hands_back_only_the_new(Block):
    def forward(self, X):
        return super().forward(X)[:, self.ci :]


@mistake("DenseBlock")
class hands_back_only_the_last(Block):
    def forward(self, X):
        return super().forward(X)[:, -self.g :]


@mistake("DenseBlock")
class no_relu(Block):
    def layer(self, c):
        return [nn.BatchNorm2d(c), self.conv(c)]


@mistake("DenseBlock")
class layers_with_biases(Block):
    bias = True


@mistake("DenseBlock")
class shared_layer_sizes(Block):
    def keep(self, layers):
        self.layers = [layer.double() for layer in layers]


@mistake("DenseBlock")
class writes_into_the_input(Block):
    def layer(self, c):
        class Into(nn.Module):
            def __init__(self):
                super().__init__()
                self.norm = nn.BatchNorm2d(c)

            def forward(self, X):
                Y = torch.relu(self.norm(X))
                if X.shape[1] == 2 and not X.requires_grad:
                    X.data.copy_(Y.detach()[:, :2])
                return Y

        return [Into(), self.conv(c)]


@mistake("transition")
def maximum_in_the_transition(ci, co):
    return step(ci, co, pool=nn.MaxPool2d(2))


@mistake("transition")
def transition_keeps_the_size(ci, co):
    return step(ci, co, pool=nn.AvgPool2d(2, stride=1))


@mistake("transition")
def transition_without_normalisation(ci, co):
    return step(ci, co, norm=False)


@mistake("transition")
def transition_without_relu(ci, co):
    return step(ci, co, relu=False)


@mistake("transition")
def three_by_three_in_the_transition(ci, co):
    return step(ci, co, kernel=3)


@mistake("transition")
def pools_first_in_the_transition(ci, co):
    return step(ci, co, pool_first=True)
