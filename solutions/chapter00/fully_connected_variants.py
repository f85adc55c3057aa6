from itertools import pairwise

from tutor.lab import mistake, right


def layers(sizes):
    return list(pairwise(sizes))


@right("n_params", "forward_by_index")
class in_one_line:
    """(inputs + 1) weights a neuron, the bias counted as one more; rows and x side by side."""

    def n_params(sizes, bias=True):
        return sum((m + bias) * n for m, n in layers(sizes))

    def forward_by_index(W, x):
        return [sum(w * v for w, v in zip(row, x, strict=True)) for row in W]


@right("forward_by_index")
def input_by_input(W, x):
    """Adds what each input sends to all neurons."""
    y = [0.0] * len(W)
    for i, v in enumerate(x):
        for j in range(len(W)):
            y[j] += W[j][i] * v
    return y


@mistake("n_params")
def forgets_the_biases(sizes, bias=True):
    return sum(m * n for m, n in layers(sizes))


@mistake("n_params")
def gives_the_input_biases(sizes, bias=True):
    return sum(m * n for m, n in layers(sizes)) + bias * sum(sizes)


@mistake("n_params")
def one_bias_for_each_layer(sizes, bias=True):
    return sum(m * n + bias for m, n in layers(sizes))


@mistake("n_params")
def a_bias_for_each_input(sizes, bias=True):
    return sum(m * n + bias * m for m, n in layers(sizes))


@mistake("n_params")
def always_with_biases(sizes, bias=True):
    return sum(m * n + n for m, n in layers(sizes))


@mistake("n_params")
def counts_neurons(sizes, bias=True):
    return sum(sizes)


@mistake("n_params")
def counts_neurons_without_the_input(sizes, bias=True):
    return sum(sizes[1:])


@mistake("n_params")
def multiplies_all_sizes(sizes, bias=True):
    product = 1
    for size in sizes:
        product *= size
    return product + bias * sum(sizes[1:])


@mistake("n_params")
def first_layer_only(sizes, bias=True):
    return sum(m * n + bias * n for m, n in layers(sizes)[:1])


@mistake("n_params")
def leaves_out_the_output(sizes, bias=True):
    return sum(m * n + bias * n for m, n in layers(sizes)[:-1])


@mistake("n_params")
def runs_off_the_end(sizes, bias=True):
    total = 0
    for k in range(len(sizes)):
        total += sizes[k] * sizes[k + 1] + bias * sizes[k + 1]
    return total


@mistake("forward_by_index")
def from_to(W, x):
    return [sum(W[i][j] * x[i] for i in range(len(x))) for j in range(len(W[0]))]


@mistake("forward_by_index")
def from_to_for_each_row(W, x):
    return [sum(W[i][j] * x[i] for i in range(len(x))) for j in range(len(W))]


@mistake("forward_by_index")
def from_to_up_to_the_rows(W, x):
    return [sum(W[i][j] * x[i] for i in range(len(W))) for j in range(len(x))]


@mistake("forward_by_index")
def columns_for_rows(W, x):
    return [sum(w * v for w, v in zip(column, x, strict=False)) for column in zip(*W, strict=True)]


@mistake("forward_by_index")
def as_many_inputs_as_neurons(W, x):
    return [sum(W[j][i] * x[i] for i in range(len(W))) for j in range(len(W))]


@mistake("forward_by_index")
def as_many_neurons_as_inputs(W, x):
    return [sum(W[j][i] * x[i] for i in range(len(x))) for j in range(len(x))]


@mistake("forward_by_index")
def a_list_as_long_as_the_input(W, x):
    y = [0.0] * len(x)
    for j in range(len(W)):
        for i in range(len(x)):
            y[j] += W[j][i] * x[i]
    return y


@mistake("forward_by_index")
def keeps_the_last_product(W, x):
    y = [0.0] * len(W)
    for j in range(len(W)):
        for i in range(len(x)):
            y[j] = W[j][i] * x[i]
    return y


@mistake("forward_by_index")
def goes_on_adding(W, x):
    y, total = [], 0.0
    for j in range(len(W)):
        for i in range(len(x)):
            total += W[j][i] * x[i]
        y.append(total)
    return y


@mistake("forward_by_index")
def one_sum_for_all(W, x):
    return sum(W[j][i] * x[i] for j in range(len(W)) for i in range(len(x)))


@mistake("forward_by_index")
def products_without_a_sum(W, x):
    return [[W[j][i] * x[i] for i in range(len(x))] for j in range(len(W))]


@mistake("forward_by_index")
def returns_after_the_first_neuron(W, x):
    return [sum(W[0][i] * x[i] for i in range(len(x)))]


@mistake("forward_by_index")
def returns_nothing(W, x):
    pass


@mistake("forward_by_index")
def assigns_into_an_empty_list(W, x):
    y = []
    for j in range(len(W)):
        y[j] = sum(W[j][i] * x[i] for i in range(len(x)))
    return y


@mistake("forward_by_index")
def vector_times_matrix(W, x):
    import numpy

    return (numpy.array(x) @ numpy.array(W)).tolist()
