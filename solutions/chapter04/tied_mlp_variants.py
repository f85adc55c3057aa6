from tutor.lab import mistake, right


def chain(d, h, q, hidden):
    """The net around these hidden layers."""
    net = nn.Sequential(nn.Linear(d, h), nn.ReLU())
    for layer in hidden:
        net.append(layer)
        net.append(nn.ReLU())
    return net.append(nn.Linear(h, q))


@right("tied_mlp")
def by_repeating_a_list(d, h, k, q):
    return nn.Sequential(nn.Linear(d, h), nn.ReLU(), *[nn.Linear(h, h), nn.ReLU()] * k,
                         nn.Linear(h, q))  # fmt: skip


@right("tied_mlp")
def layers_that_share_both_parameters(d, h, k, q):
    hidden = [nn.Linear(h, h) for _ in range(k)]
    for layer in hidden[1:]:
        layer.weight, layer.bias = hidden[0].weight, hidden[0].bias
    return chain(d, h, q, hidden)


@mistake("tied_mlp")
def equal_numbers_only(d, h, k, q):
    hidden = [nn.Linear(h, h) for _ in range(k)]
    for layer in hidden[1:]:
        layer.weight.data.copy_(hidden[0].weight.data)
        layer.bias.data.copy_(hidden[0].bias.data)
    return chain(d, h, q, hidden)


@mistake("tied_mlp")
def shares_the_weight_only(d, h, k, q):
    hidden = [nn.Linear(h, h) for _ in range(k)]
    for layer in hidden[1:]:
        layer.weight = hidden[0].weight
    return chain(d, h, q, hidden)


@mistake("tied_mlp")
def shares_the_bias_only(d, h, k, q):
    hidden = [nn.Linear(h, h) for _ in range(k)]
    for layer in hidden[1:]:
        layer.bias = hidden[0].bias
    return chain(d, h, q, hidden)


@mistake("tied_mlp")
def shares_the_memory(d, h, k, q):
    hidden = [nn.Linear(h, h) for _ in range(k)]
    for layer in hidden[1:]:
        layer.weight.data, layer.bias.data = hidden[0].weight.data, hidden[0].bias.data
    return chain(d, h, q, hidden)


@mistake("tied_mlp")
def without_activations(d, h, k, q):
    shared = nn.Linear(h, h)
    return nn.Sequential(nn.Linear(d, h), nn.ReLU(), *[shared] * k, nn.Linear(h, q))


@mistake("tied_mlp")
def no_activation_after_the_first(d, h, k, q):
    shared = nn.Linear(h, h)
    hidden = [layer for _ in range(k) for layer in (shared, nn.ReLU())]
    return nn.Sequential(nn.Linear(d, h), *hidden, nn.Linear(h, q))


@mistake("tied_mlp")
def activation_after_the_last(d, h, k, q):
    return tied_mlp(d, h, k, q).append(nn.ReLU())


@mistake("tied_mlp")
def one_layer_more(d, h, k, q):
    return tied_mlp(d, h, k + 1, q)


@mistake("tied_mlp")
def one_layer_less(d, h, k, q):
    return tied_mlp(d, h, max(k - 1, 0), q)


@mistake("tied_mlp")
def hidden_without_bias(d, h, k, q):
    return chain(d, h, q, [nn.Linear(h, h, bias=False)] * k)
