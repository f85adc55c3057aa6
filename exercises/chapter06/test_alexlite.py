import torch
from torch import nn

from tutor.lab import Wrong, case

SEEN, BATCH, LR = 16_000, 64, 2e-3  # examples that the training looks at, counting repetitions
BUDGET = 300_000


@case(points=2)
def scores(impl, lab):
    classes, n = lab.whole(3, 9), lab.whole(2, 6)
    net = impl.AlexLite(classes).to(lab.device).eval()
    with torch.no_grad():
        return net(lab.rand(n, 1, 28, 28)).shape


@case(points=2, constant=True, needs="scores")
def within_the_budget(impl, lab):
    net = impl.AlexLite()
    return {
        "numbers": sum(p.numel() for p in net.parameters()),
        "convolutions": sum(p.dim() == 4 for p in net.parameters()),
        "dense": sum(p.dim() == 2 for p in net.parameters()),
    }


@within_the_budget.judge
def judge_budget(seen, expected, lab):
    if seen["convolutions"] < 3:
        raise Wrong("few_convolutions", mine=seen["convolutions"])
    if seen["dense"] < 2:
        raise Wrong("few_dense_layers", mine=seen["dense"])
    if not 1000 < seen["numbers"] <= BUDGET:
        raise Wrong("over_budget", mine=seen["numbers"])


@case(points=2, constant=True, needs="scores")
def dropout_while_training(impl, lab):
    net, images = impl.AlexLite().to(lab.device), lab.rand(8, 1, 28, 28)
    with torch.no_grad():
        trained = [net.train()(images) for _ in range(2)]
        tested = [net.eval()(images) for _ in range(2)]
    P, ones = tested[0], torch.ones(8, device=lab.device)
    return {
        "differs_in_training": not torch.equal(*trained),
        "same_in_evaluation": torch.equal(*tested),
        "scores": not any(torch.allclose(Q.sum(1), ones, atol=1e-4) for Q in (P, P.exp())),
    }


@case(points=4, training=True, seconds=40, needs="within_the_budget")
def learns_clothes(impl, lab):
    X, y, test_X, epochs = lab.given
    torch.manual_seed(lab.seed)
    net = impl.AlexLite().to(lab.device)
    optimizer = torch.optim.Adam(net.parameters(), lr=LR)
    net.train()
    step = 0
    for _ in range(epochs):
        for rows in torch.randperm(len(y)).split(BATCH):
            scores = net(X[rows].to(lab.device))
            loss = nn.functional.cross_entropy(scores, y[rows].to(lab.device))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
            if step % 5 == 0:
                lab.report(step, loss=loss.item())
    with torch.no_grad():
        return net.eval()(test_X.to(lab.device))


@learns_clothes.given
def clothes(lab):
    train, test = lab.dataset("fashion_mnist", "train"), lab.dataset("fashion_mnist", "test")
    X, y = train.X[:8000], train.y[:8000]
    return (X, y, test.X[:2000], round(SEEN / len(y))), test.y[:2000]


@learns_clothes.judge
def judge_learning(seen, expected, lab):
    mine, reference = (share_right(o, lab.kept) for o in (seen, expected))
    if not mine >= reference - 0.1:  # two right runs differ by their order and first weights
        raise Wrong("asleep" if mine < 0.2 else "too_low", mine=mine, reference=reference)


def share_right(scores, y):
    return float((scores.cpu().argmax(1) == y).double().mean())
