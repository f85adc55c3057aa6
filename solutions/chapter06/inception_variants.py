import torch
import torch.nn.functional as F
from torch import nn

from tutor.lab import mistake, right


class Block(nn.Module):
    """What `Inception` is, with parts that a mistake may exchange."""

    five, wide = 5, 2
    narrow = True

    def __init__(self, ci, c1, c2, c3, c4):
        super().__init__()
        self.b1 = nn.Conv2d(ci, c1, 1)
        if self.narrow:
            self.b2a, self.b3a = nn.Conv2d(ci, c2[0], 1), nn.Conv2d(ci, c3[0], 1)
        n2, n3 = (c2[0], self.third(ci, c2, c3)) if self.narrow else (ci, ci)
        self.b2b = nn.Conv2d(n2, c2[1], 3, padding=1)
        self.b3b = nn.Conv2d(n3, c3[1], self.five, padding=self.wide)
        self.b4 = nn.Conv2d(ci, c4, 1)

    def third(self, ci, c2, c3):
        return c3[0]

    def inner(self, Y):
        return torch.relu(Y)

    def pool(self, X):
        return F.max_pool2d(X, 3, stride=1, padding=1)

    def two(self, X):
        return self.b2b(self.inner(self.b2a(X)) if self.narrow else X)

    def three(self, X):
        return self.b3b(self.inner(self.b3a(X)) if self.narrow else X)

    def four(self, X):
        return self.b4(self.pool(X))

    def last(self, Y):
        return torch.relu(Y)

    def branches(self, X):
        ways = self.b1, self.two, self.three, self.four
        return [self.last(way(X)) for way in ways]

    def join(self, maps):
        return torch.cat(maps, dim=1)

    def forward(self, X):
        return self.join(self.branches(X))


@right("Inception")
class relu_at_once(Block):
    def forward(self, X):
        narrow = [self.b2a(X).clamp(min=0), self.b3a(X).clamp(min=0)]
        wide = self.b1(X), self.b2b(narrow[0]), self.b3b(narrow[1]), self.b4(self.pool(X))
        return torch.hstack(wide).relu_()


@right("Inception")
class written_into_place(nn.Module):
    def __init__(self, ci, c1, c2, c3, c4):
        super().__init__()
        self.b4 = nn.Conv2d(ci, c4, kernel_size=(1, 1))
        self.b3b = nn.Conv2d(c3[0], c3[1], 5, padding="same")
        self.b2b = nn.Conv2d(c2[0], c2[1], 3, padding="same")
        for name, c in (("b3a", c3[0]), ("b2a", c2[0]), ("b1", c1)):
            setattr(self, name, nn.Conv2d(ci, c, 1))

    def forward(self, X):
        framed = F.pad(X, (1, 1, 1, 1), value=float("-inf"))
        maxima = framed.unfold(2, 3, 1).unfold(3, 3, 1).amax((-2, -1))
        parts = [self.b1(X), self.b2b(F.relu(self.b2a(X))), self.b3b(F.relu(self.b3a(X)))]
        parts.append(self.b4(maxima))
        Y = X.new_empty(len(X), sum(p.shape[1] for p in parts), *X.shape[2:])
        start = 0
        for part in parts:
            Y[:, start : start + part.shape[1]] = F.relu(part)
            start += part.shape[1]
        return Y


@mistake("Inception")
class pool_with_its_own_stride(Block):
    def pool(self, X):
        return F.max_pool2d(X, 3, padding=1)


@mistake("Inception")
class pool_without_padding(Block):
    def pool(self, X):
        return F.max_pool2d(X, 3, stride=1)


@mistake("Inception")
class zeros_around_the_pooling(Block):
    def pool(self, X):
        return F.max_pool2d(F.pad(X, (1, 1, 1, 1)), 3, stride=1)


@mistake("Inception")
class means_for_maxima(Block):
    def pool(self, X):
        return F.avg_pool2d(X, 3, stride=1, padding=1)


@mistake("Inception")
class wide_without_padding(Block):
    wide = 1


@mistake("Inception")
class along_the_batch(Block):
    def join(self, maps):
        return torch.cat(maps, dim=0)


@mistake("Inception")
class adds_the_branches(Block):
    def join(self, maps):
        return sum(maps)


@mistake("Inception")
class another_order(Block):
    def join(self, maps):
        return torch.cat(maps[::-1], dim=1)


@mistake("Inception")
class largest_of_the_branches(Block):
    def join(self, maps):
        return torch.stack(maps).amax(0)


@mistake("Inception")
class no_relu_inside(Block):
    def inner(self, Y):
        return Y


@mistake("Inception")
class no_relu_at_the_end(Block):
    def last(self, Y):
        return Y


@mistake("Inception")
class relu_on_the_pooling_only(Block):
    def branches(self, X):
        ways = self.b1, self.two, self.three
        return [*(self.last(way(X)) for way in ways), self.b4(torch.relu(self.pool(X)))]


@mistake("Inception")
class five_by_five_reads_three(Block):
    def __init__(self, ci, c1, c2, c3, c4):
        super().__init__(ci, c1, c2, c3, c4)
        self.b3a = nn.Conv2d(c2[1], c3[0], 1)

    def three(self, X):
        return self.b3b(self.inner(self.b3a(self.last(self.two(X)))))


@mistake("Inception")
class convolution_before_pooling(Block):
    def four(self, X):
        return self.pool(self.b4(X))


@mistake("Inception")
class without_narrowing(Block):
    narrow = False


@mistake("Inception")
class threes_for_the_five(Block):
    five, wide = 3, 1
