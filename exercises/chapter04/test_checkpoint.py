import torch
from torch import nn

from tutor.lab import case


@case(points=2)
def weights_come_back(impl, lab):
    X, y = data(lab)
    run = build(lab, X)
    train(run, X, y, epochs=2)
    impl.save_ckpt(lab.path("run.pt"), *run, 1)
    other = build(lab, X, bigger=2)
    impl.load_ckpt(lab.path("run.pt"), *other)
    return dict(other[0].state_dict())


@case(points=1)
def next_epoch(impl, lab):
    run, epoch = build(lab, data(lab)[0]), lab.whole(3, 90)
    impl.save_ckpt(lab.path("run.pt"), *run, epoch)
    return impl.load_ckpt(lab.path("run.pt"), *run)


@case(points=1)
def momentum_goes_on(impl, lab):
    X, y = data(lab)
    run = build(lab, X, noise=False)
    train(run, X, y, epochs=1, batch=12)
    impl.save_ckpt(lab.path("run.pt"), *run, 0)
    other = build(lab, X, noise=False, bigger=2)
    impl.load_ckpt(lab.path("run.pt"), *other)
    before = other[0][0].weight.detach().clone()
    train(other, X, y, epochs=1, batch=12)
    return other[0][0].weight.detach() - before


@case(points=1)
def schedule_goes_on(impl, lab):
    X, y = data(lab)
    run = build(lab, X)
    train(run, X, y, epochs=lab.choice([1, 2, 4, 5]))
    impl.save_ckpt(lab.path("run.pt"), *run, 1)
    other = build(lab, X)
    impl.load_ckpt(lab.path("run.pt"), *other)
    rates = []
    for _ in range(4):
        rates.append(other[1].param_groups[0]["lr"])
        train(other, X, y, epochs=1)
    return rates


@case(points=1)
def chance_goes_on(impl, lab):
    run = build(lab, data(lab)[0])
    torch.rand(lab.whole(1, 9))
    impl.save_ckpt(lab.path("run.pt"), *run, 0)
    torch.rand(3)  # whatever happens until somebody loads the file
    impl.load_ckpt(lab.path("run.pt"), *run)
    return torch.rand(4)


@case(points=3)
def resumed_in_a_new_process(impl, lab):
    X, y = data(lab)
    run = build(lab, X)
    losses = train(run, X, y, epochs=2)
    impl.save_ckpt(lab.path("run.pt"), *run, 1)
    return losses, lab.restart(go_on, X, y)


@case(points=1, constant=True, needs="weights_come_back")
def plain_data_only(impl, lab):
    run = build(lab, data(lab)[0])
    impl.save_ckpt(lab.path("run.pt"), *run, 0)
    return lab.raises(lambda: torch.load(lab.path("run.pt"), weights_only=True))


def go_on(impl, lab, X, y):
    """What the second process does: build everything anew, load, and train to the end."""
    run = build(lab, X, bigger=2)
    torch.rand(5)
    start = impl.load_ckpt(lab.path("run.pt"), *run)
    losses = train(run, X, y, epochs=4 - start)
    return losses, [p.detach() for p in run[0].parameters()]


class Noise(nn.Module):
    """Dropout that draws on the CPU, so that its dice fall alike on every device."""

    def forward(self, X):
        if not self.training:
            return X
        kept = torch.rand(X.shape, dtype=X.dtype) < 0.5
        return 2 * X * kept.to(X.device)


def data(lab):
    X = lab.randn(12, 3, dtype=torch.float64)
    return X, (X.sum(1, keepdim=True) + lab.randn(12, 1, dtype=torch.float64)) / 2


def build(lab, X, noise=True, bigger=1):
    """A net with parameters and buffers, an optimiser with momentum, and a schedule."""
    middle = Noise() if noise else nn.Tanh()
    net = nn.Sequential(nn.Linear(3, 6), nn.BatchNorm1d(6), middle, nn.Linear(6, 1))
    lab.fill(net.to(lab.device, torch.float64), X)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter *= bigger
    opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
    return net, opt, torch.optim.lr_scheduler.StepLR(opt, step_size=3, gamma=0.5)


def train(run, X, y, epochs, batch=5):
    """The losses of all steps."""
    (net, opt, sched), losses = run, []
    for _ in range(epochs):
        for rows in torch.randperm(len(y)).split(batch):
            loss = (net(X[rows]) - y[rows]).square().mean()
            opt.zero_grad()
            loss.backward()
            opt.step()
            losses.append(loss.item())
        sched.step()
    return losses
