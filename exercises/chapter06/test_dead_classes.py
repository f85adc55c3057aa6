import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def one_batch(impl, lab):
    dead = sorted(lab.shuffled(range(7))[: lab.whole(1, 5)])
    return impl.dead_classes(Scores(7, dead).to(lab.device), [batch(lab, 9)])


@case(points=3, seeds=2)
def alive_in_one_batch(impl, lab):
    # by image number; the batches are 0 to 4, 5 to 9, and 10 and 11
    kinds = [[], [], [lab.whole(0, 5)], [lab.whole(5, 10)], [11], [1, 6, 10], range(12)]
    net = Rarely(lab.shuffled(kinds)).to(lab.device)
    batches = [batch(lab, n, first=start) for n, start in ((5, 0), (5, 5), (2, 10))]
    return impl.dead_classes(net, iter(batches))


@case(points=1, constant=True)
def all_alive(impl, lab):
    return impl.dead_classes(Scores(4, []).to(lab.device), [batch(lab, 6), batch(lab, 1)])


@case(points=2)
def dropout_plays_no_part(impl, lab):
    dead = sorted(lab.shuffled(range(6))[:2])
    net = nn.Sequential(Scores(6, dead), nn.Dropout(0.9)).to(lab.device)
    found = impl.dead_classes(net, [batch(lab, 3)])
    left_in = net.training
    net.eval()
    again = impl.dead_classes(net, [batch(lab, 3)])
    return {"found": found, "training": left_in, "again": again, "evaluating": net.training}


@case(points=2)
def no_graph(impl, lab):
    recorded = []
    net = Scores(50, sorted(lab.shuffled(range(50))[:9])).to(lab.device)
    net.register_forward_hook(lambda m, X, Y: recorded.append(Y.requires_grad))
    return {"dead": impl.dead_classes(net, [batch(lab, 4), batch(lab, 2)]), "graph": recorded}


def batch(lab, n, first=0):
    X = lab.rand(n, 1, 2, 2) + 0.5
    X[:, 0, 0, 0] = torch.arange(first, first + n)  # the image's number
    return X, lab.randint(0, 3, n)


class Scores(nn.Module):
    """Positive scores, but for the dead classes."""

    def __init__(self, q, dead):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(q))
        with torch.no_grad():
            self.scale[dead] = 0.0

    def forward(self, X):
        return X[:, 0, 1].mean(1, keepdim=True) * self.scale


class Rarely(nn.Module):
    """Class j has a score above 0 for the images whose numbers are in kinds[j], and no others."""

    def __init__(self, kinds):
        super().__init__()
        table = torch.zeros(12, len(kinds))
        for j, numbers in enumerate(kinds):
            table[list(numbers), j] = 0.25
        self.table = nn.Parameter(table)

    def forward(self, X):
        return self.table[X[:, 0, 0, 0].round().long()]
