import torch

from tutor.lab import mistake, right


def normal(
    X, gamma, beta, run_mean, run_var, momentum, eps, training,
    axes=None, correction=0, kept=1, batch=None, update=None, old=None, graph=False,
    sigma=lambda var, eps: (var + eps).sqrt(), center=True, last=None, constant=False,
):  # fmt: skip
    """What `batch_norm` does, with parts that a mistake may exchange."""
    axes = axes or [0, *range(2, X.dim())]
    shape = [1, -1] + [1] * (X.dim() - 2)
    use_batch = training if batch is None else batch
    if use_batch:
        mean = X.mean(axes, keepdim=True)
        var = X.var(axes, correction=correction, keepdim=True)
        if constant:
            mean, var = mean.detach(), var.detach()
    else:
        mean, var = run_mean.clone().view(shape), run_var.clone().view(shape)
    if training if update is None else update:
        own = [0, *range(2, X.dim())]
        new_mean, new_var = X.mean(own), X.var(own, correction=kept)
        stays = 1 - momentum if old is None else old
        comes = momentum if old is None or old == 1 else 1 - old
        with torch.set_grad_enabled(graph):
            run_mean.mul_(stays).add_(comes * new_mean)
            run_var.mul_(stays).add_(comes * new_var)
    Y = (X - mean * center) / sigma(var, eps)
    return last(Y, gamma, beta) if last else gamma.view(shape) * Y + beta.view(shape)


@right("batch_norm")
def channels_in_front(X, gamma, beta, run_mean, run_var, momentum, eps, training):
    rows = X.transpose(0, 1).flatten(1)  # (c, N): a row a channel
    if training:
        mean = rows.sum(1) / rows.shape[1]
        squares = (rows - mean[:, None]).square().sum(1)
        var = squares / rows.shape[1]
        run_mean.copy_((1 - momentum) * run_mean + momentum * mean.detach())
        unbiased = squares.detach() / (rows.shape[1] - 1)
        run_var.copy_((1 - momentum) * run_var + momentum * unbiased)
    else:
        mean, var = run_mean, run_var
    rows = gamma[:, None] * (rows - mean[:, None]) * (var + eps)[:, None].rsqrt() + beta[:, None]
    return rows.view(X.shape[1], X.shape[0], *X.shape[2:]).transpose(0, 1)


@right("batch_norm")
def with_lerp(X, gamma, beta, run_mean, run_var, momentum, eps, training):
    maps = X if X.dim() == 4 else X[:, :, None, None]
    mean, var = run_mean.clone(), run_var.clone()
    if training:
        var, mean = torch.var_mean(maps, (0, 2, 3), correction=0)
        N = maps.numel() / maps.shape[1]
        run_mean.lerp_(mean.detach(), momentum)
        run_var.lerp_(var.detach() * (N / (N - 1)), momentum)
    scale = gamma / torch.sqrt(var + eps)
    shift = beta - scale * mean
    return (maps * scale[:, None, None] + shift[:, None, None]).reshape(X.shape)


@mistake("batch_norm")
def statistics_per_pixel(*args):
    return normal(*args, axes=[0])


@mistake("batch_norm")
def statistics_per_example(*args):
    return normal(*args, axes=list(range(1, args[0].dim())))


@mistake("batch_norm")
def all_channels_together(*args):
    return normal(*args, axes=list(range(args[0].dim())))


@mistake("batch_norm")
def statistics_over_the_images_channels(*args):
    return normal(*args, axes=[2, 3] if args[0].dim() == 4 else [0])


@mistake("batch_norm")
def unbiased_to_normalise(*args):
    return normal(*args, correction=1)


@mistake("batch_norm")
def biased_to_keep(*args):
    return normal(*args, kept=0)


@mistake("batch_norm")
def variances_swapped(*args):
    return normal(*args, correction=1, kept=0)


@mistake("batch_norm")
def momentum_of_the_old(*args):
    return normal(*args, old=args[5])


@mistake("batch_norm")
def adds_to_the_running(*args):
    return normal(*args, old=1)


@mistake("batch_norm")
def running_values_stay(*args):
    return normal(*args, update=False)


@mistake("batch_norm")
def running_values_in_the_graph(*args):
    return normal(*args, graph=True)


@mistake("batch_norm")
def updates_in_evaluation(*args):
    return normal(*args, update=True)


@mistake("batch_norm")
def batch_in_evaluation(*args):
    return normal(*args, batch=True)


@mistake("batch_norm")
def running_in_training(*args):
    return normal(*args, batch=False)


@mistake("batch_norm")
def eps_outside_the_root(*args):
    return normal(*args, sigma=lambda var, eps: var.sqrt() + eps)


@mistake("batch_norm")
def divides_by_the_variance(*args):
    return normal(*args, sigma=lambda var, eps: var + eps)


@mistake("batch_norm")
def no_scale_and_shift(*args):
    return normal(*args, last=lambda Y, gamma, beta: Y)


@mistake("batch_norm")
def scale_and_shift_first(X, gamma, beta, *rest):
    shape = [1, -1] + [1] * (X.dim() - 2)
    X = gamma.view(shape) * X + beta.view(shape)
    return normal(X, gamma, beta, *rest, last=lambda Y, gamma, beta: Y)


@mistake("batch_norm")
def scale_and_shift_on_columns(*args):
    return normal(*args, last=lambda Y, gamma, beta: gamma * Y + beta)


@mistake("batch_norm")
def statistics_are_constants(*args):
    return normal(*args, constant=True)


@mistake("batch_norm")
def forgets_the_mean(*args):
    return normal(*args, center=False)


@mistake("batch_norm")
def writes_into_the_input(X, *rest):
    Y = normal(X, *rest)
    X.data.copy_(Y.detach())
    return Y
