import math

import torch

from tutor.lab import mistake, right


@right("two_class")
def shifts_by_the_larger(o):
    exps = (o - o.amax(dim=1, keepdim=True)).exp()
    return (exps / exps.sum(dim=1, keepdim=True))[:, 1]


@right("two_class")
def by_the_sign(o):
    z = o[:, 1] - o[:, 0]
    small = torch.exp(-z.abs())
    return torch.where(z >= 0, 1 / (1 + small), small / (1 + small))


@right("two_class", "one_output")
class hyperbolic_and_column_by_column:
    @staticmethod
    def two_class(o):
        return 0.5 * (1 + torch.tanh((o[:, 1] - o[:, 0]) / 2))

    @staticmethod
    def one_output(W, b):
        difference = W.new_tensor([[-1.0], [1.0]])
        return W @ difference, b @ difference


@mistake("two_class")
def exponentials_of_both(o):
    exps = o.exp()
    return exps[:, 1] / (exps[:, 0] + exps[:, 1])


@mistake("two_class")
def exponentials_of_both_for_class_0(o):
    exps = o.exp()
    return exps[:, 0] / (exps[:, 0] + exps[:, 1])


@mistake("two_class")
def exponential_over_one_plus_it(o):
    exp = (o[:, 1] - o[:, 0]).exp()
    return exp / (1 + exp)


@mistake("two_class")
def sigmoid_by_the_formula(o):
    return 1 / (1 + torch.exp(o[:, 0] - o[:, 1]))


@mistake("two_class")
def probability_of_class_0(o):
    return torch.sigmoid(o[:, 0] - o[:, 1])


@mistake("two_class")
def probability_of_class_0_by_the_formula(o):
    return 1 / (1 + torch.exp(o[:, 1] - o[:, 0]))


@mistake("two_class")
def ignores_class_0(o):
    return torch.sigmoid(o[:, 1])


@mistake("two_class")
def a_sigmoid_for_each(o):
    return torch.sigmoid(o)


@mistake("two_class")
def both_columns(o):
    exps = o.exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("two_class")
def both_columns_shifted(o):
    exps = (o - o.amax(dim=1, keepdim=True)).exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("two_class")
def keeps_an_axis(o):
    return torch.sigmoid(o[:, 1:] - o[:, :1])


@mistake("two_class")
def decides(o):
    return (o[:, 1] > o[:, 0]).to(o.dtype)


@mistake("two_class")
def decides_as_a_number(o):
    return o.argmax(dim=1)


@mistake("two_class")
def cuts_large_scores(o):
    exps = o.clamp(-80, 80).exp()
    return exps[:, 1] / exps.sum(dim=1)


@mistake("two_class")
def share_of_the_scores(o):
    return o[:, 1] / (o[:, 0] + o[:, 1])


@mistake("two_class")
def sums_over_the_examples(o):
    exps = o.exp()
    return exps[:, 1] / exps[:, 1].sum()


@mistake("two_class")
def shifts_by_the_largest_of_all(o):
    exps = (o - o.max()).exp()
    return exps[:, 1] / exps.sum(dim=1)


@mistake("two_class")
def number_by_number(o):
    p = [math.exp(b) / (math.exp(a) + math.exp(b)) for a, b in o.tolist()]
    return torch.tensor(p, dtype=o.dtype, device=o.device)


@mistake("two_class")
def cuts_the_gradient(o):
    return torch.sigmoid(o[:, 1] - o[:, 0]).detach()


@mistake("one_output")
def class_1_alone(W, b):
    return W[:, 1:], b[1:]


@mistake("one_output")
def for_class_0(W, b):
    return W[:, :1] - W[:, 1:], b[:1] - b[1:]


@mistake("one_output")
def flat(W, b):
    return W[:, 1] - W[:, 0], b[1] - b[0]


@mistake("one_output")
def flat_weights(W, b):
    return W[:, 1] - W[:, 0], b[1:] - b[:1]


@mistake("one_output")
def bias_without_axes(W, b):
    return W[:, 1:] - W[:, :1], b[1] - b[0]


@mistake("one_output")
def bias_of_class_1(W, b):
    return W[:, 1:] - W[:, :1], b[1:]


@mistake("one_output")
def half_the_difference(W, b):
    return (W[:, 1:] - W[:, :1]) / 2, (b[1:] - b[:1]) / 2


@mistake("one_output")
def adds_the_columns(W, b):
    return W[:, 1:] + W[:, :1], b[1:] + b[:1]


@mistake("one_output")
def writes_into_the_weights(W, b):
    W[:, 1] -= W[:, 0]
    b[1] -= b[0]
    return W[:, 1:], b[1:]


@mistake("two_class")
def loses_the_summed_axis(o):
    exps = o.exp()
    return (exps / exps.sum(dim=1))[:, 1]


@mistake("two_class")
def default_dtype(o):
    p = torch.zeros(len(o), device=o.device)
    for i in range(len(o)):
        p[i] = torch.sigmoid(o[i, 1] - o[i, 0])
    return p
