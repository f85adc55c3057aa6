import math

import torch

from tutor.lab import mistake, right


def flat(pred, y):
    return pred.detach().flatten().clamp(min=1), y.flatten()


def error_of(pred, y):
    pred, y = flat(pred, y)
    return pred.log() - y.log()


@right("log_rmse")
def house_by_house(pred, y):
    squares = [
        (math.log(max(p, 1.0)) - math.log(t)) ** 2
        for p, t in zip(pred.flatten().tolist(), y.flatten().tolist(), strict=True)
    ]
    return math.sqrt(sum(squares) / len(squares))


@right("log_rmse")
def by_the_loss_of_pytorch(pred, y):
    pred, y = flat(pred, y)
    return float(torch.nn.functional.mse_loss(pred.double().log(), y.double().log()) ** 0.5)


@right("log_rmse")
def norm_of_the_ratio(pred, y):
    pred, y = flat(pred, y)
    return (pred / y).log().norm().item() / len(y) ** 0.5


@mistake("log_rmse")
def forgets_the_root(pred, y):
    return error_of(pred, y).square().mean().item()


@mistake("log_rmse")
def forgets_the_root_and_the_impossible(pred, y):
    return (pred.flatten().log() - y.flatten().log()).square().mean().item()


@mistake("log_rmse")
def no_clamp(pred, y):
    return (pred.flatten().log() - y.flatten().log()).square().mean().sqrt().item()


@mistake("log_rmse")
def no_clamp_and_every_pair(pred, y):
    return (pred.log() - y.log()).square().mean().sqrt().item()


@mistake("log_rmse")
def clamp_after_the_logarithm(pred, y):
    return (pred.flatten().log().clamp(min=0) - y.flatten().log()).square().mean().sqrt().item()


@mistake("log_rmse")
def leaves_out_the_impossible(pred, y):
    pred, y = pred.flatten(), y.flatten()
    return error_of(pred[pred > 0], y[pred > 0]).square().mean().sqrt().item()


@mistake("log_rmse")
def takes_away_the_sign(pred, y):
    return error_of(pred.abs(), y).square().mean().sqrt().item()


@mistake("log_rmse")
def a_tiny_floor(pred, y):
    error = pred.flatten().clamp(min=1e-6).log() - y.flatten().log()
    return error.square().mean().sqrt().item()


@mistake("log_rmse")
def every_prediction_with_every_price(pred, y):
    return (pred.clamp(min=1).log() - y.log()).square().mean().sqrt().item()


@mistake("log_rmse")
def no_logarithm(pred, y):
    pred, y = flat(pred, y)
    return (pred - y).double().square().mean().sqrt().item()


@mistake("log_rmse")
def logarithm_of_the_error(pred, y):
    pred, y = flat(pred, y)
    return (pred - y).double().square().mean().sqrt().log().item()


@mistake("log_rmse")
def decimal_logarithm(pred, y):
    pred, y = flat(pred, y)
    return (pred.log10() - y.log10()).square().mean().sqrt().item()


@mistake("log_rmse")
def logarithm_of_one_more(pred, y):
    pred, y = flat(pred, y)
    return (pred.log1p() - y.log1p()).square().mean().sqrt().item()


@mistake("log_rmse")
def sum_instead_of_mean(pred, y):
    return error_of(pred, y).square().sum().sqrt().item()


@mistake("log_rmse")
def half_the_mean(pred, y):
    return (error_of(pred, y).square().mean() / 2).sqrt().item()


@mistake("log_rmse")
def mean_of_the_sizes(pred, y):
    return error_of(pred, y).abs().mean().item()


@mistake("log_rmse")
def error_in_percent(pred, y):
    pred, y = flat(pred, y)
    return ((pred - y) / y).square().mean().sqrt().item()


@mistake("log_rmse")
def still_a_tensor(pred, y):
    return (pred.flatten().clamp(min=1).log() - y.flatten().log()).square().mean().sqrt()


@mistake("log_rmse")
def floor_of_zero(pred, y):
    error = pred.flatten().clamp(min=0).log() - y.flatten().log()
    return error.square().mean().sqrt().item()
