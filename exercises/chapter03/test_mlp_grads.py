import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["autograd"])


@case(points=1)
def scores_of_one(impl, lab):
    X, _, *parameters = problem(lab, 1, 3, 4, 2)
    return impl.mlp(X, *parameters)


@case(points=1)
def scores_of_images(impl, lab):
    X, _, *parameters = problem(lab, 5, 784, 16, 10)
    return impl.mlp(X, *parameters)


@case(points=2)
def one_example(impl, lab):
    return impl.mlp_grads(*problem(lab, 1, 3, 6, 4))


@case(points=2)
def output_layer(impl, lab):
    _, _, dW2, db2 = impl.mlp_grads(*problem(lab, 7, 5, 6, 3))
    return dW2, db2


# 880 parameters: who nudges each of them in turn needs far more
@case(points=3, seeds=2, rules=Rules(max_ops=10_000))
def hidden_layer(impl, lab):
    X, y, W1, b1, W2, b2 = problem(lab, 7, 40, 20, 3)
    W1[:, 0] = b1[0] = 0  # a unit that stands exactly in the corner of the ReLU
    dW1, db1, _, _ = impl.mlp_grads(X, y, W1, b1, W2, b2)
    return dW1, db1


@case(points=1)
def sure_and_wrong(impl, lab):
    X, y, W1, b1, W2, b2 = problem(lab, 4, 3, 5, 2)
    return impl.mlp_grads(X, y, W1, b1, 2000 * W2, b2)


def problem(lab, n, d, h, q):
    """X, y and the four parameters, float64; about half of the hidden units are off."""
    shapes = (n, d), (d, h), (h,), (h, q), (q,)
    X, *parameters = (lab.randn(*shape, dtype=torch.float64) for shape in shapes)
    return X, lab.randint(0, q, n), *parameters
