import math

import torch.nn.functional as F

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["linalg-solve", "linalg-inverse"])


@case(points=2)
def one_step(impl, lab):
    X, Y = lab.given
    K, losses = impl.learn_kernel(X, Y, (1, 2), num_steps=1)
    return {"K": K, "losses": losses}


@case(points=2)
def loss_of_every_step(impl, lab):
    X, Y = lab.given
    K, losses = impl.learn_kernel(X, Y, (2, 2), num_steps=7)
    return {"K": K, "losses": losses}


@case(points=3, seeds=2, training=True)
def finds_the_edge_kernel(impl, lab):
    X, Y = lab.given
    K, losses = impl.learn_kernel(X, Y, (1, 2))
    for step, loss in enumerate(losses):
        lab.report(step, loss=loss)
    return {"K": K, "losses": losses}


@case(points=3, seeds=2, training=True)
def finds_any_kernel(impl, lab):
    X, Y = lab.given
    K, losses = impl.learn_kernel(X, Y, (3, 2))
    for step, loss in enumerate(losses):
        lab.report(step, loss=loss)
    return {"K": K, "losses": losses}


def corr2d(X, K):
    return F.conv2d(X[None, None], K[None, None])[0, 0]


def white_bar(lab):
    """A bar with both edges in the picture, somewhere in it; [1, -1] or [-1, 1] finds them."""
    left, brightness = lab.whole(1, 4), lab.number(0.9, 1.2)
    X = lab.tensor([[brightness * (left <= j < left + 4) for j in range(8)]]).repeat(6, 1)
    K = lab.tensor([lab.choice([[1.0, -1.0], [-1.0, 1.0]])])
    return X, corr2d(X, K), K


def noise(lab, shape):
    X, K = lab.randn(16, 15), lab.randn(*shape)
    return X, corr2d(X, K), K


@one_step.given
def a_bar(lab):
    X, Y, K = white_bar(lab)
    return (X, Y), (X, Y, K)


@loss_of_every_step.given
def a_small_kernel(lab):
    X, Y, K = noise(lab, (2, 2))
    return (X, Y), (X, Y, K)


@finds_the_edge_kernel.given
def another_bar(lab):
    X, Y, K = white_bar(lab)
    return (X, Y), (X, Y, K)


@finds_any_kernel.given
def a_larger_kernel(lab):
    X, Y, K = noise(lab, (3, 2))
    return (X, Y), (X, Y, K)


@one_step.judge
def goes_down(seen, expected, lab):
    X, Y, truth = lab.kept
    K = check_shape(seen["K"], truth)
    if not K.any():
        raise Wrong("stuck")
    before, after = loss_of(X, Y, K * 0), loss_of(X, Y, K)
    if after < before:
        return
    # from zeros, one step down the gradient g is K = -lr * g
    if (K * gradient(X, Y, K * 0)).sum() > 0:
        raise Wrong("uphill", before=before, after=after)
    raise Wrong("step_too_long", before=before, after=after)


@loss_of_every_step.judge
def honest_numbers(seen, expected, lab):
    X, Y, truth = lab.kept
    check_shape(seen["K"], truth)
    losses, count = seen["losses"], len(expected["losses"])
    if not isinstance(losses, list) or len(losses) != count:
        mine = len(losses) if hasattr(losses, "__len__") else 1
        raise Wrong("number_of_losses", mine=mine, reference=count)
    kinds = {type(loss).__name__ for loss in losses} - {"float"}
    if kinds:
        raise Wrong("no_floats", mine=kinds.pop())
    first, due = losses[0], loss_of(X, Y, truth * 0)
    if math.isclose(first, due * Y.numel(), rel_tol=1e-3):
        raise Wrong("sum_for_mean", mine=first, reference=due, places=Y.numel())
    if not math.isclose(first, due, rel_tol=1e-3):
        raise Wrong("first_loss", mine=first, reference=due)


@finds_the_edge_kernel.judge
@finds_any_kernel.judge
def found(seen, expected, lab):
    X, Y, truth = lab.kept
    K, losses = check_shape(seen["K"], truth), [float(loss) for loss in seen["losses"]]
    if len(losses) > 50:
        raise Wrong("too_many_steps", mine=len(losses))
    error = (K - truth).abs().max().item()
    if error < 0.05:
        return
    if not K.any():
        raise Wrong("stuck")
    explain_curve(X, Y, losses)
    raise Wrong("not_there_yet", error=error, loss=loss_of(X, Y, K), first=losses[0])


def explain_curve(X, Y, losses):
    """Raise for a curve that rises: because gradients pile up, from the start, or later."""
    first, second, third = losses[:3]
    if not second < first:
        raise Wrong("diverged", first=first, second=second, third=third)
    turn = next((t for t in range(len(losses) - 1) if not losses[t + 1] <= losses[t]), None)
    if turn is None:
        return
    low, high = losses[turn], max(losses[turn:])
    if not high <= 1.5 * low:
        reason = "gradients_pile_up" if piles_up(X, Y, losses) else "rises_again"
        raise Wrong(reason, low=low, at=turn, high=high)


def piles_up(X, Y, losses):
    """Whether the losses are those of steps along the sum of all gradients so far.

    The second loss tells the learning rate r: loss(-r g) = loss(0) - r |g|^2 + r^2 c.
    """
    h, w = X.shape[0] - Y.shape[0] + 1, X.shape[1] - Y.shape[1] + 1
    zero = X.new_zeros(h, w)
    g = gradient(X, Y, zero)
    b, c = g.square().sum().item(), corr2d(X, g).square().mean().item()
    inside = b * b - 4 * c * (losses[0] - losses[1])
    if not inside >= 0:
        return False
    for rate in ((b - math.sqrt(inside)) / (2 * c), (b + math.sqrt(inside)) / (2 * c)):
        K, total = zero, zero
        for loss in losses[:6]:
            if not math.isclose(loss_of(X, Y, K), loss, rel_tol=1e-2, abs_tol=1e-4):
                break
            total = total + gradient(X, Y, K)
            K = K - rate * total
        else:
            return True
    return False


def check_shape(K, truth):
    if K.shape != truth.shape:
        raise Wrong("kernel_shape", mine=tuple(K.shape), reference=tuple(truth.shape))
    return K.float()


def loss_of(X, Y, K):
    return (corr2d(X, K) - Y).square().mean().item()


def gradient(X, Y, K):
    """Of the loss: the image correlated with the error."""
    error = corr2d(X, K) - Y
    return 2 / Y.numel() * corr2d(X, error)
