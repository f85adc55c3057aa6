import math

import torch

from tutor.lab import mistake, right


def parts(o, y):
    """Probabilities, their logarithms, and the labels as one-hot rows."""
    p = torch.softmax(o, dim=1)
    onehot = torch.zeros_like(p)
    onehot[torch.arange(len(y), device=y.device), y] = 1
    return p, p.log(), onehot


@right("softmax_ce")
def with_one_hot_rows(o, y):
    exps = o.exp()
    p = exps / exps.sum(1, keepdim=True)
    onehot = torch.eye(o.shape[1], dtype=o.dtype, device=o.device)[y]
    return -(onehot * p.log()).sum() / len(y), (p - onehot) / len(y)


@right("softmax_ce")
def through_log_sum_exp(o, y):
    own = o.gather(1, y[:, None]).squeeze(1)
    loss = (torch.logsumexp(o, 1) - own).mean()
    onehot = torch.nn.functional.one_hot(y, o.shape[1])
    return loss, (torch.softmax(o, 1) - onehot) / len(y)


@right("softmax_ce")
def example_by_example(o, y):
    loss, do = 0.0, torch.zeros_like(o)
    for i, label in enumerate(y.tolist()):
        p = o[i].exp() / o[i].exp().sum()
        loss = loss - torch.log(p[label]) / len(y)
        for j in range(o.shape[1]):
            do[i, j] = (p[j] - (1 if j == label else 0)) / len(y)
    return loss, do


@mistake("softmax_ce")
def binary_cross_entropy(o, y):
    p, log_p, onehot = parts(o, y)
    loss = -(onehot * log_p + (1 - onehot) * (1 - p).log()).sum() / len(y)
    return loss, (p - onehot) / len(y)


@mistake("softmax_ce")
def binary_cross_entropy_averaged(o, y):
    p, log_p, onehot = parts(o, y)
    loss = -(onehot * log_p + (1 - onehot) * (1 - p).log()).mean()
    return loss, (p - onehot) / len(y)


@mistake("softmax_ce")
def binary_cross_entropy_and_its_gradient(o, y):
    p, log_p, onehot = parts(o, y)
    loss = -(onehot * log_p + (1 - onehot) * (1 - p).log()).sum() / len(y)
    dp = (-onehot / p + (1 - onehot) / (1 - p)) / len(y)
    return loss, p * (dp - (dp * p).sum(1, keepdim=True))


@mistake("softmax_ce")
def gradient_not_averaged(o, y):
    p, _, onehot = parts(o, y)
    return softmax_ce(o, y)[0], p - onehot


@mistake("softmax_ce")
def sums_for_means(o, y):
    p, log_p, onehot = parts(o, y)
    return -(onehot * log_p).sum(), p - onehot


@mistake("softmax_ce")
def loss_summed(o, y):
    _, log_p, onehot = parts(o, y)
    return -(onehot * log_p).sum(), softmax_ce(o, y)[1]


@mistake("softmax_ce")
def mean_over_all_entries(o, y):
    _, log_p, onehot = parts(o, y)
    return -(onehot * log_p).mean(), softmax_ce(o, y)[1]


@mistake("softmax_ce")
def mean_over_all_entries_throughout(o, y):
    p, log_p, onehot = parts(o, y)
    return -(onehot * log_p).mean(), (p - onehot) / p.numel()


@mistake("softmax_ce")
def mean_over_all_entries_and_no_mean(o, y):
    p, log_p, onehot = parts(o, y)
    return -(onehot * log_p).mean(), p - onehot


@mistake("softmax_ce")
def one_loss_for_each(o, y):
    _, log_p, onehot = parts(o, y)
    return -(onehot * log_p).sum(1), softmax_ce(o, y)[1]


@mistake("softmax_ce")
def one_loss_for_each_and_no_mean(o, y):
    p, log_p, onehot = parts(o, y)
    return -(onehot * log_p).sum(1), p - onehot


@mistake("softmax_ce")
def label_minus_probability(o, y):
    loss, do = softmax_ce(o, y)
    return loss, -do


@mistake("softmax_ce")
def label_minus_probability_not_averaged(o, y):
    loss, do = softmax_ce(o, y)
    return loss, -do * len(y)


@mistake("softmax_ce")
def forgets_the_minus(o, y):
    loss, do = softmax_ce(o, y)
    return -loss, do


@mistake("softmax_ce")
def forgets_the_minus_throughout(o, y):
    loss, do = softmax_ce(o, y)
    return -loss, -do


@mistake("softmax_ce")
def forgets_the_logarithm(o, y):
    p, _, onehot = parts(o, y)
    return -(onehot * p).sum() / len(y), softmax_ce(o, y)[1]


@mistake("softmax_ce")
def counts_in_bits(o, y):
    loss, do = softmax_ce(o, y)
    return loss / math.log(2), do


@mistake("softmax_ce")
def diagonal_of_softmax_only(o, y):
    p, _, onehot = parts(o, y)
    return softmax_ce(o, y)[0], -onehot * (1 - p) / len(y)


@mistake("softmax_ce")
def diagonal_of_softmax_only_not_averaged(o, y):
    p, _, onehot = parts(o, y)
    return softmax_ce(o, y)[0], -onehot * (1 - p)


@mistake("softmax_ce")
def gradient_for_the_probabilities(o, y):
    p, _, onehot = parts(o, y)
    return softmax_ce(o, y)[0], -onehot / p / len(y)


@mistake("softmax_ce")
def gradient_for_the_probabilities_not_averaged(o, y):
    p, _, onehot = parts(o, y)
    return softmax_ce(o, y)[0], -onehot / p


@mistake("softmax_ce")
def forgets_the_label(o, y):
    p, _, _ = parts(o, y)
    return softmax_ce(o, y)[0], p / len(y)


@mistake("softmax_ce")
def softmax_over_the_examples(o, y):
    p = torch.softmax(o, dim=0)
    _, _, onehot = parts(o, y)
    return -(onehot * p.log()).sum() / len(y), (p - onehot) / len(y)


@mistake("softmax_ce")
def everyones_label_in_the_loss(o, y):
    p, _, _ = parts(o, y)
    return -p[:, y].log().mean(), softmax_ce(o, y)[1]


@mistake("softmax_ce")
def everyones_label_in_the_gradient(o, y):
    p, _, _ = parts(o, y)
    p[:, y] -= 1
    return softmax_ce(o, y)[0], p / len(y)


@mistake("softmax_ce")
def everyones_label_throughout(o, y):
    p, _, _ = parts(o, y)
    loss = -p[:, y].log().mean()
    p[:, y] -= 1
    return loss, p / len(y)


@mistake("softmax_ce")
def loss_after_the_subtraction(o, y):
    p, _, _ = parts(o, y)
    rows = torch.arange(len(y), device=y.device)
    p[rows, y] -= 1
    return -p[rows, y].log().mean(), p / len(y)


@mistake("softmax_ce")
def one_hot_too_narrow(o, y):
    p, log_p, _ = parts(o, y)
    onehot = torch.nn.functional.one_hot(y)
    return -(onehot * log_p).sum() / len(y), (p - onehot) / len(y)


@mistake("softmax_ce")
def changes_the_scores(o, y):
    o -= o.amax(dim=1, keepdim=True)
    p, log_p, onehot = parts(o, y)
    return -(onehot * log_p).sum() / len(y), (p - onehot) / len(y)


@mistake("softmax_ce")
def writes_into_the_scores(o, y):
    loss, do = softmax_ce(o, y)
    o.copy_(do)
    return loss, o


@mistake("softmax_ce")
def binary_cross_entropy_gradient_not_averaged(o, y):
    p, log_p, onehot = parts(o, y)
    loss = -(onehot * log_p + (1 - onehot) * (1 - p).log()).sum() / len(y)
    return loss, p - onehot


@mistake("softmax_ce")
def one_hot_too_narrow_and_no_mean(o, y):
    p, log_p, _ = parts(o, y)
    onehot = torch.nn.functional.one_hot(y)
    return -(onehot * log_p).sum() / len(y), p - onehot


@mistake("softmax_ce")
def averages_the_gradient_over_the_examples(o, y):
    p, _, onehot = parts(o, y)
    return softmax_ce(o, y)[0], (p - onehot).mean(0)


@mistake("softmax_ce")
def default_dtype(o, y):
    loss, do = softmax_ce(o, y)
    return torch.tensor(loss.item(), device=o.device), do


@mistake("softmax_ce")
def returns_the_loss_alone(o, y):
    return softmax_ce(o, y)[0]
