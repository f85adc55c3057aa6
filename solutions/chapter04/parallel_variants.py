from tutor.lab import mistake, right

Solved = Parallel


@right("Parallel")
class IntoAnEmptyTensor(nn.Module):
    def __init__(self, net1, net2, dim=1):
        super().__init__()
        self.dim = dim
        self.add_module("net1", net1)
        self.add_module("net2", net2)

    def forward(self, X):
        outputs = [net(X) for net in self.children()]
        if len(outputs) == 1:  # the same net twice is one child
            outputs *= 2
        return torch.concatenate(outputs, self.dim)


@right("Parallel")
class JoinedByTransposing(nn.Module):
    def __init__(self, net1, net2, dim=1):
        super().__init__()
        self.net1, self.net2, self.dim = net1, net2, dim

    def forward(self, X):
        parts = [net(X).transpose(0, self.dim) for net in (self.net1, self.net2)]
        return torch.vstack([part.contiguous() for part in parts]).transpose(0, self.dim)


@mistake("Parallel")
class OneAfterTheOther(Solved):
    def forward(self, X):
        Y = self.net1(X)
        return torch.cat((Y, self.net2(Y)), dim=self.dim)


@mistake("Parallel")
class OnlyTheLast(Solved):
    def forward(self, X):
        return self.net2(self.net1(X))


@mistake("Parallel")
class AlongTheBatch(Solved):
    def forward(self, X):
        return torch.cat((self.net1(X), self.net2(X)))


@mistake("Parallel")
class AlwaysTheColumns(Solved):
    def forward(self, X):
        return torch.cat((self.net1(X), self.net2(X)), dim=1)


@mistake("Parallel")
class InATuple(nn.Module):
    def __init__(self, net1, net2, dim=1):
        super().__init__()
        self.nets, self.dim = (net1, net2), dim

    def forward(self, X):
        return torch.cat([net(X) for net in self.nets], dim=self.dim)


@mistake("Parallel")
class OtherNames(nn.Module):
    def __init__(self, net1, net2, dim=1):
        super().__init__()
        self.nets, self.dim = nn.ModuleList([net1, net2]), dim

    def forward(self, X):
        return torch.cat([net(X) for net in self.nets], dim=self.dim)


@mistake("Parallel")
class WithoutSuper(Solved):
    def __init__(self, net1, net2, dim=1):
        self.net1, self.net2, self.dim = net1, net2, dim


@mistake("Parallel")
class Stacked(Solved):
    def forward(self, X):
        return torch.stack((self.net1(X), self.net2(X)), dim=self.dim)


@mistake("Parallel")
class Summed(Solved):
    def forward(self, X):
        return self.net1(X) + self.net2(X)


@mistake("Parallel")
class SecondFirst(Solved):
    def forward(self, X):
        return torch.cat((self.net2(X), self.net1(X)), dim=self.dim)


@mistake("Parallel")
class TheFirstTwice(Solved):
    def forward(self, X):
        return torch.cat((self.net1(X), self.net1(X)), dim=self.dim)


@mistake("Parallel")
class SecondWithoutGradients(Solved):
    def forward(self, X):
        return torch.cat((self.net1(X), self.net2(X).detach()), dim=self.dim)
