import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from tutor.lab import case

KIND = "repair"


@case(points=2)
def softmax_once(impl, lab):
    y = lab.randint(0, 4, 6)
    everyday, far_apart = lab.randn(6, 4), 300 * lab.randn(6, 4)
    return [impl.loss_of(scores, y) for scores in (everyday, far_apart)]


@case(points=1)
def softmax_along_the_classes(impl, lab):
    return [impl.probabilities_of(lab.randn(*shape)) for shape in ((3, 4), (2, 3, 5))]


@case(points=1)
def a_loader_that_shuffles(impl, lab):
    X = lab.rand(43).cpu()
    loader = impl.shuffled_loader(TensorDataset(X), 8)
    first, second = ([batch[0] for batch in loader] for _ in range(2))
    return {
        "sizes": [len(batch) for batch in first],
        "sorted": torch.cat(first).sort().values,
        "in the order of the data": torch.equal(torch.cat(first), X),
        "twice the same order": torch.equal(torch.cat(first), torch.cat(second)),
    }


@case(points=2)
def steps_of_every_layer(impl, lab):
    shapes = {"dtype": torch.float64, "device": lab.device}
    net = nn.Sequential(nn.Linear(3, 4, **shapes), nn.Tanh(), nn.Linear(4, 1, **shapes))
    X, y = lab.randn(5, 3, dtype=torch.float64), lab.randn(5, 1, dtype=torch.float64)
    lab.fill(net, X)
    impl.train(net, torch.optim.SGD(net.parameters(), lr=0.1), X, y, 4)
    return [parameter.detach() for parameter in net.parameters()]


@case(points=1)
def pooling_of_negative_numbers(impl, lab):
    return [impl.max_pool(-0.5 - 3 * lab.rand(*shape)) for shape in ((1, 1, 3, 3), (2, 3, 6, 7))]


@case(points=1)
def the_first_batch(impl, lab):
    X, y = lab.randn(7, 2).cpu(), lab.randint(0, 9, 7).cpu()
    return list(impl.first_batch(DataLoader(TensorDataset(X, y), batch_size=3)))


@case(points=1)
def a_row_for_each_picture(impl, lab):
    return [impl.rows_of(lab.randn(*shape)) for shape in ((2, 16, 5, 5), (4, 16, 10, 10))]


@case(points=1)
def labels_before_show(impl, lab):
    plt = Plt()
    impl.draw(plt, [lab.number(), lab.number()])
    return plt.shown


class Plt:
    """Stands in for matplotlib.pyplot, and notes what can be seen when a figure is shown."""

    def __init__(self):
        self.shown, self.figure = [], {}

    def plot(self, *values, **_):
        self.figure["curve"] = list(values[-1])

    def xlabel(self, text, **_):
        self.figure["x"] = text

    def ylabel(self, text, **_):
        self.figure["y"] = text

    def show(self, **_):
        self.shown.append(self.figure)
        self.figure = {}
