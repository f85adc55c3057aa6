import copy
from contextlib import contextmanager

from tutor.lab import mistake, right


def leaves(net):
    return [module for module in net.modules() if not list(module.children())]


@contextmanager
def evaluating(net):
    """Evaluation mode; each module's own mode is put back."""
    modes = {module: module.training for module in net.modules()}
    net.eval()
    yield
    for module, training in modes.items():
        module.training = training


def on_meta(net, X):
    """Call net on stand-ins of its state."""
    state = {**dict(net.named_parameters()), **dict(net.named_buffers())}
    return functional_call(net, {k: v.detach().to("meta") for k, v in state.items()}, X)


def hooked(net, modules, call, keep=lambda output: tuple(output.shape)):
    """Note what `modules` return while `call()` runs."""
    found = []
    hooks = [m.register_forward_hook(lambda m, i, o: found.append(keep(o))) for m in modules]
    call()
    for hook in hooks:
        hook.remove()
    return found


@right("dry_run")
def a_copy_that_shares_nothing_and_weighs_nothing(net, shape):
    memo = {
        id(t): nn.Parameter(t.detach().to("meta")) if isinstance(t, nn.Parameter) else t.to("meta")
        for t in [*net.parameters(), *net.buffers()]
    }
    light = copy.deepcopy(net, memo).eval()
    return hooked(light, leaves(light), lambda: light(torch.empty(shape, device="meta")))


@right("dry_run")
def wraps_each_forward(net, shape):
    """Without hooks: each leaf's forward is shadowed by one that notes its output."""
    found = []

    def watched(forward):
        def call(*inputs):
            output = forward(*inputs)
            found.append(tuple(output.shape))
            return output

        return call

    with evaluating(net), torch.no_grad():
        for layer in leaves(net):
            layer.forward = watched(layer.forward)
        on_meta(net, torch.empty(shape, device="meta"))
        for layer in leaves(net):
            del layer.forward
    return found


@mistake("dry_run")
def with_real_numbers(net, shape):
    device = next(net.parameters()).device
    with evaluating(net), torch.no_grad():
        return hooked(net, leaves(net), lambda: net(torch.zeros(shape, device=device)))


@mistake("dry_run")
def input_alone_on_meta(net, shape):
    with evaluating(net), torch.no_grad():
        return hooked(net, leaves(net), lambda: net(torch.empty(shape, device="meta")))


@mistake("dry_run")
def moves_the_net_itself(net, shape):
    with evaluating(net), torch.no_grad():
        net.to("meta")
        return hooked(net, leaves(net), lambda: net(torch.empty(shape, device="meta")))


@mistake("dry_run")
def copies_the_net_first(net, shape):
    light = copy.deepcopy(net).to("meta").eval()
    return hooked(light, leaves(light), lambda: light(torch.empty(shape, device="meta")))


@mistake("dry_run")
def one_layer_after_the_other(net, shape):
    X, found = torch.empty(shape, device="meta"), []
    with evaluating(net):
        for layer in leaves(net):
            X = on_meta(layer, X)
            found.append(tuple(X.shape))
    return found


@mistake("dry_run")
def children_only(net, shape):
    X, found = torch.empty(shape, device="meta"), []
    with evaluating(net):
        for child in net.children():
            X = on_meta(child, X)
            found.append(tuple(X.shape))
    return found


@mistake("dry_run")
def hooks_on_children_only(net, shape):
    with evaluating(net):
        return hooked(net, net.children(), lambda: on_meta(net, torch.empty(shape, device="meta")))


@mistake("dry_run")
def containers_too(net, shape):
    with evaluating(net):
        return hooked(net, net.modules(), lambda: on_meta(net, torch.empty(shape, device="meta")))


@mistake("dry_run")
def once_for_each_module(net, shape):
    found = dict.fromkeys(leaves(net))

    def note(layer, inputs, output):
        found[layer] = tuple(output.shape)

    hooks = [layer.register_forward_hook(note) for layer in found]
    with evaluating(net):
        on_meta(net, torch.empty(shape, device="meta"))
    for hook in hooks:
        hook.remove()
    return list(found.values())


@mistake("dry_run")
def leaves_its_hooks(net, shape):
    found = []
    for layer in leaves(net):
        layer.register_forward_hook(lambda m, i, o: found.append(tuple(o.shape)))
    with evaluating(net):
        on_meta(net, torch.empty(shape, device="meta"))
    return found


@mistake("dry_run")
def leaves_evaluation_mode_on(net, shape):
    net.eval()
    return hooked(net, leaves(net), lambda: on_meta(net, torch.empty(shape, device="meta")))


@mistake("dry_run")
def one_mode_for_all(net, shape):
    was_training = net.training
    net.eval()
    found = hooked(net, leaves(net), lambda: on_meta(net, torch.empty(shape, device="meta")))
    net.train(was_training)
    return found


@mistake("dry_run")
def in_training_mode(net, shape):
    return hooked(net, leaves(net), lambda: on_meta(net, torch.empty(shape, device="meta")))


@mistake("dry_run")
def without_the_batch(net, shape):
    with evaluating(net):
        call = lambda: on_meta(net, torch.empty(shape, device="meta"))  # noqa: E731
        return hooked(net, leaves(net), call, lambda output: tuple(output.shape[1:]))


@mistake("dry_run")
def shapes_of_the_inputs(net, shape):
    found = []
    hooks = [
        layer.register_forward_hook(lambda m, i, o: found.append(tuple(i[0].shape)))
        for layer in leaves(net)
    ]
    with evaluating(net):
        on_meta(net, torch.empty(shape, device="meta"))
    for hook in hooks:
        hook.remove()
    return found


@mistake("dry_run")
def with_real_numbers_in_training_mode(net, shape):
    device = next(net.parameters()).device
    return hooked(net, leaves(net), lambda: net(torch.zeros(shape, device=device)))


@mistake("dry_run")
def one_real_layer_after_the_other(net, shape):
    X, found = torch.zeros(shape, device=next(net.parameters()).device), []
    for layer in leaves(net):
        X = layer(X)
        found.append(tuple(X.shape))
    return found
