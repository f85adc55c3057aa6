import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["batch-norm", "layer-norm"])


@case(points=1)
def as_it_starts(impl, lab):
    net = impl.BN(3).to(lab.device)
    return net(4 * lab.randn(5, 3) + 1).detach()


@case(points=2, constant=True)
def what_is_learnt_and_what_is_noted(impl, lab):
    net = impl.BN(4)
    learnt = sorted((name, part.detach().clone()) for name, part in net.named_parameters())
    return {"learnt": learnt, "noted": sorted(net.named_buffers())}


@case(points=2)
def training_then_evaluation(impl, lab):
    net = ready(impl, lab, momentum=0.3)
    for _ in range(4):
        net(3 * lab.randn(6, 3, 2, 2, dtype=torch.float64) + 5)
    net.eval()
    X = lab.randn(2, 3, 2, 2, dtype=torch.float64)
    Y = net(X).detach()
    again = net(X).detach()
    net.train()
    return [Y, again, net(X).detach()]


@case(points=1, needs="training_then_evaluation")
def neighbours(impl, lab):
    net = ready(impl, lab)
    net(lab.randn(8, 3, dtype=torch.float64))
    net.eval()
    X = lab.randn(4, 3, dtype=torch.float64)
    return [net(X).detach(), net(X[1:2]).detach()]


@case(points=2)
def saved_and_loaded(impl, lab):
    net, other = ready(impl, lab), impl.BN(3)
    for _ in range(3):
        net(2 * lab.randn(6, 3, dtype=torch.float64) - 1)
    state = {name: part for name, part in net.state_dict().items() if "num" not in name}
    other.to(lab.device, torch.float64).load_state_dict(state, strict=False)
    other.eval()
    return {"keys": sorted(state), "Y": other(lab.randn(2, 3, dtype=torch.float64)).detach()}


@case(points=1, needs="as_it_starts")
def one_number_a_channel(impl, lab):
    net = ready(impl, lab)
    with torch.no_grad():
        asked = [lab.randn(*shape, dtype=torch.float64) for shape in
                 ((1, 3), (1, 3, 1, 1), (2, 3), (1, 3, 2, 2))]  # fmt: skip
        raised = [lab.raises(lambda X=X: net(X)) for X in asked]
        net.eval()
        return {"raised": raised, "alone": net(asked[0])}


@case(points=1, needs="as_it_starts")
def its_numbers(impl, lab):
    net = impl.BN(2, momentum=0.5, eps=0.3).to(lab.device, torch.float64)
    X = lab.randn(7, 2, dtype=torch.float64)
    trained = net(X).detach()
    net.eval()
    return [trained, net(X).detach()]


def ready(impl, lab, **numbers):
    """A layer with weights of its own, in float64."""
    net = impl.BN(3, **numbers).to(lab.device, torch.float64)
    with torch.no_grad():
        for _, parameter in sorted(net.named_parameters()):
            parameter.copy_(lab.rand(3, dtype=torch.float64) + 0.5)
    return net
