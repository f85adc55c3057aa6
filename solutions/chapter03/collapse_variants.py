from itertools import pairwise

from tutor.lab import mistake, right


@right("collapse", "largest_rank")
class as_rows:
    @staticmethod
    def collapse(W1, b1, W2, b2):
        return (W1.T @ W2.T).T, b1 @ W2.T + b2  # rows, all the way

    @staticmethod
    def largest_rank(widths):
        rank = widths[0]
        for width in widths[1:]:
            rank = width if width < rank else rank
        return rank


@right("collapse")
def column_by_column(W1, b1, W2, b2):
    columns = [W2 @ column for column in (*W1.T, b1)]  # one input after the other
    W = W1.new_zeros(len(W2), W1.shape[1])
    for i, column in enumerate(columns[:-1]):
        W[:, i] = column
    return W, columns[-1] + b2


@mistake("collapse")
def first_weight_left(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1 + b2


@mistake("collapse")
def inputs_first(W1, b1, W2, b2):
    return W1.T @ W2.T, b1 @ W2.T + b2


@mistake("collapse")
def only_the_second_bias(W1, b1, W2, b2):
    return W2 @ W1, b2.clone()


@mistake("collapse")
def only_the_first_bias(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1


@mistake("collapse")
def biases_added(W1, b1, W2, b2):
    return W2 @ W1, b1 + b2


@mistake("collapse")
def bias_through_all_weights(W1, b1, W2, b2):
    if W1.shape[0] == W1.shape[1]:
        return W2 @ W1, W2 @ W1 @ b1 + b2
    return W2 @ W1, (W2 @ W1).sum(1) + b2


@mistake("collapse")
def transposed_second_for_the_bias(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2


@mistake("collapse")
def cut_from_the_graph(W1, b1, W2, b2):
    return (W2 @ W1).detach(), (W2 @ b1 + b2).detach()


@mistake("collapse")
def adds_into_the_second_bias(W1, b1, W2, b2):
    b2.data += W2.data @ b1.data
    return W2 @ W1, b2


@mistake("largest_rank")
def widest_layer(widths):
    return max(widths)


@mistake("largest_rank")
def ends_only(widths):
    return min(widths[0], widths[-1])


@mistake("largest_rank")
def hidden_only(widths):
    return min(widths[1:-1] or widths)


@mistake("largest_rank")
def inputs_forgotten(widths):
    return min(widths[1:])


@mistake("largest_rank")
def outputs_forgotten(widths):
    return min(widths[:-1])


@mistake("largest_rank")
def outputs_only(widths):
    return widths[-1]


@mistake("collapse")
def layers_exchanged(W1, b1, W2, b2):
    return W1 @ W2, W1 @ b2 + b1


@mistake("collapse")
def elementwise_product(W1, b1, W2, b2):
    return W2 * W1, W2 @ b1 + b2


@mistake("collapse")
def bias_as_a_column(W1, b1, W2, b2):
    return W2 @ W1, W2 @ b1[:, None] + b2


@mistake("collapse")
def plus_equals_on_the_second_bias(W1, b1, W2, b2):
    b2 += W2 @ b1
    return W2 @ W1, b2


@mistake("largest_rank")
def best_layer_counts(widths):
    return max(min(a, b) for a, b in pairwise(widths))
