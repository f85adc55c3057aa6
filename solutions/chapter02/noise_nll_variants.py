import torch

from tutor.lab import mistake, right


@right("gauss_nll", "laplace_nll")
class by_distributions:
    @staticmethod
    def gauss_nll(y_hat, y, sigma):
        return -torch.distributions.Normal(y_hat, sigma).log_prob(y).sum()

    @staticmethod
    def laplace_nll(y_hat, y, b):
        return -torch.distributions.Laplace(y_hat, b).log_prob(y).sum()


@right("gauss_nll", "laplace_nll")
class constant_after_the_sum:
    @staticmethod
    def gauss_nll(y_hat, y, sigma):
        n, e = y.numel(), (y_hat - y) / sigma
        return (e * e).sum() / 2 + n * (math.log(sigma) + math.log(2 * math.pi) / 2)

    @staticmethod
    def laplace_nll(y_hat, y, b):
        return torch.abs(y_hat - y).sum() / b + y.numel() * (math.log(b) + math.log(2))


@mistake("gauss_nll")
def gauss_without_its_constant(y_hat, y, sigma):
    return ((y - y_hat) ** 2 / (2 * sigma**2)).sum()


@mistake("gauss_nll")
def half_the_squared_error(y_hat, y, sigma):
    return ((y - y_hat) ** 2).sum() / 2


@mistake("gauss_nll")
def sigma_for_its_square(y_hat, y, sigma):
    return ((y - y_hat) ** 2 / (2 * sigma) + 0.5 * math.log(2 * math.pi * sigma)).sum()


@mistake("gauss_nll")
def sigma_for_its_square_under_the_error(y_hat, y, sigma):
    return ((y - y_hat) ** 2 / (2 * sigma) + 0.5 * math.log(2 * math.pi * sigma**2)).sum()


@mistake("gauss_nll")
def sigma_for_its_square_in_the_constant(y_hat, y, sigma):
    return ((y - y_hat) ** 2 / (2 * sigma**2) + 0.5 * math.log(2 * math.pi * sigma)).sum()


@mistake("gauss_nll")
def gauss_mean_for_sum(y_hat, y, sigma):
    return gauss_nll(y_hat, y, sigma) / y.numel()


@mistake("gauss_nll")
def gauss_constant_once(y_hat, y, sigma):
    e = y - y_hat
    return (e**2).sum() / (2 * sigma**2) + 0.5 * math.log(2 * math.pi * sigma**2)


@mistake("gauss_nll")
def gauss_constant_by_rows(y_hat, y, sigma):
    e = y - y_hat
    return (e**2).sum() / (2 * sigma**2) + 0.5 * len(y) * math.log(2 * math.pi * sigma**2)


@mistake("gauss_nll")
def gauss_without_the_minus(y_hat, y, sigma):
    return -gauss_nll(y_hat, y, sigma)


@mistake("gauss_nll")
def gauss_root_forgotten(y_hat, y, sigma):
    return ((y - y_hat) ** 2 / (2 * sigma**2) + math.log(2 * math.pi * sigma**2)).sum()


@mistake("gauss_nll")
def gauss_logarithm_of_the_density(y_hat, y, sigma):
    p = (-((y - y_hat) ** 2) / (2 * sigma**2)).exp() / math.sqrt(2 * math.pi * sigma**2)
    return -p.log().sum()


@mistake("gauss_nll")
def gauss_logarithm_of_the_product(y_hat, y, sigma):
    p = (-((y - y_hat) ** 2) / (2 * sigma**2)).exp() / math.sqrt(2 * math.pi * sigma**2)
    return -p.prod().log()


@mistake("gauss_nll")
def gauss_one_loss_for_each(y_hat, y, sigma):
    return (y - y_hat) ** 2 / (2 * sigma**2) + 0.5 * math.log(2 * math.pi * sigma**2)


@mistake("gauss_nll")
def gauss_logarithm_of_a_number(y_hat, y, sigma):
    return ((y - y_hat) ** 2 / (2 * sigma**2) + 0.5 * torch.log(2 * torch.pi * sigma**2)).sum()


@mistake("gauss_nll")
def gauss_mean_squared_error(y_hat, y, sigma):
    return ((y - y_hat) ** 2 / (2 * sigma**2)).mean()


@mistake("gauss_nll")
def gauss_loops_over_rows(y_hat, y, sigma):
    total = 0
    for p, t in zip(y_hat, y, strict=True):
        total = total + (t - p) ** 2 / (2 * sigma**2) + 0.5 * math.log(2 * math.pi * sigma**2)
    return total


@mistake("gauss_nll")
def gauss_leaves_the_tensors(y_hat, y, sigma):
    return gauss_nll(y_hat, y, sigma).item()


@mistake("laplace_nll")
def laplace_mean_absolute_error(y_hat, y, b):
    return ((y - y_hat).abs() / b).mean()


@mistake("laplace_nll")
def laplace_loops_over_rows(y_hat, y, b):
    total = 0
    for p, t in zip(y_hat, y, strict=True):
        total = total + abs(t - p) / b + math.log(2 * b)
    return total


@mistake("laplace_nll")
def laplace_leaves_the_tensors(y_hat, y, b):
    return laplace_nll(y_hat, y, b).item()


@mistake("laplace_nll")
def laplace_without_its_constant(y_hat, y, b):
    return ((y - y_hat).abs() / b).sum()


@mistake("laplace_nll")
def forgets_the_absolute_value(y_hat, y, b):
    return ((y - y_hat) / b + math.log(2 * b)).sum()


@mistake("laplace_nll")
def squares_the_error(y_hat, y, b):
    return ((y - y_hat) ** 2 / b + math.log(2 * b)).sum()


@mistake("laplace_nll")
def two_scales_under_the_error(y_hat, y, b):
    return ((y - y_hat).abs() / (2 * b) + math.log(2 * b)).sum()


@mistake("laplace_nll")
def laplace_mean_for_sum(y_hat, y, b):
    return laplace_nll(y_hat, y, b) / y.numel()


@mistake("laplace_nll")
def laplace_constant_once(y_hat, y, b):
    return (y - y_hat).abs().sum() / b + math.log(2 * b)


@mistake("laplace_nll")
def laplace_constant_by_rows(y_hat, y, b):
    return (y - y_hat).abs().sum() / b + len(y) * math.log(2 * b)


@mistake("laplace_nll")
def laplace_without_the_minus(y_hat, y, b):
    return -laplace_nll(y_hat, y, b)


@mistake("laplace_nll")
def laplace_logarithm_of_the_density(y_hat, y, b):
    return -((-(y - y_hat).abs() / b).exp() / (2 * b)).log().sum()


@mistake("laplace_nll")
def laplace_logarithm_of_the_product(y_hat, y, b):
    return -((-(y - y_hat).abs() / b).exp() / (2 * b)).prod().log()


@mistake("laplace_nll")
def laplace_one_loss_for_each(y_hat, y, b):
    return (y - y_hat).abs() / b + math.log(2 * b)


@mistake("laplace_nll")
def laplace_logarithm_of_a_number(y_hat, y, b):
    return ((y - y_hat).abs() / b + torch.log(2 * b)).sum()
