from torch import nn

from tutor.lab import mistake, right


def with_field(c, k, n, bias, field):
    each = c if bias else 0
    return field, n * (c * c * k * k + each), c * c * field * field + each


@right("stack_vs_wide")
def layer_by_layer(c, k, n, bias=False):
    field, stack = 1, 0
    for _ in range(n):
        field += k - 1
        stack += c**2 * k**2 + c * bias
    return field, stack, c**2 * field**2 + c * bias


@right("stack_vs_wide")
def asks_pytorch(c, k, n, bias=False):
    def numbers(*layers):
        return sum(p.numel() for layer in layers for p in layer.parameters())

    def conv(k):
        return nn.Conv2d(c, c, k, bias=bias, device="meta")

    field = n * k - (n - 1)
    return field, numbers(*(conv(k) for _ in range(n))), numbers(conv(field))


@mistake("stack_vs_wide")
def adds_whole_kernels(c, k, n, bias=False):
    return with_field(c, k, n, bias, n * k)


@mistake("stack_vs_wide")
def multiplies_the_kernels(c, k, n, bias=False):
    return with_field(c, k, n, bias, k**n)


@mistake("stack_vs_wide")
def two_more_each(c, k, n, bias=False):
    return with_field(c, k, n, bias, k + 2 * (n - 1))


@mistake("stack_vs_wide")
def one_layer_short(c, k, n, bias=False):
    return with_field(c, k, n, bias, 1 + (n - 1) * (k - 1))


@mistake("stack_vs_wide")
def one_kernel_for_all_inputs(c, k, n, bias=False):
    each = c if bias else 0
    field = 1 + n * (k - 1)
    return field, n * (c * k * k + each), c * field * field + each


@mistake("stack_vs_wide")
def without_channels(c, k, n, bias=False):
    field = 1 + n * (k - 1)
    each = c if bias else 0
    return field, n * (k * k + each), field * field + each


@mistake("stack_vs_wide")
def wide_is_k(c, k, n, bias=False):
    field, stack, _ = with_field(c, k, n, bias, 1 + n * (k - 1))
    return field, stack, c * c * k * k + c * bias


@mistake("stack_vs_wide")
def one_of_the_stack(c, k, n, bias=False):
    field, stack, wide = with_field(c, k, n, bias, 1 + n * (k - 1))
    return field, stack // n, wide


@mistake("stack_vs_wide")
def kernel_not_squared(c, k, n, bias=False):
    field, each = 1 + n * (k - 1), c * bias
    return field, n * (c * c * k + each), c * c * field + each


@mistake("stack_vs_wide")
def never_a_bias(c, k, n, bias=False):
    return with_field(c, k, n, False, 1 + n * (k - 1))


@mistake("stack_vs_wide")
def one_bias_for_the_stack(c, k, n, bias=False):
    field, each = 1 + n * (k - 1), c * bias
    return field, n * c * c * k * k + each, c * c * field * field + each


@mistake("stack_vs_wide")
def one_bias_a_layer(c, k, n, bias=False):
    field = 1 + n * (k - 1)
    return field, n * (c * c * k * k + bias), c * c * field * field + bias


@mistake("stack_vs_wide")
def n_biases_for_the_wide_one(c, k, n, bias=False):
    field, each = 1 + n * (k - 1), c * bias
    return field, n * (c * c * k * k + each), c * c * field * field + n * each


@mistake("stack_vs_wide")
def a_bias_for_each_kernel(c, k, n, bias=False):
    field = 1 + n * (k - 1)
    return field, n * c * c * (k * k + bias), c * c * (field * field + bias)
