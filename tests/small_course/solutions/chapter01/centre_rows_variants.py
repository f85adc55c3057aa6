import torch

from tutor.lab import mistake, right


@right("centre_rows")
def one_row_at_a_time(X):
    return torch.stack([row - row.mean() for row in X])


@mistake("centre_rows")
def centres_columns(X):
    return X - X.mean(0, keepdim=True)


@mistake("centre_rows")
def whole_matrix(X):
    return X - X.mean()


@mistake("centre_rows")
def keeps_no_axis(X):
    return X - X.mean(1)


@mistake("centre_rows")
def adds_the_mean(X):
    return X + X.mean(1, keepdim=True)
