import torch
import torch.nn.functional as F
from torch import nn

from tutor.lab import mistake, right


class Net(nn.Module):
    """The reference's layers by name, with parts that a mistake may exchange."""

    def __init__(self, p1, p2, d=784, h1=128, h2=128, q=10):
        super().__init__()
        self.p1, self.p2 = p1, p2
        self.hidden1, self.hidden2 = nn.Linear(d, h1), nn.Linear(h1, h2)
        self.output = nn.Linear(h2, q)

    def drop(self, H, p):
        return F.dropout(H, p, self.training)

    def forward(self, X):
        H = self.drop(self.hidden1(X.flatten(1)).relu(), self.p1)
        H = self.drop(self.hidden2(H).relu(), self.p2)
        return self.output(H)


@right("MLPDropout")
class WithFunctions(Net):
    pass


@right("MLPDropout")
class DropoutBeforeReLU(nn.Module):
    """ReLU of a dropped sum is the dropped ReLU: the order of the two is free."""

    def __init__(self, p1, p2, d=784, h1=128, h2=128, q=10):
        super().__init__()
        sizes, ps = (d, h1, h2), (p1, p2)
        self.output = nn.Linear(h2, q)
        self.blocks = nn.ModuleList(
            nn.Sequential(nn.Linear(sizes[i], sizes[i + 1]), nn.Dropout(ps[i]), nn.ReLU())
            for i in range(2)
        )

    def forward(self, X):
        H = X.reshape(len(X), -1)
        for block in self.blocks:
            H = block(H)
        return self.output(H)


@mistake("MLPDropout")
class always_drops(Net):
    def drop(self, H, p):
        return F.dropout(H, p)


@mistake("MLPDropout")
class never_drops(Net):
    def drop(self, H, p):
        return H


@mistake("MLPDropout")
class drops_in_evaluation_only(Net):
    def drop(self, H, p):
        return F.dropout(H, p, not self.training)


@mistake("MLPDropout")
class drops_the_scores(Net):
    def forward(self, X):
        H = self.drop(self.hidden1(X.flatten(1)).relu(), self.p1)
        return self.drop(self.output(self.hidden2(H).relu()), self.p2)


@mistake("MLPDropout")
class drops_the_input(Net):
    def forward(self, X):
        H = self.hidden1(self.drop(X.flatten(1), self.p1)).relu()
        return self.output(self.hidden2(self.drop(H, self.p2)).relu())


@mistake("MLPDropout")
class swaps_the_probabilities(Net):
    def __init__(self, p1, p2, *sizes):
        super().__init__(p2, p1, *sizes)


@mistake("MLPDropout")
class same_probability_twice(Net):
    def __init__(self, p1, p2, *sizes):
        super().__init__(p1, p1, *sizes)


@mistake("MLPDropout")
class forgets_the_second(Net):
    def __init__(self, p1, p2, *sizes):
        super().__init__(p1, 0.0, *sizes)


@mistake("MLPDropout")
class fixed_probability(Net):
    def __init__(self, p1, p2, *sizes):
        super().__init__(0.5, 0.5, *sizes)


@mistake("MLPDropout")
class p_is_what_stays(Net):
    def drop(self, H, p):
        return F.dropout(H, 1 - p, self.training)


@mistake("MLPDropout")
class forgets_to_scale(Net):
    def drop(self, H, p):
        return H * (torch.rand_like(H) >= p) if self.training else H


@mistake("MLPDropout")
class scales_in_evaluation(Net):
    def drop(self, H, p):
        return H * (torch.rand_like(H) >= p) if self.training else H * (1 - p)


@mistake("MLPDropout")
class one_mask_for_the_batch(Net):
    def drop(self, H, p):
        return H * F.dropout(torch.ones_like(H[:1]), p, self.training)


@mistake("MLPDropout")
class one_throw_for_each_example(Net):
    def drop(self, H, p):
        return H * F.dropout(torch.ones_like(H[:, :1]), p, self.training)


@mistake("MLPDropout")
class forgets_to_flatten(Net):
    def forward(self, X):
        H = self.drop(self.hidden1(X).relu(), self.p1)
        return self.output(self.drop(self.hidden2(H).relu(), self.p2))


@mistake("MLPDropout")
class forgets_the_relus(Net):
    def forward(self, X):
        H = self.drop(self.hidden1(X.flatten(1)), self.p1)
        return self.output(self.drop(self.hidden2(H), self.p2))


@mistake("MLPDropout")
class forgets_the_second_relu(Net):
    def forward(self, X):
        H = self.drop(self.hidden1(X.flatten(1)).relu(), self.p1)
        return self.output(self.drop(self.hidden2(H), self.p2))


@mistake("MLPDropout")
class relu_of_the_scores(Net):
    def forward(self, X):
        return super().forward(X).relu()


@mistake("MLPDropout")
class softmax_at_the_end(Net):
    def forward(self, X):
        return super().forward(X).softmax(1)


@mistake("MLPDropout")
class log_softmax_at_the_end(Net):
    def forward(self, X):
        return super().forward(X).log_softmax(1)


@mistake("MLPDropout")
class layers_in_a_list(Net):
    def __init__(self, p1, p2, *sizes):
        super().__init__(p1, p2, *sizes)
        self.layers = [self.hidden1, self.hidden2, self.output]
        del self.hidden1, self.hidden2, self.output

    def forward(self, X):
        dtype = self.layers[0].weight.dtype
        H = self.drop(self.layers[0](X.flatten(1).to(dtype)).relu(), self.p1)
        H = self.drop(self.layers[1](H).relu(), self.p2)
        return self.layers[2](H).to(X.dtype)


@mistake("MLPDropout")
class fixed_sizes(Net):
    def __init__(self, p1, p2, *sizes):
        super().__init__(p1, p2)


@mistake("MLPDropout")
class forgets_super(Net):
    def __init__(self, p1, p2, d=784, h1=128, h2=128, q=10):
        self.hidden1 = nn.Linear(d, h1)


@mistake("MLPDropout")
class drops_the_input_too(Net):
    def forward(self, X):
        return super().forward(self.drop(X.flatten(1), self.p1))


@mistake("MLPDropout")
class both_after_the_second(Net):
    def forward(self, X):
        H = self.hidden2(self.hidden1(X.flatten(1)).relu()).relu()
        return self.output(self.drop(self.drop(H, self.p1), self.p2))
