import math

import torch

from tutor.lab import mistake, right


def pick(table, y):
    return table[torch.arange(len(y), device=y.device), y]


def reduced(losses, reduction):
    """What the last lines of the reference do."""
    return losses if reduction == "none" else getattr(losses, reduction)()


@right("ce_from_logits")
def example_by_example(o, y, reduction="mean"):
    losses = []
    for row, label in zip(o, y.tolist(), strict=True):
        top = row.max()
        losses.append(top + torch.log(torch.exp(row - top).sum()) - row[label])
    return reduced(torch.stack(losses), reduction)


@right("ce_from_logits")
def through_all_logarithms(o, y, reduction="mean"):
    top = o.max(dim=1, keepdim=True).values.detach()
    log_p = o - top - (o - top).exp().sum(dim=1, keepdim=True).log()
    return reduced(-log_p.gather(1, y[:, None]).squeeze(1), reduction)


@right("ce_from_logits")
def against_the_label(o, y, reduction="mean"):
    gaps = o - o.gather(1, y[:, None])  # by how much each class beats the right one
    top = gaps.amax(1)
    return reduced(top + (gaps - top[:, None]).exp().sum(1).log(), reduction)


@mistake("ce_from_logits")
def log_of_softmax(o, y, reduction="mean"):
    return reduced(-pick(torch.softmax(o, 1), y).log(), reduction)


@mistake("ce_from_logits")
def log_of_softmax_one_hot(o, y, reduction="mean"):
    onehot = torch.eye(o.shape[1], dtype=o.dtype, device=o.device)[y]
    return reduced(-(onehot * torch.softmax(o, 1).log()).sum(1), reduction)


@mistake("ce_from_logits")
def log_of_a_quotient(o, y, reduction="mean"):
    exps = o.exp()
    return reduced(-pick(exps / exps.sum(1, keepdim=True), y).log(), reduction)


@mistake("ce_from_logits")
def log_of_a_quotient_one_hot(o, y, reduction="mean"):
    exps = o.exp()
    onehot = torch.eye(o.shape[1], dtype=o.dtype, device=o.device)[y]
    return reduced(-(onehot * (exps / exps.sum(1, keepdim=True)).log()).sum(1), reduction)


@mistake("ce_from_logits")
def clamps_the_probabilities(o, y, reduction="mean"):
    return reduced(-pick(torch.softmax(o, 1), y).clamp(min=1e-12).log(), reduction)


@mistake("ce_from_logits")
def clamps_a_quotient(o, y, reduction="mean"):
    exps = o.exp()
    return reduced(-(pick(exps / exps.sum(1, keepdim=True), y) + 1e-12).log(), reduction)


@mistake("ce_from_logits")
def cuts_large_scores(o, y, reduction="mean"):
    cut = o.clamp(-80, 80)
    return reduced(cut.exp().sum(1).log() - pick(cut, y), reduction)


@mistake("ce_from_logits")
def no_shift(o, y, reduction="mean"):
    return reduced(o.exp().sum(1).log() - pick(o, y), reduction)


@mistake("ce_from_logits")
def no_shift_one_hot(o, y, reduction="mean"):
    onehot = torch.eye(o.shape[1], dtype=o.dtype, device=o.device)[y]
    return reduced(o.exp().sum(1).log() - (onehot * o).sum(1), reduction)


@mistake("ce_from_logits")
def one_hot_product(o, y, reduction="mean"):
    onehot = torch.eye(o.shape[1], dtype=o.dtype, device=o.device)[y]
    top = o.amax(1, keepdim=True)
    log_p = o - top - (o - top).exp().sum(1, keepdim=True).log()
    return reduced(-(onehot * log_p).sum(1), reduction)


@mistake("ce_from_logits")
def forgets_to_add_the_shift(o, y, reduction="mean"):
    log_sum = (o - o.amax(1, keepdim=True)).exp().sum(1).log()
    return reduced(log_sum - pick(o, y), reduction)


@mistake("ce_from_logits")
def shifts_by_the_largest_of_all(o, y, reduction="mean"):
    shifted = o - o.max()
    return reduced(shifted.exp().sum(1).log() - pick(shifted, y), reduction)


@mistake("ce_from_logits")
def shifts_by_the_mean(o, y, reduction="mean"):
    shifted = o - o.mean(1, keepdim=True)
    return reduced(shifted.exp().sum(1).log() - pick(shifted, y), reduction)


@mistake("ce_from_logits")
def sums_over_the_examples(o, y, reduction="mean"):
    shifted = o - o.amax(0)
    return reduced(pick(shifted.exp().sum(0).log() - shifted, y), reduction)


@mistake("ce_from_logits")
def mean_over_all_entries(o, y, reduction="mean"):
    losses = ce_from_logits(o, y, "none")
    return losses.sum() / o.numel() if reduction == "mean" else reduced(losses, reduction)


@mistake("ce_from_logits")
def always_the_mean(o, y, reduction="mean"):
    return ce_from_logits(o, y, "mean")


@mistake("ce_from_logits")
def never_reduces(o, y, reduction="mean"):
    return ce_from_logits(o, y, "none")


@mistake("ce_from_logits")
def keeps_an_axis(o, y, reduction="mean"):
    shifted = o - o.amax(1, keepdim=True)
    losses = shifted.exp().sum(1, keepdim=True).log() - shifted.gather(1, y[:, None])
    return reduced(losses, reduction)


@mistake("ce_from_logits")
def column_minus_row(o, y, reduction="mean"):
    top = o.amax(1, keepdim=True)
    log_sum = top + (o - top).exp().sum(1, keepdim=True).log()
    return reduced(log_sum - pick(o, y), reduction)


@mistake("ce_from_logits")
def everyones_label(o, y, reduction="mean"):
    top = o.amax(1, keepdim=True)
    log_sum = top + (o - top).exp().sum(1, keepdim=True).log()
    return reduced(log_sum - o[:, y], reduction)


@mistake("ce_from_logits")
def log_probabilities(o, y, reduction="mean"):
    return -ce_from_logits(o, y, reduction)


@mistake("ce_from_logits")
def cuts_the_gradient(o, y, reduction="mean"):
    return ce_from_logits(o.detach(), y, reduction)


@mistake("ce_from_logits")
def number_by_number(o, y, reduction="mean"):
    rows = zip(o.tolist(), y.tolist(), strict=True)
    losses = [math.log(sum(math.exp(score) for score in row)) - row[label] for row, label in rows]
    return reduced(torch.tensor(losses, dtype=o.dtype, device=o.device), reduction)


@mistake("ce_from_logits")
def works_in_place(o, y, reduction="mean"):
    o -= o.amax(1, keepdim=True)
    return reduced(o.exp().sum(1).log() - pick(o, y), reduction)
