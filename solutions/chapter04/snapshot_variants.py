import copy

import torch

from tutor.lab import mistake, right


@right("snapshot")
def deep_copy(net):
    return copy.deepcopy(net.state_dict())


@right("restore")
def value_by_value(net, saved):
    own = {**dict(net.named_parameters()), **dict(net.named_buffers())}
    with torch.no_grad():
        for name, tensor in own.items():
            tensor.copy_(saved[name])


@mistake("snapshot")
def a_view_of_the_net(net):
    return net.state_dict()


@mistake("snapshot")
def parameters_copied_buffers_shared(net):
    state = net.state_dict()
    state.update({name: p.detach().clone() for name, p in net.named_parameters()})
    return state


@mistake("snapshot")
def parameters_only(net):
    return {name: p.detach().clone() for name, p in net.named_parameters()}


@mistake("snapshot")
def trainable_only(net):
    return {name: p.detach().clone() for name, p in net.named_parameters() if p.requires_grad}


@mistake("snapshot")
def graph_attached(net):
    copies = {name: p.clone() for name, p in net.named_parameters()}
    return {name: copies.get(name, t.clone()) for name, t in net.state_dict().items()}


@mistake("snapshot")
def a_net_for_a_dictionary(net):
    return copy.deepcopy(net)


@mistake("snapshot")
def numbers_only(net):
    """The values without their names."""
    return [tensor.clone() for tensor in net.state_dict().values()]


@mistake("restore")
def swaps_the_tensors(net, saved):
    net.load_state_dict(saved, assign=True)


@mistake("restore")
def swaps_in_copies(net, saved):
    net.load_state_dict(copy.deepcopy(saved), assign=True)


@mistake("restore")
def shares_the_memory(net, saved):
    for name, parameter in net.named_parameters():
        parameter.data = saved[name]
    for name, buffer in net.named_buffers():
        buffer.copy_(saved[name])


@mistake("restore")
def into_a_dictionary(net, saved):
    net.state_dict().update(saved)


@mistake("restore")
def buffers_forgotten(net, saved):
    with torch.no_grad():
        for name, parameter in net.named_parameters():
            parameter.copy_(saved[name])


@mistake("restore")
def under_autograds_eyes(net, saved):
    for name, parameter in net.named_parameters():
        parameter.copy_(saved[name])


@mistake("restore")
def bound_to_a_name(net, saved):
    """The loop's variable is bound anew; the net is not touched."""
    for name, parameter in net.named_parameters():
        parameter = saved[name]  # noqa: F841
    for name, buffer in net.named_buffers():
        buffer.copy_(saved[name])


@mistake("snapshot")
def parameters_with_their_graph(net):
    return {name: p.clone() for name, p in net.named_parameters()}
