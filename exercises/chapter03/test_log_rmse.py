import torch

from tutor.lab import case


@case(points=2)
def one_house(impl, lab):
    y = prices(lab, 1)
    return impl.log_rmse(y * lab.number(1.2, 3), y)


@case(points=2)
def many_houses(impl, lab):
    y = prices(lab, 50)
    return impl.log_rmse(near(lab, y), y)


@case(points=2)
def a_column_of_predictions(impl, lab):
    y = prices(lab, 7)
    pred = near(lab, y)
    pairs = ((pred[:, None], y), (pred, y[:, None]), (pred[:, None], y[:, None]))
    return [impl.log_rmse(*pair) for pair in pairs]


@case(points=2)
def impossible_predictions(impl, lab):
    y = prices(lab, 6)
    scores = []
    for said in (lab.number(0.2, 0.8), 0.0, -lab.number(1e3, 1e5)):
        pred = near(lab, y)
        pred[lab.whole(0, 6)] = said
        scores.append(impl.log_rmse(pred, y))
    return scores


@case(points=1)
def small_prices(impl, lab):
    y = 2 + 8 * lab.rand(9, dtype=torch.float64)
    return impl.log_rmse(near(lab, y), y)


# a single-precision logarithm of 400,000 is right to 1e-6, and the errors are about 0.1
@case(points=1, rtol=1e-4)
def straight_from_a_net(impl, lab):
    y = lab.randint(50_000, 500_000, 5)  # whole numbers, as in the file
    pred = (y * (0.8 + 0.4 * lab.rand(5))).requires_grad_()
    before = pred.detach().clone()
    score = impl.log_rmse(pred[:, None], y)
    return {"score": score, "pred is as before": torch.equal(pred.detach(), before)}


def prices(lab, n):
    return 50_000 + 400_000 * lab.rand(n, dtype=torch.float64)


def near(lab, y):
    """Predictions that are up to 30 % off."""
    return y * (0.7 + 0.6 * lab.rand(len(y), dtype=torch.float64))
