import torch
from torch import nn

from tutor.lab import mistake, right


def squares(gradient):
    return gradient.square().sum()


def stack(
    depth, skip, X, seed, add=lambda H, new, X: H + new, relu=True, dtype=torch.float64,
    loss=lambda H: H.square().mean(), size=lambda layer: layer.weight.grad.norm(),
    shared=False,
):  # fmt: skip
    """What `grad_ratio` does, with parts that a mistake may exchange."""
    torch.manual_seed(seed)
    d = X.shape[1]
    layers = [nn.Linear(d, d, dtype=dtype, device=X.device) for _ in range(depth)]
    if shared:
        layers = layers[:1] * depth
    H = X.to(dtype)
    for layer in layers:
        new = torch.relu(layer(H)) if relu else layer(H)
        H = add(H, new, X.to(dtype)) if skip else torch.relu(new)
    loss(H).backward()
    return (size(layers[0]) / size(layers[-1])).item()


@right("grad_ratio")
def as_a_module(depth, skip, X, seed):
    torch.manual_seed(seed)
    with torch.device(X.device):
        net = nn.ModuleList(
            nn.Linear(X.shape[1], X.shape[1], dtype=torch.float64) for _ in range(depth)
        )
    H = X.clone()
    for layer in net:
        H = torch.nn.functional.relu(layer(H)) + (H if skip else 0)
    loss = nn.functional.mse_loss(H, torch.zeros_like(H))
    first, last = torch.autograd.grad(loss, [net[0].weight, net[-1].weight])
    return float(torch.linalg.matrix_norm(first) / torch.linalg.matrix_norm(last))


@right("grad_ratio")
def by_hand(depth, skip, X, seed):
    torch.manual_seed(seed)
    d = X.shape[1]
    layers = [nn.Linear(d, d, dtype=torch.float64, device=X.device) for _ in range(depth)]
    with torch.no_grad():
        inputs, masks, H = [], [], X
        for layer in layers:
            Z = layer(H)
            inputs.append(H)
            masks.append(Z > 0)
            H = Z.relu() + H if skip else Z.relu()
        G, norms = 2 * H / H.numel(), []
        for layer, H, mask in zip(layers[::-1], inputs[::-1], masks[::-1], strict=True):
            delta = G * mask
            norms.append((delta.T @ H).square().sum().sqrt())
            G = delta @ layer.weight + (G if skip else 0)
    return (norms[-1] / norms[0]).item()


@mistake("grad_ratio")
def upside_down(*args):
    return 1 / stack(*args)


@mistake("grad_ratio")
def relu_of_the_sum(*args):
    return stack(*args, relu=False, add=lambda H, new, X: torch.relu(H + new))


@mistake("grad_ratio")
def adds_the_input_of_the_stack(*args):
    return stack(*args, add=lambda H, new, X: X + new)


@mistake("grad_ratio")
def never_adds(depth, skip, X, seed):
    return stack(depth, False, X, seed)


@mistake("grad_ratio")
def always_adds(depth, skip, X, seed):
    return stack(depth, True, X, seed)


@mistake("grad_ratio")
def with_the_biases(*args):
    def size(layer):
        return (squares(layer.weight.grad) + squares(layer.bias.grad)).sqrt()

    return stack(*args, size=size)


@mistake("grad_ratio")
def only_the_biases(*args):
    return stack(*args, size=lambda layer: layer.bias.grad.norm())


@mistake("grad_ratio")
def mean_of_the_absolute(*args):
    return stack(*args, size=lambda layer: layer.weight.grad.abs().mean())


@mistake("grad_ratio")
def without_the_root(*args):
    return stack(*args, size=lambda layer: squares(layer.weight.grad))


@mistake("grad_ratio")
def compares_activations(depth, skip, X, seed):
    torch.manual_seed(seed)
    d, H, sizes = X.shape[1], X, []
    for _ in range(depth):
        new = torch.relu(nn.Linear(d, d, dtype=torch.float64, device=X.device)(H))
        H = H + new if skip else new
        sizes.append(H.norm())
    return (sizes[-1] / sizes[0]).item()


@mistake("grad_ratio")
def single_precision(*args):
    return stack(*args, dtype=torch.float32)


@mistake("grad_ratio")
def the_sum_as_loss(*args):
    return stack(*args, loss=lambda H: H.sum())


@mistake("grad_ratio")
def forgets_the_last_layer(depth, *args):
    return stack(max(depth - 1, 1), *args)


@mistake("grad_ratio")
def one_layer_again_and_again(*args):
    return stack(*args, shared=True)
