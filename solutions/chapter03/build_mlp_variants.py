import torch

from tutor.lab import mistake, right


def assemble(sizes, make_act, init, last=(), flatten=True, **linear):
    """Layers in order, then `init(i, layer)` on every linear layer."""
    layers = [nn.Flatten()] if flatten else []
    linears = [nn.Linear(a, b, **linear) for a, b in pairwise(sizes)]
    for i, layer in enumerate(linears):
        init(i, layer)
        layers += [layer] if i == len(linears) - 1 else [layer, make_act()]
    return nn.Sequential(*layers, *last)


def normal(std):
    def init(_, layer):
        nn.init.normal_(layer.weight, std=std)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)

    return init


@right("build_mlp")
def apply_afterwards(sizes, act, std):
    net = nn.Sequential(nn.Flatten())
    for i in range(len(sizes) - 1):
        net.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            net.append(act())

    def init(module):
        if isinstance(module, nn.Linear):
            module.weight.data.normal_(0, std)
            module.bias.data.fill_(0)

    return net.apply(init)


@right("build_mlp")
def scaled_randn(sizes, act, std):
    *hidden, last = pairwise(sizes)
    pairs = [layer for pair in hidden for layer in (nn.Linear(*pair), act())]
    net = nn.Sequential(nn.Flatten(1), *pairs, nn.Linear(*last))
    linears = [layer for layer in net if isinstance(layer, nn.Linear)]
    with torch.no_grad():
        for layer in linears:
            layer.weight.copy_(std * torch.randn_like(layer.weight))
            layer.bias.mul_(0)
    return net


@mistake("build_mlp")
def only_the_last_layer(sizes, act, std):
    def init(i, layer):
        if i == len(sizes) - 2:
            normal(std)(i, layer)

    return assemble(sizes, act, init)


@mistake("build_mlp")
def only_the_first_layer(sizes, act, std):
    def init(i, layer):
        if i == 0:
            normal(std)(i, layer)

    return assemble(sizes, act, init)


@mistake("build_mlp")
def as_pytorch_leaves_it(sizes, act, std):
    return assemble(sizes, act, lambda i, layer: None)


@mistake("build_mlp")
def variance_for_std(sizes, act, std):
    return assemble(sizes, act, normal(std**2))


@mistake("build_mlp")
def root_for_std(sizes, act, std):
    return assemble(sizes, act, normal(std**0.5))


@mistake("build_mlp")
def uniform_of_this_width(sizes, act, std):
    def init(_, layer):
        nn.init.uniform_(layer.weight, -std, std)
        nn.init.zeros_(layer.bias)

    return assemble(sizes, act, init)


@mistake("build_mlp")
def biases_as_they_came(sizes, act, std):
    return assemble(sizes, act, lambda i, layer: nn.init.normal_(layer.weight, std=std))


@mistake("build_mlp")
def activation_behind_the_scores(sizes, act, std):
    return assemble(sizes, act, normal(std), [act()])


@mistake("build_mlp")
def softmax_behind_the_scores(sizes, act, std):
    return assemble(sizes, act, normal(std), [nn.Softmax(dim=1)])


@mistake("build_mlp")
def no_activation(sizes, act, std):
    net = assemble(sizes, act, normal(std))
    return nn.Sequential(*(m for m in net if not isinstance(m, act)))


@mistake("build_mlp")
def always_relu(sizes, act, std):
    return assemble(sizes, nn.ReLU, normal(std))


@mistake("build_mlp")
def flatten_forgotten(sizes, act, std):
    return assemble(sizes, act, normal(std), flatten=False)


@mistake("build_mlp")
def biases_left_out(sizes, act, std):
    return assemble(sizes, act, normal(std), bias=False)


@mistake("build_mlp")
def one_hidden_layer_only(sizes, act, std):
    short = [sizes[0], sizes[1], sizes[-1]] if len(sizes) > 2 else sizes
    return assemble(short, act, normal(std))


@mistake("build_mlp")
def one_activation_for_all(sizes, act, std):
    shared = act()
    return assemble(sizes, lambda: shared, normal(std))


@mistake("build_mlp")
def std_for_the_mean(sizes, act, std):
    def init(_, layer):
        nn.init.normal_(layer.weight, std)
        nn.init.zeros_(layer.bias)

    return assemble(sizes, act, init)


@mistake("build_mlp")
def biases_drawn_too(sizes, act, std):
    net = assemble(sizes, act, normal(std))
    for parameter in net.parameters():
        nn.init.normal_(parameter, std=std)
    return net


@mistake("build_mlp")
def xavier_for_std(sizes, act, std):
    def init(_, layer):
        nn.init.xavier_normal_(layer.weight)
        nn.init.zeros_(layer.bias)

    return assemble(sizes, act, init)


@mistake("build_mlp")
def weights_zero_too(sizes, act, std):
    net = assemble(sizes, act, normal(std))
    for parameter in net.parameters():
        nn.init.zeros_(parameter)
    return net


@mistake("build_mlp")
def outputs_first(sizes, act, std):
    layers = [nn.Flatten()]
    for a, b in pairwise(sizes):
        layers += [nn.Linear(b, a), act()]
        normal(std)(0, layers[-2])
    return nn.Sequential(*layers[:-1])


@mistake("build_mlp")
def last_layer_dropped(sizes, act, std):
    return assemble(sizes, act, normal(std))[:-1]


@mistake("build_mlp")
def not_yet_layers(sizes, act, std):
    return assemble(sizes, lambda: act, normal(std))
