import torch

from tutor.lab import mistake, right


@right("Centered")
class by_a_matrix(nn.Module):
    """Times the identity minus 1/d everywhere."""

    def forward(self, X):
        d = X.shape[-1]
        return X @ (torch.eye(d, dtype=X.dtype, device=X.device) - 1 / d)


@right("Centered")
class sum_over_number(nn.Module):
    def forward(self, X):
        return X - (X.sum(-1) / X.shape[-1]).unsqueeze(-1)


@mistake("Centered")
class mean_of_everything(nn.Module):
    def forward(self, X):
        return X - X.mean()


@mistake("Centered")
class mean_over_the_examples(nn.Module):
    def forward(self, X):
        return X - X.mean(dim=0)


@mistake("Centered")
class second_axis(nn.Module):
    def forward(self, X):
        return X - X.mean(dim=1, keepdim=True) if X.dim() > 1 else X - X.mean()


@mistake("Centered")
class all_but_the_first_axis(nn.Module):
    def forward(self, X):
        rest = tuple(range(1, X.dim())) or (0,)
        return X - X.mean(dim=rest, keepdim=True)


@mistake("Centered")
class axis_gone(nn.Module):
    def forward(self, X):
        return X - X.mean(dim=-1)


@mistake("Centered")
class in_place(nn.Module):
    def forward(self, X):
        return X.sub_(X.mean(dim=-1, keepdim=True))


@mistake("Centered")
class behind_autograds_back(nn.Module):
    """In place on X.data, or under no_grad: the mean is written into the input."""

    def forward(self, X):
        X.data -= X.data.mean(dim=-1, keepdim=True)
        return X


@mistake("Centered")
class standardises(nn.Module):
    def forward(self, X):
        centred = X - X.mean(dim=-1, keepdim=True)
        return centred / X.std(dim=-1, keepdim=True, correction=0)


@mistake("Centered")
class layer_norm(nn.Module):
    def forward(self, X):
        return nn.functional.layer_norm(X, X.shape[-1:])


@mistake("Centered")
class sum_for_mean(nn.Module):
    def forward(self, X):
        return X - X.sum(dim=-1, keepdim=True)


@mistake("Centered")
class median_for_mean(nn.Module):
    def forward(self, X):
        return X - X.median(dim=-1, keepdim=True).values


@mistake("Centered")
class only_the_mean(nn.Module):
    def forward(self, X):
        return X.mean(dim=-1, keepdim=True)


@mistake("Centered")
class mean_detached(nn.Module):
    def forward(self, X):
        return X - X.mean(dim=-1, keepdim=True).detach()


@mistake("Centered")
class has_a_shift_to_learn(nn.Module):
    def __init__(self):
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return X - X.mean(dim=-1, keepdim=True) + self.shift.detach().to(X)


@mistake("Centered")
class axis_back_in_second_place(nn.Module):
    def forward(self, X):
        mean = X.mean(dim=-1)
        return X - (mean.unsqueeze(1) if X.dim() > 1 else mean)
