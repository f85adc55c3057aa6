import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["autograd", "cross-entropy"])


@case(points=2)
def loss_of_one(impl, lab):
    loss, _ = impl.softmax_ce(*one_example(lab))
    return loss


@case(points=2)
def gradient_of_one(impl, lab):
    _, do = impl.softmax_ce(*one_example(lab))
    return do


@case(points=2)
def loss_of_many(impl, lab):
    return [impl.softmax_ce(*examples)[0] for examples in several(lab)]


@case(points=3)
def gradient_of_many(impl, lab):
    return [impl.softmax_ce(*examples)[1] for examples in several(lab)]


@case(points=1)
def scores_stay_as_they_are(impl, lab):
    o, y = lab.randn(3, 4), lab.randint(0, 3, 3)
    loss, do = impl.softmax_ce(o, y)
    return {"loss": loss, "do": do, "o": o, "y": y}


def one_example(lab):
    """Three classes, and the last of them is right."""
    return 2 * lab.randn(1, 3, dtype=torch.float64), lab.tensor([2])


def several(lab):
    """Batches of other shapes, square ones too, in which the last class does not occur."""
    return [
        (3 * lab.randn(n, q, dtype=torch.float64), lab.randint(0, q - 1, n))
        for n, q in ((5, 3), (4, 4), (2, 6), (3, 2))
    ]
