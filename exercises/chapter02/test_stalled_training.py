import torch

from tutor.lab import Wrong, case

KIND = "repair"

SEEN = 80_000  # examples that a training run looks at, counting each as often as it comes


@case(points=2)
def what_the_loss_reads(impl, lab):
    net, images, _ = filled(impl, lab, 5)
    return net(images).softmax(dim=1).detach()  # whatever comes out, the loss takes it for scores


@case(points=2)
def loss_before_training(impl, lab):
    losses = []
    net, images, labels = filled(impl, lab, 5)
    impl.train(net, images, labels, 2, 0.0, 2, lambda epoch, loss: losses.append(float(loss)))
    return losses


@case(points=2)
def first_step(impl, lab):
    net, images, labels = filled(impl, lab, 6)
    before = parameters(net)
    impl.train(net, images, labels, 1, 0.5, 6)
    return {"before": before, "after": parameters(net)}


@first_step.judge
def judge_step(seen, expected, lab):
    mine, reference = step_of(seen), step_of(expected)
    if mine.shape != reference.shape:
        raise Wrong("other_net")
    if not mine.isfinite().all():
        raise Wrong("not_finite")
    if (mine - reference).norm() > 1e-3 * reference.norm():
        ratio = (mine.norm() / reference.norm()).item()
        cosine = mine @ reference / (mine.norm() * reference.norm()).clamp(min=1e-30)
        degrees = torch.rad2deg(torch.arccos(cosine.clamp(-1, 1))).item()
        raise Wrong("longer" if ratio > 1 else "shorter", ratio=ratio, degrees=degrees)


def step_of(observed):
    """How far all parameters moved, as one vector."""
    before, after = (torch.cat([p.double().flatten() for p in observed[k]]) for k in observed)
    return after - before


@case(points=1)
def scores_far_apart(impl, lab):
    losses = []
    net, images, labels = filled(impl, lab, 8)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter *= 1000
    impl.train(net, images, labels, 1, 0.0, 8, lambda epoch, loss: losses.append(float(loss)))
    return losses


@case(points=3, training=True, seconds=30)
def learns_clothes(impl, lab):
    images, labels, epochs = lab.given
    net = impl.Classifier(images[0].numel(), 10).to(lab.device)
    impl.train(
        net, images, labels, epochs, 0.1, 64,
        lambda epoch, loss: lab.report(epoch, loss=loss),
    )  # fmt: skip
    return parameters(net)


@learns_clothes.given
def clothes(lab):
    train, test = lab.dataset("fashion_mnist", "train"), lab.dataset("fashion_mnist", "test")
    X, y = train.X[:8000], train.y[:8000]
    return (X, y, round(SEEN / len(y))), (test.X.flatten(1), test.y)


@learns_clothes.judge
def judge_learning(seen, expected, lab):
    if [p.shape for p in seen] != [p.shape for p in expected]:
        raise Wrong("other_net")
    (mine, my_loss), (accuracy, loss) = measure(*seen, lab.kept), measure(*expected, lab.kept)
    # two right runs differ by their shuffling: five standard errors are 0.06 and a sixth
    if not my_loss <= 1.2 * loss or not mine >= accuracy - 0.06:
        raise Wrong("too_high", mine=my_loss, reference=loss, right=mine, accuracy=accuracy)


def measure(W, b, held_out):
    """Accuracy and mean cross-entropy of the linear layer on images that it has not seen."""
    X, y = held_out
    if not (W.isfinite().all() and b.isfinite().all()):
        raise Wrong("not_finite")
    log_p = (X.double() @ W.double().T + b.double()).log_softmax(1)
    hits = (log_p.argmax(1) == y).double().mean()
    return float(hits), float(-log_p[torch.arange(len(y)), y].mean())


def filled(impl, lab, n):
    """A net for images of 2 × 3 pixels and 4 classes, n images, and their labels."""
    images, labels = lab.randn(n, 1, 2, 3), lab.randint(0, 4, n)
    net = impl.Classifier(6, 4).to(lab.device)
    return lab.fill(net, images), images, labels


def parameters(net):
    return [parameter.detach().clone() for parameter in net.parameters()]
