import math

import torch
from torch import nn

from tutor.lab import Wrong, case


@case(points=2)
def one_batch(impl, lab):
    net = classifier(lab)
    return numbers(impl.evaluate(net, batches(lab, 6)))


@case(points=2)
def short_last_batch(impl, lab):
    net = classifier(lab)
    return [numbers(impl.evaluate(net, batches(lab, *sizes))) for sizes in ((4, 4, 1), (5, 5, 2))]


@case(points=1)
def batches_come_once(impl, lab):
    net = classifier(lab)
    return numbers(impl.evaluate(net, iter(batches(lab, 3, 2))))


@case(points=1)
def sure_and_wrong(impl, lab):
    P = torch.full((3, 4), 1e-30, dtype=torch.float64, device=lab.device)
    P[1, 1] *= lab.number(1, 9)
    P[:, 0] = 1 - P[:, 1:].sum(1)
    y = lab.tensor([0, 1, 0])  # in the middle, what the net held for all but impossible happened
    unlikely = impl.evaluate(nn.Identity(), [(P, y)])
    impossible = impl.evaluate(nn.Identity(), [(P.round(), y)])
    return numbers(unlikely), numbers(impossible)


@case(points=2)
def evaluation_mode(impl, lab):
    net = classifier(lab, HalfWhileTraining())
    return numbers(impl.evaluate(net.train(), batches(lab, 4, 4)))


@case(points=1)
def mode_is_restored(impl, lab):
    net, data = classifier(lab), batches(lab, 3)
    measured, modes = [], []
    for training in (True, False):
        measured.append(numbers(impl.evaluate(net.train(training), data)))
        modes.append(net.training)
    return measured, modes


@case(points=1)
def no_graph(impl, lab):
    watch = Watch()
    measured = numbers(impl.evaluate(classifier(lab, watch), batches(lab, 3, 2)))
    return measured, watch.recording


@sure_and_wrong.judge
def judge_surprise(seen, expected, lab):
    (unlikely, accuracy), (impossible, same) = seen
    (reference, share), _ = expected
    if math.isnan(unlikely) or math.isnan(impossible):
        raise Wrong("not_a_number")
    for mine in (accuracy, same):
        if not math.isclose(mine, share, abs_tol=1e-6):
            raise Wrong("accuracy", mine=mine, reference=share)
    if not math.isclose(unlikely, reference, rel_tol=1e-6):
        raise Wrong("surprise", mine=unlikely, reference=reference)
    if impossible != math.inf:
        raise Wrong("impossible", mine=impossible)


class HalfWhileTraining(nn.Module):
    """Dropout whose dice always fall the same way: while training, every other score is 0."""

    def forward(self, scores):
        if not self.training:
            return scores
        even = torch.arange(scores.shape[1], device=scores.device) % 2 == 0
        return torch.where(even, 2 * scores, 0)


class Watch(nn.Module):
    """Notes whether a graph is recorded when it is used."""

    def __init__(self):
        super().__init__()
        self.recording = []

    def forward(self, scores):
        self.recording.append(scores.requires_grad)
        return scores


def classifier(lab, middle=None, d=4, q=3):
    """A linear layer, `middle`, and a softmax."""
    layers = nn.Linear(d, q, dtype=torch.float64), middle or nn.Identity(), nn.Softmax(dim=1)
    net = nn.Sequential(*layers).to(lab.device)
    return lab.fill(net, torch.ones(1, d, dtype=torch.float64, device=lab.device))


def batches(lab, *sizes, d=4, q=3):
    return [(lab.randn(b, d, dtype=torch.float64), lab.randint(0, q, b)) for b in sizes]


def numbers(measured):
    loss, accuracy = measured
    return float(loss), float(accuracy)
