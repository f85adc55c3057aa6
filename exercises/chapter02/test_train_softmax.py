import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["softmax", "logsumexp", "cross-entropy", "nn", "optim"])

SEEN = 80_000  # examples that a training run looks at, counting each as often as it comes


@case(points=1)
def one_image(impl, lab):
    return impl.net(some_bytes(lab, 1, 2, 3), lab.randn(6, 4), lab.randn(4))


@case(points=1)
def sure_of_many_images(impl, lab):
    # scores of several hundred: a softmax that lets exp overflow gives nan here
    return impl.net(some_bytes(lab, 5, 3, 2), 400 * lab.randn(6, 5), lab.randn(5))


@case(points=1)
def black_images(impl, lab):
    black = some_bytes(lab, 2, 2, 2) * 0
    return impl.net(black, lab.randn(4, 3), lab.randn(3))


@case(points=2)
def one_step(impl, lab):
    images, labels = some_bytes(lab, 6, 2, 3), lab.randint(0, 4, 6)
    return parameters(impl.train_softmax(images, labels, 4, epochs=1, lr=0.5, batch_size=6))


@case(points=2)
def six_steps(impl, lab):
    # five times the same example: whatever the order, batches of 2, 2 and 1, in two epochs
    images, labels = some_bytes(lab, 1, 2, 3), lab.randint(0, 4, 1)
    alike = images.expand(5, 2, 3), labels.expand(5)
    return parameters(impl.train_softmax(*alike, 4, epochs=2, lr=0.5, batch_size=2))


@case(points=3, training=True, seconds=30)
def learns_clothes(impl, lab):
    images, labels, epochs = lab.given
    return parameters(
        impl.train_softmax(
            images, labels, 10, epochs=epochs, lr=0.1, batch_size=64,
            report=lambda epoch, loss: lab.report(epoch, loss=loss),
        )
    )  # fmt: skip


def some_bytes(lab, *shape):
    return lab.randint(0, 256, shape, dtype=torch.uint8)


def parameters(trained):
    W, b = trained
    return W.detach(), b.detach()


@learns_clothes.given
def sorted_clothes(lab):
    train, test = lab.dataset("fashion_mnist", "train"), lab.dataset("fashion_mnist", "test")
    X, y = train.X[:8000], train.y[:8000]
    order = y.argsort(stable=True)  # as in a folder for each class: first all T-shirts, then ...
    images = (255 * X[order]).round().to(torch.uint8).squeeze(1)
    epochs = round(SEEN / len(y))
    return (images, y[order], epochs), (test.X.flatten(1), test.y)


@learns_clothes.judge
def judge_learning(seen, expected, lab):
    (mine, my_loss), (accuracy, loss) = measure(*seen, lab.kept), measure(*expected, lab.kept)
    # two right runs differ by their shuffling: five standard errors are 0.06 and a sixth
    if not my_loss <= 1.2 * loss or not mine >= accuracy - 0.06:
        raise Wrong("too_low", mine=mine, reference=accuracy, my_loss=my_loss, loss=loss)


def measure(W, b, held_out):
    """Accuracy and mean cross-entropy of the parameters on images that nobody trained on."""
    X, y = held_out
    if not (W.isfinite().all() and b.isfinite().all()):
        raise Wrong("not_finite")
    log_P = (X.double() @ W.double() + b.double()).log_softmax(1)
    hits = (log_P.argmax(1) == y).double().mean()
    return float(hits), float(-log_P[torch.arange(len(y)), y].mean())
