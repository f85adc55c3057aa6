from tutor.lab import mistake, right


def bag(function):
    return staticmethod(function)


@right("depth_profile", "relu_shrink", "steady_std")
class with_functional_linear_and_he:
    def depth_profile(X, Z, act, std):
        scales = torch.empty(len(Z), dtype=X.dtype, device=X.device)
        for layer in range(len(Z)):
            X = act(torch.nn.functional.linear(X, Z[layer] * std))
            centred = X - X.mean()
            scales[layer] = (centred.square().sum() / (X.numel() - 1)).sqrt()
        return scales

    def relu_shrink(L):
        return math.sqrt(2) ** -L

    def steady_std(act, d):
        return math.sqrt(2 / d)  # for both: tanh then settles at a scale of about a half


@right("steady_std")
def with_pytorchs_gains(act, d):
    return torch.nn.init.calculate_gain(act) / math.sqrt(d)


def profile(scale=lambda h, z: h.std(), weights=lambda Z_l, std: (std * Z_l).T, go_on=None):
    """The reference, with parts that a mistake may exchange."""

    def run(X, Z, act, std):
        h, scales = X, []
        for Z_l in Z:
            z = h @ weights(Z_l, std)
            h = act(z)
            scales.append(scale(h, z))
            h = go_on(h) if go_on else h
        return torch.stack(scales)

    return bag(run)


@mistake("depth_profile")
class measures_before_the_activation:
    depth_profile = profile(scale=lambda h, z: z.std())


@mistake("depth_profile")
class mean_of_the_sizes:
    depth_profile = profile(scale=lambda h, z: h.abs().mean())


@mistake("depth_profile")
class plain_mean:
    depth_profile = profile(scale=lambda h, z: h.mean())


@mistake("depth_profile")
class variance_for_std:
    depth_profile = profile(scale=lambda h, z: h.var())


@mistake("depth_profile")
class root_mean_square:
    depth_profile = profile(scale=lambda h, z: h.square().mean().sqrt())


@mistake("depth_profile")
class divides_by_all:
    depth_profile = profile(scale=lambda h, z: h.std(correction=0))


@mistake("depth_profile")
class mean_of_the_units_stds:
    depth_profile = profile(scale=lambda h, z: h.std(0).mean())


@mistake("depth_profile")
class normalises_in_between:
    depth_profile = profile(go_on=lambda h: (h - h.mean()) / h.std())


@mistake("depth_profile")
class rescales_in_between:
    depth_profile = profile(go_on=lambda h: h / h.std())


@mistake("depth_profile")
class weights_the_other_way_round:
    depth_profile = profile(weights=lambda Z_l, std: std * Z_l)


@mistake("depth_profile")
class std_as_variance:
    depth_profile = profile(weights=lambda Z_l, std: (std**0.5 * Z_l).T)


@mistake("depth_profile")
class forgets_the_std:
    depth_profile = profile(weights=lambda Z_l, std: Z_l.T)


@mistake("depth_profile")
def forgets_the_activation(X, Z, act, std):
    return depth_profile(X, Z, lambda z: z, std)


@mistake("depth_profile")
def the_first_weights_for_all(X, Z, act, std):
    return depth_profile(X, Z[:1].expand(len(Z), -1, -1), act, std)


@mistake("depth_profile")
def every_layer_from_the_input(X, Z, act, std):
    return torch.stack([act(X @ (std * Z_l).T).std() for Z_l in Z])


@mistake("depth_profile")
def counts_the_input(X, Z, act, std):
    return torch.cat((X.std().reshape(1), depth_profile(X, Z, act, std)[:-1]))


@mistake("depth_profile")
def one_more_for_the_input(X, Z, act, std):
    return torch.cat((X.std().reshape(1), depth_profile(X, Z, act, std)))


@mistake("depth_profile")
def last_layer_only(X, Z, act, std):
    return depth_profile(X, Z, act, std)[-1:]


@mistake("depth_profile")
def ratio_to_the_input(X, Z, act, std):
    return depth_profile(X, Z, act, std) / X.std()


@mistake("relu_shrink")
def halves_the_root(L):
    return 0.5**L


@mistake("relu_shrink")
def one_layer_is_all(L):
    return 0.5**0.5 if L else 1.0


@mistake("relu_shrink")
def half_a_layer_each(L):
    return 1 / (1 + L / 2)


@mistake("relu_shrink")
def grows(L):
    return 2 ** (L / 2)


@mistake("relu_shrink")
def nothing_is_lost(L):
    return 1.0


@mistake("relu_shrink")
def whole_numbers_of_halves(L):
    return 0.5 ** (L // 2)


@mistake("steady_std")
def xavier_for_relu(act, d):
    return math.sqrt(1 / d)


@mistake("steady_std")
def a_hundredth(act, d):
    return 0.01


@mistake("steady_std")
def one(act, d):
    return 1.0


@mistake("steady_std")
def variance(act, d):
    return (2 if act == "relu" else 1) / d


@mistake("steady_std")
def he_for_both_fans(act, d):
    """2 / (d + d) for ReLU; and PyTorch's gain for tanh, squared by accident."""
    return math.sqrt(1 / d) if act == "relu" else (5 / 3) ** 2 * 2 / math.sqrt(d)


@mistake("depth_profile")
class mean_of_the_examples_stds:
    depth_profile = profile(scale=lambda h, z: h.std(1).mean())
