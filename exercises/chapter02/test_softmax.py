import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["softmax", "logsumexp"])


@case(points=2)
def one_row(impl, lab):
    return impl.softmax(lab.randn(1, 3, dtype=torch.float64))


@case(points=1)
def more_rows_than_columns(impl, lab):
    return [impl.softmax(lab.randn(*shape)) for shape in ((5, 3), (4, 1), (2, 6))]


@case(points=1)
def as_many_rows_as_columns(impl, lab):
    return impl.softmax(lab.randn(4, 4, dtype=torch.float64))


@case(points=2)
def large_scores(impl, lab):
    # exp overflows above 88.7 in float32 and above 709.8 in float64, and is 0 far below zero
    return [
        impl.softmax(lab.randn(1, 4, dtype=dtype) + shift)
        for dtype, shift in (
            (torch.float32, 100),
            (torch.float64, 10_000),
            (torch.float64, -10_000),
        )
    ]


@case(points=1)
def rows_far_apart(impl, lab):
    heights = lab.tensor([[0.0], [-1000.0], [2000.0]], dtype=torch.float64)
    return impl.softmax(lab.randn(3, 4, dtype=torch.float64) + heights)


@case(points=1)
def only_one_class_possible(impl, lab):
    X = torch.full((3, 5), -torch.inf, dtype=torch.float64, device=lab.device)
    X[torch.arange(3), lab.randint(0, 5, 3)] = lab.randn(3, dtype=torch.float64)
    return impl.softmax(X)


@case(points=1)
def scores_stay_as_they_are(impl, lab):
    X = lab.randn(3, 4)
    return impl.softmax(X), X


@case(points=1)
def gradient_flows_back(impl, lab):
    X = lab.randn(3, 4, dtype=torch.float64, requires_grad=True)
    (impl.softmax(X) * lab.randn(3, 4, dtype=torch.float64)).sum().backward()
    return X.grad
