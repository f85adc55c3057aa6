from tutor.lab import mistake, right


def bag(function):
    return staticmethod(function)


def uniform(bound):
    """xavier_uniform_ with another bound: bound(fan_in, fan_out, gain)."""

    @torch.no_grad()
    def fill(W, gain, generator):
        a = bound(*fans(W), gain)
        return W.uniform_(-a, a, generator=generator)

    return bag(fill)


def normal(std):
    @torch.no_grad()
    def fill(W, generator):
        return W.normal_(0, std(*fans(W)), generator=generator)

    return bag(fill)


@right("fans", "xavier_uniform_", "kaiming_normal_")
class by_numbers_of_elements:
    def fans(W):
        return W[0].numel(), W[:, 0].numel()

    def xavier_uniform_(W, gain, generator):
        a = gain * (6 / sum(fans(W))) ** 0.5
        u = torch.rand(W.shape, generator=generator, dtype=W.dtype)
        with torch.no_grad():
            W.copy_((2 * u - 1) * a)
        return W

    def kaiming_normal_(W, generator):
        W.data[:] = torch.randn(W.shape, generator=generator) * (2 / fans(W)[0]) ** 0.5
        return W


@right("fans", "xavier_uniform_", "kaiming_normal_")
class with_loops_and_data:
    def fans(W):
        fan_out, fan_in, *kernel = W.shape
        for size in kernel:
            fan_in, fan_out = fan_in * size, fan_out * size
        return fan_in, fan_out

    def xavier_uniform_(W, gain, generator):
        W.data.uniform_(0, 1, generator=generator).sub_(0.5).mul_(2)
        W.data *= gain * math.sqrt(3) * math.sqrt(2 / (fans(W)[0] + fans(W)[1]))
        return W

    def kaiming_normal_(W, generator):
        with torch.no_grad():
            W.normal_(generator=generator).div_(math.sqrt(fans(W)[0] / 2))
        return W


@mistake("fans")
def swaps_the_fans(W):
    fan_in, fan_out = W[0].numel(), W[:, 0].numel()
    return fan_out, fan_in


@mistake("fans")
def forgets_the_kernel(W):
    return W.shape[1], W.shape[0]


@mistake("fans")
def kernel_for_the_input_only(W):
    return W[0].numel(), W.shape[0]


@mistake("fans")
def first_kernel_size_only(W):
    k = W.shape[2] if W.dim() > 2 else 1
    return W.shape[1] * k, W.shape[0] * k


@mistake("fans")
def squares_the_kernel(W):
    k = W.shape[2] ** 2 if W.dim() > 2 else 1
    return W.shape[1] * k, W.shape[0] * k


@mistake("xavier_uniform_")
@torch.no_grad()
def bound_as_std(W, gain, generator):
    return W.normal_(0, gain * math.sqrt(6 / sum(fans(W))), generator=generator)


@mistake("xavier_uniform_")
@torch.no_grad()
def normal_for_uniform(W, gain, generator):
    return W.normal_(0, gain * math.sqrt(2 / sum(fans(W))), generator=generator)


@mistake("xavier_uniform_")
class std_as_bound:
    xavier_uniform_ = uniform(lambda i, o, gain: gain * math.sqrt(2 / (i + o)))


@mistake("xavier_uniform_")
class mean_of_the_fans:
    xavier_uniform_ = uniform(lambda i, o, gain: gain * math.sqrt(12 / (i + o)))


@mistake("xavier_uniform_")
class fan_in_alone:
    xavier_uniform_ = uniform(lambda i, o, gain: gain * math.sqrt(3 / i))


@mistake("xavier_uniform_")
class six_over_fan_in:
    xavier_uniform_ = uniform(lambda i, o, gain: gain * math.sqrt(6 / i))


@mistake("xavier_uniform_")
class forgets_the_gain:
    xavier_uniform_ = uniform(lambda i, o, gain: math.sqrt(6 / (i + o)))


@mistake("xavier_uniform_")
class gain_inside_the_root:
    xavier_uniform_ = uniform(lambda i, o, gain: math.sqrt(gain * 6 / (i + o)))


@mistake("xavier_uniform_")
class forgets_the_root:
    xavier_uniform_ = uniform(lambda i, o, gain: gain * 6 / (i + o))


@mistake("xavier_uniform_")
@torch.no_grad()
def from_zero(W, gain, generator):
    return W.uniform_(0, gain * math.sqrt(6 / sum(fans(W))), generator=generator)


@mistake("kaiming_normal_")
class gain_of_a_linear_layer:
    kaiming_normal_ = normal(lambda i, o: math.sqrt(1 / i))


@mistake("kaiming_normal_")
class variance_as_std:
    kaiming_normal_ = normal(lambda i, o: 2 / i)


@mistake("kaiming_normal_")
class by_the_fan_out:
    kaiming_normal_ = normal(lambda i, o: math.sqrt(2 / o))


@mistake("kaiming_normal_")
class by_both_fans:
    kaiming_normal_ = normal(lambda i, o: math.sqrt(2 / (i + o)))


@mistake("kaiming_normal_")
@torch.no_grad()
def uniform_bound_as_std(W, generator):
    return W.normal_(0, math.sqrt(6 / fans(W)[0]), generator=generator)


@mistake("kaiming_normal_")
@torch.no_grad()
def uniform_for_normal(W, generator):
    a = math.sqrt(6 / fans(W)[0])
    return W.uniform_(-a, a, generator=generator)


@mistake("xavier_uniform_", "kaiming_normal_")
class leaves_the_generator_out:
    @torch.no_grad()
    def xavier_uniform_(W, gain, generator):
        a = gain * math.sqrt(6 / sum(fans(W)))
        return W.uniform_(-a, a)

    @torch.no_grad()
    def kaiming_normal_(W, generator):
        return W.normal_(0, math.sqrt(2 / fans(W)[0]))


@mistake("xavier_uniform_", "kaiming_normal_")
class records_the_filling:
    def xavier_uniform_(W, gain, generator):
        a = gain * math.sqrt(6 / sum(fans(W)))
        return W.uniform_(-a, a, generator=generator)

    def kaiming_normal_(W, generator):
        return W.normal_(0, math.sqrt(2 / fans(W)[0]), generator=generator)


@mistake("xavier_uniform_", "kaiming_normal_")
class a_new_tensor:
    def xavier_uniform_(W, gain, generator):
        a = gain * math.sqrt(6 / sum(fans(W)))
        W = (2 * torch.rand(W.shape, generator=generator, dtype=W.dtype) - 1) * a
        return W

    def kaiming_normal_(W, generator):
        std = math.sqrt(2 / fans(W)[0])
        W = torch.randn(W.shape, generator=generator, dtype=W.dtype) * std
        return W


@mistake("xavier_uniform_", "kaiming_normal_")
class a_seed_of_its_own:
    @torch.no_grad()
    def xavier_uniform_(W, gain, generator):
        a = gain * math.sqrt(6 / sum(fans(W)))
        return W.uniform_(-a, a, generator=torch.Generator().manual_seed(0))

    @torch.no_grad()
    def kaiming_normal_(W, generator):
        std = math.sqrt(2 / fans(W)[0])
        return W.normal_(0, std, generator=torch.Generator().manual_seed(0))


@mistake("xavier_uniform_", "kaiming_normal_")
class returns_a_copy:
    @torch.no_grad()
    def xavier_uniform_(W, gain, generator):
        a = gain * math.sqrt(6 / sum(fans(W)))
        return W.uniform_(-a, a, generator=generator).clone()

    @torch.no_grad()
    def kaiming_normal_(W, generator):
        return W.normal_(0, math.sqrt(2 / fans(W)[0]), generator=generator).clone()


@mistake("xavier_uniform_", "kaiming_normal_")
class returns_nothing:
    @torch.no_grad()
    def xavier_uniform_(W, gain, generator):
        a = gain * math.sqrt(6 / sum(fans(W)))
        W.uniform_(-a, a, generator=generator)

    @torch.no_grad()
    def kaiming_normal_(W, generator):
        W.normal_(0, math.sqrt(2 / fans(W)[0]), generator=generator)


@mistake("xavier_uniform_", "kaiming_normal_")
class bound_and_variance_as_std:
    @torch.no_grad()
    def xavier_uniform_(W, gain, generator):
        return W.normal_(0, gain * math.sqrt(6 / sum(fans(W))), generator=generator)

    @torch.no_grad()
    def kaiming_normal_(W, generator):
        return W.normal_(0, 2 / fans(W)[0], generator=generator)


@mistake("kaiming_normal_")
class root_of_the_two_alone:
    kaiming_normal_ = normal(lambda i, o: math.sqrt(2) / i)
