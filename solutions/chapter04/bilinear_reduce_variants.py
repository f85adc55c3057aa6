import torch.nn.functional as F

from tutor.lab import mistake, right


@right("BilinearReduce")
class all_products_then_one_product(BilinearReduce):
    def forward(self, X):
        n, d = X.shape
        products = X[:, :, None] * X[:, None, :]  # (n, d, d)
        return products.reshape(n, d * d) @ self.W.reshape(d * d, -1)


@right("BilinearReduce")
class output_by_output(BilinearReduce):
    def forward(self, X):
        return torch.stack([((X @ W) * X).sum(1) for W in self.W.unbind(2)], dim=1)


@right("BilinearReduce")
class by_torchs_bilinear(BilinearReduce):
    def forward(self, X):
        return F.bilinear(X, X, self.W.permute(2, 0, 1))


@mistake("BilinearReduce")
class diagonal_of_all_pairs(BilinearReduce):
    def forward(self, X):
        return torch.stack([(X @ W @ X.T).diagonal() for W in self.W.unbind(2)], dim=1)


@mistake("BilinearReduce")
class keeps_all_pairs(BilinearReduce):
    def forward(self, X):
        return torch.einsum("ni,ijk,mj->nmk", X, self.W, X)


@mistake("BilinearReduce")
class one_example_at_a_time(BilinearReduce):
    def forward(self, X):
        return torch.stack([torch.einsum("i,ijk,j->k", x, self.W, x) for x in X])


@mistake("BilinearReduce")
class plain_tensor(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.W = (torch.randn(d, d, k) / d).requires_grad_()

    def forward(self, X):
        return torch.einsum("ni,ijk,nj->nk", X, self.W, X)


@mistake("BilinearReduce")
class without_super_init(BilinearReduce):
    def __init__(self, d, k):
        self.W = nn.Parameter(torch.randn(d, d, k) / d)


@mistake("BilinearReduce")
class outputs_first(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.W = nn.Parameter(torch.randn(k, d, d) / d)

    def forward(self, X):
        return torch.einsum("ni,kij,nj->nk", X, self.W, X)


@mistake("BilinearReduce")
class hands_over_to_nn_bilinear(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.layer = nn.Bilinear(d, d, k)

    def forward(self, X):
        return self.layer(X, X)


@mistake("BilinearReduce")
class with_a_bias(BilinearReduce):
    def __init__(self, d, k):
        super().__init__(d, k)
        self.b = nn.Parameter(torch.zeros(k))

    def forward(self, X):
        return super().forward(X) + self.b


@mistake("BilinearReduce")
class squares_only(BilinearReduce):
    def forward(self, X):
        return torch.einsum("ni,iik->nk", X * X, self.W)


@mistake("BilinearReduce")
class each_pair_once(BilinearReduce):
    def forward(self, X):
        upper = torch.ones_like(self.W[:, :, 0]).triu()
        return torch.einsum("ni,ijk,nj->nk", X, self.W * upper[:, :, None], X)


@mistake("BilinearReduce")
class only_one_factor(BilinearReduce):
    def forward(self, X):
        return torch.einsum("ni,ijk->nk", X, self.W)


@mistake("BilinearReduce")
class sums_the_examples_up(BilinearReduce):
    def forward(self, X):
        return torch.einsum("ni,ijk,nj->k", X, self.W, X)


@mistake("BilinearReduce")
class sums_each_factor_first(BilinearReduce):
    """Sum over i and sum over j, each by itself: only right where W is 1 everywhere."""

    def forward(self, X):
        return X.sum(1, keepdim=True) ** 2 * self.W.sum((0, 1))


@mistake("BilinearReduce")
class reads_the_data(BilinearReduce):
    def forward(self, X):
        return torch.einsum("ni,ijk,nj->nk", X, self.W.data, X)


@mistake("BilinearReduce")
class second_factor_detached(BilinearReduce):
    def forward(self, X):
        return torch.einsum("ni,ijk,nj->nk", X, self.W, X.detach())


@mistake("BilinearReduce")
class new_weights_in_every_call(BilinearReduce):
    def forward(self, X):
        d, _, k = self.W.shape
        self.W = nn.Parameter(torch.randn(d, d, k).to(X) / d)
        return super().forward(X)


@mistake("BilinearReduce")
class standard_normal_start(BilinearReduce):
    def __init__(self, d, k):
        super().__init__(d, k)
        self.W = nn.Parameter(torch.randn(d, d, k))


@mistake("BilinearReduce")
class zeros_at_the_start(BilinearReduce):
    def __init__(self, d, k):
        super().__init__(d, k)
        self.W = nn.Parameter(torch.zeros(d, d, k))


@mistake("BilinearReduce")
class uniform_from_zero(BilinearReduce):
    def __init__(self, d, k):
        super().__init__(d, k)
        self.W = nn.Parameter(torch.rand(d, d, k) / d)


@mistake("BilinearReduce")
class divides_by_the_root(BilinearReduce):
    def __init__(self, d, k):
        super().__init__(d, k)
        self.W = nn.Parameter(torch.randn(d, d, k) / d**0.5)
