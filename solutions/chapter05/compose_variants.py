import torch

from tutor.lab import mistake, right


def placed(K1, K2, size, place):
    """Shifted copies of K1, each times an entry of K2, added up."""
    K = K1.new_zeros(*size)
    for a in range(K2.shape[0]):
        for b in range(K2.shape[1]):
            i, j = place(a, b)
            K[i : i + K1.shape[0], j : j + K1.shape[1]] += K1 * K2[a, b]
    return K


def full(K1, K2):
    return K1.shape[0] + K2.shape[0] - 1, K1.shape[1] + K2.shape[1] - 1


@right("compose", "not_a_composition")
class by_polynomials:
    @staticmethod
    def compose(K1, K2):
        size = full(K1, K2)
        return torch.fft.irfft2(torch.fft.rfft2(K1, size) * torch.fft.rfft2(K2, size), size)

    @staticmethod
    def not_a_composition():
        return torch.tensor([[0, 1, 0], [1, -4, 1], [0, 1, 0]])  # Laplace


@right("compose", "not_a_composition")
class entry_by_entry:
    @staticmethod
    def compose(K1, K2):
        rows, columns = full(K1, K2)

        def entry(i, j):
            return sum(
                K1[i - a, j - b] * K2[a, b]
                for a in range(K2.shape[0])
                for b in range(K2.shape[1])
                if 0 <= i - a < K1.shape[0] and 0 <= j - b < K1.shape[1]
            )

        flat = [entry(i, j) for i in range(rows) for j in range(columns)]
        return torch.stack(flat).reshape(rows, columns)

    @staticmethod
    def not_a_composition():
        return torch.eye(3)


@mistake("compose")
def adds_the_kernels(K1, K2):
    return K1 + K2


@mistake("compose")
def multiplies_entries(K1, K2):
    return K1 * K2


@mistake("compose")
def multiplies_matrices(K1, K2):
    return K1 @ K2


@mistake("compose")
def size_as_the_sum(K1, K2):
    rows, columns = full(K1, K2)
    return placed(K1, K2, (rows + 1, columns + 1), lambda a, b: (a, b))


@mistake("compose")
def correlates_the_kernels(K1, K2):
    return compose(K1, K2.flip(0, 1))


@mistake("compose")
def correlates_the_other_way(K1, K2):
    return compose(K1.flip(0, 1), K2)


@mistake("compose")
def turned_round(K1, K2):
    return compose(K1, K2).flip(0, 1)


@mistake("compose")
def rows_only_once(K1, K2):
    rows, columns = full(K1, K2)
    last = K2.shape[0] - 1
    return placed(K1, K2, (rows, columns), lambda a, b: (last - a, b))


@mistake("compose")
def overwrites_the_overlap(K1, K2):
    K = K1.new_zeros(*full(K1, K2))
    for a in range(K2.shape[0]):
        for b in range(K2.shape[1]):
            K[a : a + K1.shape[0], b : b + K1.shape[1]] = K1 * K2[a, b]
    return K


@mistake("compose")
def keeps_the_first_size(K1, K2):
    return compose(K1, K2)[: K1.shape[0], : K1.shape[1]]


@mistake("compose")
def default_dtype(K1, K2):
    return compose(K1.float(), K2.float())


@mistake("compose")
def cuts_the_gradient(K1, K2):
    return compose(K1.detach(), K2.detach())


@mistake("not_a_composition")
def as_sobel():
    return torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])


@mistake("compose")
def takes_the_numbers_out(K1, K2):
    return compose(K1.detach().float(), K2.detach().float())
