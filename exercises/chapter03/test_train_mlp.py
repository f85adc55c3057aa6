import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["nn", "optim"])

SEEN = 80_000  # examples that a training run looks at, counting each as often as it comes


@case(points=2, constant=True)
def a_good_start(impl, lab):
    torch.manual_seed(lab.seed)
    params = impl.init_params(60, 40, 50)
    again = impl.init_params(60, 40, 50)
    leaves = [p.is_leaf and p.requires_grad for p in params]
    return [p.detach() for p in params], leaves, bool((params[0] == again[0]).all())


@a_good_start.judge
def judge_start(seen, expected, lab):
    params, leaves, repeated = seen
    for mine, reference in zip(params, expected[0], strict=True):
        if mine.shape != reference.shape or mine.dtype != reference.dtype:
            raise Wrong("form", mine=tuple(mine.shape), reference=tuple(reference.shape))
    if not all(leaves):
        raise Wrong("no_leaf")
    W1, b1, W2, b2 = params
    if not W1.any() or not W2.any():
        raise Wrong("zero_weights")
    rank = int(torch.linalg.matrix_rank(W1.double()))
    if rank < 40:
        raise Wrong("equal_units", rank=rank)
    for name, W in (("W1", W1), ("W2", W2)):
        mean, std = W.double().mean().item(), W.double().std().item()
        if abs(mean) > 0.2 * std:
            raise Wrong("off_centre", name=name, mean=mean)
        if not 0.0085 < std < 0.0115:
            raise Wrong("spread", name=name, std=std)
    if b1.any() or b2.any():
        raise Wrong("biases")
    if repeated:
        raise Wrong("repeated")


@case(points=2)
def scores(impl, lab):
    return impl.net(lab.randn(5, 3), parameters(lab, 3, 6, 4)).detach()


@case(points=2)
def one_step(impl, lab):
    X, y, params = lab.randn(6, 3), lab.randint(0, 4, 6), parameters(lab, 3, 5, 4)
    impl.train(params, X, y, epochs=1, lr=0.5, batch_size=6)
    return after(params)


@case(points=1)
def six_steps(impl, lab):
    # five times the same example: whatever the order, batches of 2, 2 and 1, in two epochs
    X, y = lab.randn(1, 3).expand(5, 3), lab.randint(0, 4, 1).expand(5)
    # small ones: a net that is sure already hardly moves, and five steps look like six
    params = [(0.3 * p.detach()).requires_grad_() for p in parameters(lab, 3, 5, 4)]
    impl.train(params, X, y, epochs=2, lr=0.2, batch_size=2)
    return after(params)


@case(points=3, training=True, seconds=40)
def learns_clothes(impl, lab):
    X, y, epochs = lab.given
    params = [p.detach().to(lab.device).requires_grad_() for p in impl.init_params(784, 128, 10)]
    impl.train(
        params, X, y, epochs, 0.3, 64,
        report=lambda epoch, loss: lab.report(epoch, loss=loss),
    )  # fmt: skip
    return [p.detach() for p in params]


@learns_clothes.given
def sorted_clothes(lab):
    train, test = lab.dataset("fashion_mnist", "train"), lab.dataset("fashion_mnist", "test")
    X, y = train.X[:8000].flatten(1), train.y[:8000]
    order = y.argsort(stable=True)  # as in a folder for each class
    return (X[order], y[order], round(SEEN / len(y))), (test.X.flatten(1), test.y)


@learns_clothes.judge
def judge_learning(seen, expected, lab):
    (mine, my_loss), (accuracy, loss) = measure(seen, lab.kept), measure(expected, lab.kept)
    # softmax regression is at 1.6 times the reference's loss on the drawn clothes
    if not my_loss <= 1.35 * loss or not mine >= accuracy - 0.06:
        raise Wrong("too_low", mine=mine, reference=accuracy, my_loss=my_loss, loss=loss)


def measure(params, held_out):
    """Accuracy and mean cross-entropy of the parameters on images that nobody trained on."""
    X, y = held_out
    if not all(p.isfinite().all() for p in params):
        raise Wrong("not_finite")
    W1, b1, W2, b2 = (p.double() for p in params)
    log_P = ((X.double() @ W1 + b1).clamp(min=0) @ W2 + b2).log_softmax(1)
    hits = (log_P.argmax(1) == y).double().mean()
    return float(hits), float(-log_P[torch.arange(len(y)), y].mean())


def parameters(lab, d, h, q):
    return [lab.randn(*shape, requires_grad=True) for shape in ((d, h), (h,), (h, q), (q,))]


def after(params):
    """The parameters, and whether their gradients are gone."""
    clear = [p.grad is None or not p.grad.any() for p in params]
    return [p.detach() for p in params], clear
