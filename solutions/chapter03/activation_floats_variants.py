from tutor.lab import mistake, right


@right("activation_floats", "parameter_floats")
class layer_by_layer:
    def activation_floats(sizes, n, training):
        held, worst = 0, 0
        for i in range(len(sizes) - 1):
            held += n * sizes[i]
            worst = max(worst, n * sizes[i] + n * sizes[i + 1])
        return held if training else worst

    def parameter_floats(sizes):
        weights = sum(a * b for a, b in pairwise(sizes))
        return weights + sum(sizes[1:])


@right("largest_batch")
def one_more_until_it_is_full(sizes, floats):
    n = 0
    while 2 * parameter_floats(sizes) + activation_floats(sizes, n + 1, True) <= floats:
        n += 1
    return n


def while_training(formula):
    """Another count for training; predicting as in the reference."""

    def count(sizes, n, training):
        return formula(sizes, n) if training else n * max(map(sum, pairwise(sizes)))

    return staticmethod(count)


def while_predicting(formula):
    def count(sizes, n, training):
        return n * sum(sizes[:-1]) if training else formula(sizes, n)

    return staticmethod(count)


@mistake("parameter_floats")
def forgets_the_biases(sizes):
    return sum(inputs * outputs for inputs, outputs in pairwise(sizes))


@mistake("parameter_floats")
def a_bias_for_each_input(sizes):
    return sum(inputs * outputs + inputs for inputs, outputs in pairwise(sizes))


@mistake("parameter_floats")
def one_bias_a_layer(sizes):
    return sum(inputs * outputs + 1 for inputs, outputs in pairwise(sizes))


@mistake("activation_floats")
class counts_parameters:
    activation_floats = while_training(lambda sizes, n: parameter_floats(sizes))


@mistake("activation_floats")
class counts_parameters_for_each_example:
    activation_floats = while_training(lambda sizes, n: n * parameter_floats(sizes))


@mistake("activation_floats")
class adds_the_parameters:
    activation_floats = while_training(
        lambda sizes, n: n * sum(sizes[:-1]) + parameter_floats(sizes)
    )


@mistake("activation_floats")
class counts_the_output:
    activation_floats = while_training(lambda sizes, n: n * sum(sizes))


@mistake("activation_floats")
class forgets_the_input:
    activation_floats = while_training(lambda sizes, n: n * sum(sizes[1:-1]))


@mistake("activation_floats")
class output_for_input:
    activation_floats = while_training(lambda sizes, n: n * sum(sizes[1:]))


@mistake("activation_floats")
class counts_before_and_after_the_activation:
    activation_floats = while_training(lambda sizes, n: n * (sizes[0] + 2 * sum(sizes[1:-1])))


@mistake("activation_floats")
class inputs_and_outputs_of_every_layer:
    activation_floats = while_training(lambda sizes, n: n * sum(map(sum, pairwise(sizes))))


@mistake("activation_floats")
class one_example_is_enough:
    activation_floats = while_training(lambda sizes, n: sum(sizes[:-1]))


@mistake("activation_floats")
class holds_all_while_predicting:
    activation_floats = while_predicting(lambda sizes, n: n * sum(sizes[:-1]))


@mistake("activation_floats")
class all_tensors_while_predicting:
    activation_floats = while_predicting(lambda sizes, n: n * sum(sizes))


@mistake("activation_floats")
class widest_tensor_alone:
    activation_floats = while_predicting(lambda sizes, n: n * max(sizes))


@mistake("activation_floats")
class two_widest_anywhere:
    activation_floats = while_predicting(lambda sizes, n: n * sum(sorted(sizes)[-2:]))


@mistake("activation_floats")
class last_layer_only:
    activation_floats = while_predicting(lambda sizes, n: n * (sizes[-2] + sizes[-1]))


@mistake("activation_floats")
class first_layer_only:
    activation_floats = while_predicting(lambda sizes, n: n * (sizes[0] + sizes[1]))


@mistake("activation_floats")
class nothing_while_predicting:
    activation_floats = while_predicting(lambda sizes, n: 0)


@mistake("activation_floats")
def the_other_way_round(sizes, n, training):
    return n * (max(map(sum, pairwise(sizes))) if training else sum(sizes[:-1]))


@mistake("largest_batch")
def forgets_the_gradients(sizes, floats):
    return max(floats - parameter_floats(sizes), 0) // activation_floats(sizes, 1, True)


@mistake("largest_batch")
def forgets_the_net(sizes, floats):
    return floats // activation_floats(sizes, 1, True)


@mistake("largest_batch")
def everything_for_each_example(sizes, floats):
    return floats // (2 * parameter_floats(sizes) + activation_floats(sizes, 1, True))


@mistake("largest_batch")
def batch_for_predicting(sizes, floats):
    left = floats - 2 * parameter_floats(sizes)
    return max(left, 0) // activation_floats(sizes, 1, False)


@mistake("largest_batch")
def rounds_up(sizes, floats):
    left = floats - 2 * parameter_floats(sizes)
    return max(0, -(-left // activation_floats(sizes, 1, True)))


@mistake("largest_batch")
def less_than_nothing(sizes, floats):
    return (floats - 2 * parameter_floats(sizes)) // activation_floats(sizes, 1, True)


@mistake("largest_batch")
def leaves_one_float_free(sizes, floats):
    left = floats - 2 * parameter_floats(sizes) - 1
    return max(left, 0) // activation_floats(sizes, 1, True)


@mistake("largest_batch")
def a_fraction_of_an_example(sizes, floats):
    left = floats - 2 * parameter_floats(sizes)
    return max(left, 0) / activation_floats(sizes, 1, True)
