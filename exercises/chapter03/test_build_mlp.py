import torch
from torch import nn

from tutor.lab import Wrong, case


@case(points=2, constant=True)
def one_hidden_layer(impl, lab):
    return plan(impl.build_mlp([12, 5, 3], nn.ReLU, 0.01))


@case(points=2)
def any_depth(impl, lab):
    deep = [lab.whole(2, 9) for _ in range(lab.whole(5, 8))]
    return [plan(impl.build_mlp(sizes, nn.Tanh, 0.1)) for sizes in (deep, [6, 4], [6, 4, 4, 2])]


@case(points=2)
def scores_of_images(impl, lab):
    images = lab.randn(5, 1, 3, 4)
    net = impl.build_mlp([12, 7, 6, 3], nn.ReLU, 0.1).to(lab.device)
    return lab.fill(net, images)(images).detach()


@case(points=3, constant=True)
def start(impl, lab):
    torch.manual_seed(lab.seed)
    net = impl.build_mlp([400, 300, 200, 100], nn.ReLU, 0.05)
    return [p.detach() for p in net.parameters()]


@start.judge
def judge_start(seen, expected, lab):
    if [p.shape for p in seen] != [p.shape for p in expected]:
        raise Wrong("other_shapes")
    weights, biases = seen[0::2], seen[1::2]
    stds = [W.double().std().item() for W in weights]
    right = [abs(s - 0.05) < 0.0025 for s in stds]  # 20,000 numbers: half a per cent is usual
    if all(right):
        for i, W in enumerate(weights):
            if abs(W.double().mean().item()) > 0.002 or W.abs().max() < 0.15:
                raise Wrong("no_bell", layer=i)
        if all(0.025 < b.double().std().item() < 0.1 and b.abs().max() > 0.08 for b in biases):
            raise Wrong("biases_drawn_alike")
        if any(b.any() for b in biases):
            raise Wrong("biases")
        return
    if not any(W.any() for W in weights):
        raise Wrong("all_zero")
    if all(abs(s - 1) < 0.05 for s in stds):
        raise Wrong("spread_of_one", mean=weights[0].double().mean().item())
    if all(abs(s * (3 * W.shape[1]) ** 0.5 - 1) < 0.05 for s, W in zip(stds, weights, strict=True)):
        raise Wrong("as_it_came", first=stds[0], last=stds[-1])
    if max(stds) < 0.005:
        raise Wrong("much_too_small", std=stds[0])
    if min(stds) > 0.15:
        raise Wrong("much_too_large", std=stds[0])
    if right[0] or right[-1]:
        wrong = right.index(False)
        raise Wrong("later_layers" if right[0] else "earlier_layers", layer=wrong, std=stds[wrong])
    alike = max(stds) < 1.1 * min(stds)
    raise Wrong("all_layers_alike" if alike else "all_layers", first=stds[0], last=stds[-1])


@case(points=1, needs="any_depth")
def nothing_is_shared(impl, lab):
    net = impl.build_mlp([4, 6, 6, 6, lab.whole(2, 6)], nn.PReLU, 0.1)
    return len({id(m) for m in net}), sum(p.numel() for p in net.parameters())


def plan(net):
    """The layers in order, with their sizes, and whether the net ends as asked."""
    rows = []
    for layer in net:
        sizes = (layer.in_features, layer.out_features) if isinstance(layer, nn.Linear) else ()
        rows.append((type(layer).__name__, sizes))
    return rows, sum(p.numel() for p in net.parameters())
