import torch
from torch import nn

from tutor.lab import Wrong, case

SEEN = 16_000  # examples that the training run looks at, counting each as often as it comes


@case(points=1)
def one_step(impl, lab):
    net = classifier(lab)
    rows = impl.fit(net, batches(lab, 6), batches(lab, 5), 1, 0.5)
    return numbers(rows), parameters(net)


@case(points=2)
def batches_of_different_sizes(impl, lab):
    net = classifier(lab)
    rows = impl.fit(net, batches(lab, 4, 4, 1), batches(lab, 5, 2, 2), 1, 0.5)
    return numbers(rows), parameters(net)


@case(points=2)
def three_epochs(impl, lab):
    reports = []
    net, data, test = classifier(lab), batches(lab, 4, 4), batches(lab, 6, 6)
    rows = impl.fit(net, data, test, 3, 0.5, lambda *told: reports.append(told))
    told = [[int(epoch), *numbers([row])] for epoch, row in reports]
    return numbers(rows), parameters(net), told


@case(points=2)
def training_and_evaluation_mode(impl, lab):
    observed = []
    for came_in in (False, True):
        watch = Watch()
        net = classifier(lab, watch).train(came_in)
        rows = impl.fit(net, batches(lab, 4, 4), batches(lab, 6), 2, 0.5)
        observed.append((watch.seen, numbers(rows), parameters(net)))
    return observed


@case(points=1)
def when_it_gets_worse(impl, lab):
    # the test's labels are what the net says at first; training teaches it the next class each
    net = classifier(lab)
    X = lab.randn(8, 4, dtype=torch.float64)
    y = net(X).argmax(1)
    rows = impl.fit(net, [(X, (y + 1) % 3)], [(X, y)], 6, 1.0)
    return numbers(rows)


@case(points=2, training=True, seconds=30)
def learns_clothes(impl, lab):
    X, y, valid, test_X, epochs = lab.given
    torch.manual_seed(lab.seed)
    net = lenet().to(lab.device)
    impl.fit(
        net, Shuffled(X, y, 64), [valid], epochs, 0.1,
        lambda epoch, row: lab.report(epoch, loss=row[0], train=row[1], test=row[2]),
    )  # fmt: skip
    with torch.no_grad():
        return net.eval()(test_X.to(lab.device))


@learns_clothes.given
def clothes(lab):
    train, test = lab.dataset("fashion_mnist", "train"), lab.dataset("fashion_mnist", "test")
    X, y = train.X[:8000], train.y[:8000]
    half = min(len(test) // 2, 1000)
    valid = test.X[:half], test.y[:half]
    return (X, y, valid, test.X[half:], round(SEEN / len(y))), test.y[half:]


@learns_clothes.judge
def judge_learning(seen, expected, lab):
    mine, reference = (share_right(o, lab.kept) for o in (seen, expected))
    if not mine >= reference - 0.1:  # two right runs differ by their shuffling
        raise Wrong("too_low", mine=mine, reference=reference)


def share_right(scores, y):
    return float((scores.cpu().argmax(1) == y).double().mean())


class Watch(nn.Module):
    """Doubles and halves in turn, but while training; and notes how it was used."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def forward(self, scores):
        self.seen.append([len(scores), self.training, scores.requires_grad])
        if not self.training:
            return scores
        even = torch.arange(scores.shape[1], device=scores.device) % 2 == 0
        return torch.where(even, 2 * scores, scores / 2)


class Shuffled:
    """Batches in a new order each time."""

    def __init__(self, X, y, batch_size):
        self.X, self.y, self.batch_size = X, y, batch_size

    def __iter__(self):
        for rows in torch.randperm(len(self.y)).split(self.batch_size):
            yield self.X[rows], self.y[rows]


def classifier(lab, middle=None, d=4, q=3):
    net = nn.Sequential(nn.Linear(d, q, dtype=torch.float64), middle or nn.Identity())
    lab.fill(net.to(lab.device), torch.ones(1, d, dtype=torch.float64, device=lab.device))
    if middle is not None:
        middle.seen.clear()
    return net


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Tanh(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.Tanh(), nn.Linear(120, 84), nn.Tanh(), nn.Linear(84, 10),
    )  # fmt: skip


def batches(lab, *sizes, d=4, q=3):
    # on the CPU, wherever the net is
    pairs = [(lab.randn(b, d, dtype=torch.float64), lab.randint(0, q, b)) for b in sizes]
    return [(X.cpu(), y.cpu()) for X, y in pairs]


def numbers(rows):
    return [[float(value) for value in row] for row in rows]


def parameters(net):
    return [parameter.detach().clone() for parameter in net.parameters()]
