import torch
from torch import nn

from tutor.lab import mistake, right


class Block(nn.Module):
    """What `Residual` is, with parts that a mistake may exchange."""

    strides = (1, 0)  # which convolution has the stride
    bias, padding, kernel = False, 1, 1
    normalised, projected_stride = True, True

    def __init__(self, ci, co, stride=1):
        super().__init__()
        first, second = (stride if on else 1 for on in self.strides)
        p, bias = self.padding, self.bias
        self.conv1 = nn.Conv2d(ci, co, 3, stride=first, padding=p, bias=bias)
        self.bn1 = nn.BatchNorm2d(co)
        self.conv2 = nn.Conv2d(co, co, 3, stride=second, padding=p, bias=bias)
        self.bn2 = nn.BatchNorm2d(co)
        self.around = self.projects(ci, co, stride)
        if self.around:
            step, k = stride if self.projected_stride else 1, self.kernel
            self.conv3 = nn.Conv2d(ci, co, k, stride=step, padding=k // 2, bias=bias)
            if self.normalised:
                self.bn3 = nn.BatchNorm2d(co)

    def projects(self, ci, co, stride):
        return ci != co or stride != 1

    def skip(self, X):
        if not self.around:
            return X
        return self.bn3(self.conv3(X)) if self.normalised else self.conv3(X)

    def inner(self, X):
        return self.bn2(self.conv2(torch.relu(self.bn1(self.conv1(X)))))

    def forward(self, X):
        return torch.relu(self.inner(X) + self.skip(X))


@right("Residual")
class in_another_order(nn.Module):
    def __init__(self, ci, co, stride=1):
        super().__init__()
        self.bn3 = self.conv3 = None
        if (ci, stride) != (co, 1):
            self.bn3 = nn.BatchNorm2d(co)
            self.conv3 = nn.Conv2d(ci, co, kernel_size=1, stride=(stride, stride), bias=False)
        self.bn2, self.bn1 = nn.BatchNorm2d(co), nn.BatchNorm2d(co)
        self.conv2 = nn.Conv2d(co, co, 3, padding="same", bias=False)
        self.conv1 = nn.Conv2d(ci, co, 3, stride, 1, bias=False)

    def forward(self, X):
        Y = X if self.conv3 is None else self.bn3(self.conv3(X))  # the way around first
        inner = self.bn1(self.conv1(X)).clamp(min=0)
        return (self.bn2(self.conv2(inner)) + Y).clamp(min=0)


@right("Residual")
class from_parts(Block):
    def forward(self, X):
        relu = nn.ReLU()
        ways = torch.stack([self.inner(X), self.skip(X)])
        return relu(ways.sum(0))


@mistake("Residual")
class adds_after_the_last_relu(Block):
    def forward(self, X):
        return torch.relu(self.inner(X)) + self.skip(X)


@mistake("Residual")
class no_way_around(Block):
    def forward(self, X):
        return torch.relu(self.inner(X))


@mistake("Residual")
class no_last_relu(Block):
    def forward(self, X):
        return self.inner(X) + self.skip(X)


@mistake("Residual")
class no_relu_between(Block):
    def inner(self, X):
        return self.bn2(self.conv2(self.bn1(self.conv1(X))))


@mistake("Residual")
class relu_before_the_sum(Block):
    def forward(self, X):
        return torch.relu(torch.relu(self.inner(X)) + self.skip(X))


@mistake("Residual")
class skip_from_the_first_normalisation(Block):
    def forward(self, X):
        first = self.bn1(self.conv1(X))
        return torch.relu(self.bn2(self.conv2(torch.relu(first))) + first)


@mistake("Residual")
class one_normalisation_for_both(Block):
    def inner(self, X):
        return self.bn1(self.conv2(torch.relu(self.bn1(self.conv1(X)))))


@mistake("Residual")
class stride_in_the_second(Block):
    strides = (0, 1)


@mistake("Residual")
class stride_in_both(Block):
    strides = (1, 1)


@mistake("Residual")
class projection_without_stride(Block):
    projected_stride = False


@mistake("Residual")
class no_projection(Block):
    def projects(self, ci, co, stride):
        return False


@mistake("Residual")
class projection_only_for_channels(Block):
    def projects(self, ci, co, stride):
        return ci != co


@mistake("Residual")
class projection_always(Block):
    def projects(self, ci, co, stride):
        return True


@mistake("Residual")
class projection_without_normalisation(Block):
    normalised = False


@mistake("Residual")
class three_by_three_projection(Block):
    kernel = 3


@mistake("Residual")
class with_biases(Block):
    bias = True


@mistake("Residual")
class no_padding(Block):
    padding = 0


@mistake("Residual")
class concatenates(Block):
    def forward(self, X):
        return torch.relu(torch.cat([self.inner(X), self.skip(X)], dim=1))


@mistake("Residual")
class writes_into_the_input(Block):
    def forward(self, X):
        if self.around or X.requires_grad:
            return super().forward(X)
        X += self.inner(X).detach()
        return X.relu_()
