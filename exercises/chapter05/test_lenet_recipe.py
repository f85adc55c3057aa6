import torch
from torch import nn

from tutor.lab import Wrong, case

UPDATES, BATCH = 400, 64
WEIGHTS = [[6, 1, 5, 5], [10, 84], [16, 6, 5, 5], [84, 120], [120, 400]]
AWAKE = 0.75  # of the reference's accuracy; a recipe that is stuck has a seventh of it


@case(points=2)
def norms_of_two_layers(impl, lab):
    net, X, y = small(lab)
    return impl.gradient_norms(net, X, y)


@case(points=1)
def norms_of_a_convolution(impl, lab):
    layers = nn.Conv2d(1, 2, 3), nn.Sigmoid(), nn.Flatten(), nn.Linear(8, 3)
    net = nn.Sequential(*layers).to(lab.device, torch.float64)
    X, y = lab.randn(6, 1, 4, 4, dtype=torch.float64), lab.randint(0, 3, 6)
    return impl.gradient_norms(lab.fill(net, X), X, y)


@case(points=1)
def nothing_is_disturbed(impl, lab):
    net, X, y = small(lab)
    net[0].weight.grad = lab.randn(5, 4, dtype=torch.float64)
    norms = impl.gradient_norms(net, X, y)
    left = [None if p.grad is None else p.grad.clone() for p in net.parameters()]
    return norms, left, [p.detach() for p in net.parameters()]


@case(points=2, constant=True)
def still_a_lenet(impl, lab):
    net, optimizer = impl.recipe()
    net = net.to(lab.device)
    steered = {id(p) for group in optimizer.param_groups for p in group["params"]}
    with torch.no_grad():
        scores = net.eval()(torch.rand(2, 1, 28, 28, device=lab.device))
    return {
        "weights": sorted(list(p.shape) for p in net.parameters() if p.dim() > 1),
        "numbers": sum(p.numel() for p in net.parameters()),
        "steered": all(id(p) in steered for p in net.parameters()),
        "shape": list(scores.shape),
        "probabilities": torch.allclose(scores.exp().sum(1), torch.ones_like(scores[:, 0]))
        or torch.allclose(scores.sum(1), torch.ones_like(scores[:, 0])),
    }


@still_a_lenet.judge
def judge_net(seen, expected, lab):
    if seen["weights"] != WEIGHTS or seen["numbers"] > 63_000:
        raise Wrong("other_net", mine=seen["numbers"])
    if seen["shape"] != [2, 10]:
        raise Wrong("other_shape", mine=seen["shape"])
    if seen["probabilities"] is not False:
        raise Wrong("probabilities")
    if seen["steered"] is not True:
        raise Wrong("other_parameters")


@case(points=4, training=True, seconds=40, needs="still_a_lenet")
def learns_in_400_steps(impl, lab):
    X, y, test_X = lab.given
    torch.manual_seed(lab.seed)
    net, optimizer = impl.recipe()
    net.to(lab.device).train()
    step = 0
    while step < UPDATES:
        for rows in torch.randperm(len(y)).split(BATCH):
            if len(rows) < BATCH or step == UPDATES:
                continue
            scores = net(X[rows].to(lab.device))
            labels = y[rows].to(lab.device)
            loss = nn.functional.cross_entropy(scores, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            if step % 10 == 0:
                hits = (scores.argmax(1) == labels).float().mean().item()
                lab.report(step, loss=loss.item(), train=hits)
    with torch.no_grad():
        scores = net.eval()(test_X.to(lab.device))
    rates = [float(group["lr"]) for group in optimizer.param_groups]
    kinds = {type(module).__name__ for module in net.modules()}
    return {
        "scores": scores,
        "lr": max(rates),
        "sgd": type(optimizer).__name__ == "SGD",
        "sigmoid": "Sigmoid" in kinds,
        "normalised": any("Norm" in kind for kind in kinds),
    }


@learns_in_400_steps.given
def clothes(lab):
    train, test = lab.dataset("fashion_mnist", "train"), lab.dataset("fashion_mnist", "test")
    return (train.X[:8000], train.y[:8000], test.X[:2000]), test.y[:2000]


@learns_in_400_steps.judge
def judge_learning(seen, expected, lab):
    mine, reference = (share_right(o["scores"], lab.kept) for o in (seen, expected))
    if mine >= AWAKE * reference:
        return
    told = {"mine": mine, "reference": reference, "lr": seen["lr"]}
    if mine > 0.2:
        raise Wrong("halfway", **told)
    if not seen["sigmoid"] or not seen["sgd"] or seen["normalised"]:
        raise Wrong("dead", **told)
    if seen["lr"] < 0.9:
        raise Wrong("smaller_steps", **told)
    raise Wrong("larger_steps" if seen["lr"] > 0.9 else "stuck", **told)


def share_right(scores, y):
    return float((scores.cpu().argmax(1) == y).double().mean())


def small(lab):
    net = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3))
    X, y = lab.randn(7, 4, dtype=torch.float64), lab.randint(0, 3, 7)
    return lab.fill(net.to(lab.device, torch.float64), X), X, y
