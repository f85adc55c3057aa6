from tutor.lab import mistake, right


def counts(leaves, parameters, trainable, buffers):
    return dict(zip(("leaves", "parameters", "trainable", "buffers"),
                    (leaves, parameters, trainable, buffers), strict=True))  # fmt: skip


def every_mention(net):
    """Each module as often as it is mentioned."""
    yield net
    for child in net.children():
        yield from every_mention(child)


def numbers(tensors):
    return sum(t.numel() for t in tensors)


@right("inventory")
def by_a_walk_of_ones_own(net):
    seen, leaves, parameters, buffers = set(), 0, {}, {}

    def visit(module):
        nonlocal leaves
        if id(module) in seen:
            return
        seen.add(id(module))
        leaves += len(module._modules) == 0
        parameters.update({id(p): p for p in module._parameters.values() if p is not None})
        buffers.update({id(b): b for b in module._buffers.values() if b is not None})
        for child in module._modules.values():
            visit(child)

    visit(net)
    able = [p for p in parameters.values() if p.requires_grad]
    return counts(leaves, numbers(parameters.values()), numbers(able), numbers(buffers.values()))


@right("inventory")
def by_names(net):
    named = dict(net.named_parameters())
    total = {"leaves": 0, "parameters": 0, "trainable": 0, "buffers": 0}
    for _, module in net.named_modules():
        total["leaves"] += next(module.children(), None) is None
    for p in named.values():
        total["parameters"] += p.nelement()
        total["trainable"] += p.nelement() * p.requires_grad
    total["buffers"] = sum(b.nelement() for _, b in net.named_buffers())
    return total


@mistake("inventory")
def tied_weights_twice(net):
    named = dict(net.named_parameters(remove_duplicate=False)).values()
    able = [p for p in named if p.requires_grad]
    return {**inventory(net), "parameters": numbers(named), "trainable": numbers(able)}


@mistake("inventory")
def counts_by_state_dict(net):
    state = net.state_dict()
    right = inventory(net)
    return {**right, "parameters": sum(v.numel() for v in state.values())}


@mistake("inventory")
def running_statistics_are_parameters(net):
    right = inventory(net)
    total = right["parameters"] + right["buffers"]
    return {**right, "parameters": total, "trainable": right["trainable"] + right["buffers"]}


@mistake("inventory")
def all_are_trainable(net):
    right = inventory(net)
    return {**right, "trainable": right["parameters"]}


@mistake("inventory")
def only_what_can_be_trained(net):
    right = inventory(net)
    return {**right, "parameters": right["trainable"]}


@mistake("inventory")
def counts_tensors(net):
    able = [p for p in net.parameters() if p.requires_grad]
    right = inventory(net)
    return counts(right["leaves"], len(list(net.parameters())), len(able), len(list(net.buffers())))


@mistake("inventory")
def every_module_is_a_leaf(net):
    return {**inventory(net), "leaves": len(list(net.modules()))}


@mistake("inventory")
def children_only(net):
    return {**inventory(net), "leaves": len(list(net.children()))}


@mistake("inventory")
def shared_layer_counts_twice(net):
    leaves = sum(not list(module.children()) for module in every_mention(net))
    return {**inventory(net), "leaves": leaves}


@mistake("inventory")
def parameters_of_leaves_alone(net):
    leaves = [module for module in net.modules() if not list(module.children())]
    unique = {id(p): p for module in leaves for p in module.parameters()}.values()
    buffers = {id(b): b for module in leaves for b in module.buffers()}.values()
    able = [p for p in unique if p.requires_grad]
    return counts(len(leaves), numbers(unique), numbers(able), numbers(buffers))


@mistake("inventory")
def shared_layer_and_tied_weights_twice(net):
    leaves = [module for module in every_mention(net) if not list(module.children())]
    named = [p for module in every_mention(net) for p in module.parameters(recurse=False)]
    able = [p for p in named if p.requires_grad]
    return counts(len(leaves), numbers(named), numbers(able), inventory(net)["buffers"])


@mistake("inventory")
def layers_with_weights_only(net):
    leaves = [m for m in net.modules() if not list(m.children()) and list(m.parameters())]
    return {**inventory(net), "leaves": len(leaves)}
