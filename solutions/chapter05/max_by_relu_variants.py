import torch
import torch.nn.functional as F

from tutor.lab import mistake, right


def corners(X):
    """The four numbers of each window, each of shape (n, c, h // 2, w // 2)."""
    h, w = X.shape[2] // 2 * 2, X.shape[3] // 2 * 2
    X = X[:, :, :h, :w]
    return [X[:, :, i::2, j::2] for i in (0, 1) for j in (0, 1)]


@right("max_by_relu", "max_pool_by_relu")
class with_convolutions:
    @staticmethod
    def max_by_relu(a, b):
        return a + torch.relu(b - a)

    @staticmethod
    def max_pool_by_relu(X):
        c = X.shape[1]

        def larger(X, stride, axis):
            first, second = X.new_zeros(c, 1, 1, 2), X.new_zeros(c, 1, 1, 2)
            first[..., 0], second[..., 1] = 1.0, 1.0
            if axis == 2:
                first, second = first.mT, second.mT
            a, b = (F.conv2d(X, w, stride=stride, groups=c) for w in (first, second))
            return F.relu(a - b) + b

        return larger(larger(X, (1, 2), 3), (2, 1), 2)


@right("max_by_relu", "max_pool_by_relu")
class by_the_size_of_the_difference:
    @staticmethod
    def max_by_relu(a, b):
        difference = torch.relu(a - b) + torch.relu(b - a)
        return (a + b + difference) / 2

    @staticmethod
    def max_pool_by_relu(X):
        top = corners(X)[0]
        for corner in corners(X)[1:]:
            top = top + F.relu(corner - top)
        return top


@mistake("max_by_relu")
def difference_of_relus(a, b):
    return a.relu() - b.relu()


@mistake("max_by_relu")
def sum_of_relus(a, b):
    return a.relu() + b.relu()


@mistake("max_by_relu")
def forgets_to_add(a, b):
    return (a - b).relu()


@mistake("max_by_relu")
def adds_the_wrong_one(a, b):
    return (a - b).relu() + a


@mistake("max_by_relu")
def the_smaller_one(a, b):
    return a - (a - b).relu()


@mistake("max_by_relu")
def positive_numbers_only(a, b):
    a, b = a.relu(), b.relu()
    return (a - b).relu() + b


@mistake("max_by_relu")
def linear(a, b):
    return (a + b) / 2


@mistake("max_by_relu")
def difference_the_wrong_way(a, b):
    return (b - a).relu() + b


@mistake("max_pool_by_relu")
def a_linear_convolution(X):
    return sum(corners(X)) / 4


@mistake("max_pool_by_relu")
def one_row_only(X):
    a, b, _, _ = corners(X)
    return max_by_relu(a, b)


@mistake("max_pool_by_relu")
def adds_the_rows_winners(X):
    a, b, c, d = corners(X)
    return max_by_relu(a, b) + max_by_relu(c, d)


@mistake("max_pool_by_relu")
def steps_of_one(X):
    rows = max_by_relu(X[..., :-1], X[..., 1:])
    return max_by_relu(rows[:, :, :-1], rows[:, :, 1:])


@mistake("max_pool_by_relu")
def halves_of_the_image(X):
    h, w = X.shape[2] // 2, X.shape[3] // 2
    rows = max_by_relu(X[..., :w], X[..., w : 2 * w])
    return max_by_relu(rows[:, :, :h], rows[:, :, h : 2 * h])


@mistake("max_pool_by_relu")
def needs_even_sizes(X):
    rows = max_by_relu(X[..., 0::2], X[..., 1::2])
    return max_by_relu(rows[:, :, 0::2], rows[:, :, 1::2])


@mistake("max_pool_by_relu")
def pools_after_a_relu(X):
    return max_pool_by_relu(X.relu())


@mistake("max_pool_by_relu")
def the_diagonal_only(X):
    a, _, _, d = corners(X)
    return max_by_relu(a, d)


@mistake("max_pool_by_relu")
def writes_into_the_image(X):
    Y = max_pool_by_relu(X)
    X[:, :, : Y.shape[2], : Y.shape[3]] = Y
    return Y


@mistake("max_by_relu")
def the_distance(a, b):
    return (a - b).relu() + (b - a).relu()


@mistake("max_pool_by_relu")
def leaves_one_corner_out(X):
    a, b, c, _ = corners(X)
    return max_by_relu(max_by_relu(a, b), c)
