import torch

from tutor.lab import mistake, right


@right("softmax")
def row_by_row(X):
    rows = []
    for row in X:
        exps = torch.exp(row - max(row.tolist()))
        rows.append(exps / exps.sum())
    return torch.stack(rows)


@right("softmax")
def through_logarithms(X):
    top = X.max(dim=1, keepdim=True).values
    log_sum = top + (X - top).exp().sum(dim=1, keepdim=True).log()
    return (X - log_sum).exp()


@mistake("softmax")
def no_shift(X):
    exps = X.exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("softmax")
def shifts_by_the_largest_of_all(X):
    exps = (X - X.max()).exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("softmax")
def shifts_by_the_mean(X):
    exps = (X - X.mean(dim=1, keepdim=True)).exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("softmax")
def cuts_large_scores(X):
    exps = X.clamp(-80, 80).exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("softmax")
def sums_over_the_examples(X):
    exps = X.exp()
    return exps / exps.sum(dim=0)


@mistake("softmax")
def shifts_and_sums_over_the_examples(X):
    exps = (X - X.amax(dim=0)).exp()
    return exps / exps.sum(dim=0)


@mistake("softmax")
def sums_over_everything(X):
    exps = X.exp()
    return exps / exps.sum()


@mistake("softmax")
def loses_the_summed_axis(X):
    exps = X.exp()
    return exps / exps.sum(dim=1)


@mistake("softmax")
def loses_the_summed_axis_after_shifting(X):
    exps = (X - X.amax(dim=1, keepdim=True)).exp()
    return exps / exps.sum(dim=1)


@mistake("softmax")
def loses_the_axis_of_the_maximum(X):
    exps = (X - X.amax(dim=1)).exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("softmax")
def divides_without_exponentials(X):
    return X / X.sum(dim=1, keepdim=True)


@mistake("softmax")
def logarithm_of_it(X):
    shifted = X - X.amax(dim=1, keepdim=True)
    return shifted - shifted.exp().sum(dim=1, keepdim=True).log()


@mistake("softmax")
def works_in_place(X):
    X -= X.amax(dim=1, keepdim=True)
    exps = X.exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("softmax")
def cuts_the_gradient(X):
    exps = (X.detach() - X.detach().amax(dim=1, keepdim=True)).exp()
    return exps / exps.sum(dim=1, keepdim=True)


@mistake("softmax")
def holds_the_sum_constant(X):
    exps = (X - X.amax(dim=1, keepdim=True)).exp()
    return exps / exps.sum(dim=1, keepdim=True).detach()


@mistake("softmax")
def always_float32(X):
    exps = (X - X.amax(dim=1, keepdim=True)).float().exp()
    return exps / exps.sum(dim=1, keepdim=True)
