import torch
from torch import nn

from tutor.lab import mistake, right


def products(layer, X, Y):
    return Y.numel() * layer.weight[0].numel()


def count(
    net, shape, macs_of=products, *, find=lambda net: net.modules(), once=False, remove=True,
    evaluate=True, restore=True, like=True, params=lambda net: net.parameters(),
):  # fmt: skip
    """What `cost` does, with parts that a mistake may exchange."""
    macs = {}

    def hook(layer, inputs, Y):
        now = macs_of(layer, inputs[0], Y)
        macs[layer] = now if once else macs.get(layer, 0) + now

    layers = [m for m in find(net) if isinstance(m, (nn.Conv2d, nn.Linear))]
    hooks = [layer.register_forward_hook(hook) for layer in layers]
    modes = [(m, m.training) for m in net.modules()]
    if evaluate:
        net.eval()
    some = next(net.parameters())
    place = {"dtype": some.dtype, "device": some.device} if like else {}
    try:
        with torch.no_grad():
            net(torch.zeros(1, *shape, **place))
    finally:
        for handle in hooks if remove else []:
            handle.remove()
        for module, training in modes if restore else []:
            module.training = training
    return sum(p.numel() for p in params(net)), sum(macs.values())


@right("cost")
def by_the_formulas(net, shape):
    def macs(layer, X, Y):
        if isinstance(layer, nn.Linear):
            return X.numel() // X.shape[-1] * layer.in_features * layer.out_features
        kh, kw = layer.kernel_size
        each = layer.in_channels // layer.groups * kh * kw
        return layer.out_channels * Y.shape[-2] * Y.shape[-1] * each

    return count(net, shape, macs)


@right("cost")
def on_a_copy(net, shape):
    """A copy without memory, whose layers' forward methods count."""
    import copy

    copied = copy.deepcopy(net).to("meta").eval()
    total = 0

    def counting(forward, layer):
        def counted(X):
            nonlocal total
            Y = forward(X)
            total += products(layer, X, Y)
            return Y

        return counted

    for layer in copied.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            layer.forward = counting(layer.forward, layer)
    copied(torch.empty(1, *shape, dtype=next(net.parameters()).dtype, device="meta"))
    return sum(p.numel() for p in net.parameters()), total


@mistake("cost")
def ignores_groups(net, shape):
    def macs(layer, X, Y):
        return products(layer, X, Y) * getattr(layer, "groups", 1)

    return count(net, shape, macs)


@mistake("cost")
def counts_at_the_input(net, shape):
    def macs(layer, X, Y):
        if isinstance(layer, nn.Linear):
            return products(layer, X, Y)
        return X.shape[-2] * X.shape[-1] * layer.weight.numel()

    return count(net, shape, macs)


@mistake("cost")
def operations_for_macs(net, shape):
    return count(net, shape, lambda layer, X, Y: 2 * products(layer, X, Y))


@mistake("cost")
def biases_multiply_too(net, shape):
    def macs(layer, X, Y):
        return products(layer, X, Y) + Y.numel() * (layer.bias is not None)

    return count(net, shape, macs)


@mistake("cost")
def square_kernels_only(net, shape):
    def macs(layer, X, Y):
        if isinstance(layer, nn.Linear):
            return products(layer, X, Y)
        k = layer.kernel_size[0]
        return Y.numel() * layer.in_channels // layer.groups * k * k

    return count(net, shape, macs)


@mistake("cost")
def forgets_the_places(net, shape):
    return count(net, shape, lambda layer, X, Y: layer.weight.numel())


@mistake("cost")
def rows_count_once(net, shape):
    def macs(layer, X, Y):
        return layer.weight.numel() if isinstance(layer, nn.Linear) else products(layer, X, Y)

    return count(net, shape, macs)


@mistake("cost")
def forgets_the_input_channels(net, shape):
    def macs(layer, X, Y):
        if isinstance(layer, nn.Linear):
            return products(layer, X, Y)
        return Y.numel() * layer.kernel_size[0] * layer.kernel_size[1]

    return count(net, shape, macs)


@mistake("cost")
def looks_at_the_children_only(net, shape):
    return count(net, shape, find=lambda net: [net, *net.children()])


@mistake("cost")
def each_layer_once(net, shape):
    return count(net, shape, once=True)


@mistake("cost")
def trainable_only(net, shape):
    return count(net, shape, params=lambda net: (p for p in net.parameters() if p.requires_grad))


@mistake("cost")
def leaves_hooks(net, shape):
    return count(net, shape, remove=False)


@mistake("cost")
def leaves_evaluation_mode(net, shape):
    return count(net, shape, restore=False)


@mistake("cost")
def leaves_hooks_and_mode(net, shape):
    return count(net, shape, remove=False, restore=False)


@mistake("cost")
def all_to_training(net, shape):
    counted = count(net, shape)
    net.train()
    return counted


@mistake("cost")
def runs_in_training_mode(net, shape):
    return count(net, shape, evaluate=False)


@mistake("cost")
def example_on_the_cpu(net, shape):
    return count(net, shape, like=False)


def whole_state(net):
    return net.state_dict().values()


@mistake("cost")
def counts_buffers_too(net, shape):
    return count(net, shape, params=whole_state)


@mistake("cost")
def leaves_out_the_biases(net, shape):
    return count(net, shape, params=lambda net: (p for p in net.parameters() if p.dim() > 1))


@mistake("cost")
def convolutions_only(net, shape):
    return count(net, shape, lambda m, X, Y: isinstance(m, nn.Conv2d) and products(m, X, Y))
