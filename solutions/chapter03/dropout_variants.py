import torch
import torch.nn.functional as F

from tutor.lab import mistake, right


def keep(X, p, g, shape=None):
    """True with probability 1 - p."""
    return (torch.rand(shape or X.shape, generator=g) >= p).to(X.device)


def scaled(X, mask, p):
    return X * mask / (1 - p) if p < 1 else X * 0


@right("dropout")
def with_bernoulli(X, p, training, g):
    if not training or p == 0:
        return X
    mask = torch.empty(X.shape).bernoulli_(1 - p, generator=g).to(X)
    return X * mask.div(1 - p) if p < 1 else torch.zeros_like(X)


@right("dropout")
def with_where(X, p, training, g):
    if not training:
        return X.clone()
    dice = torch.rand(X.numel(), generator=g).reshape(X.shape).to(X.device)
    scale = 0.0 if p == 1 else 1 / (1 - p)
    return torch.where(dice < p, 0, X) * scale


@mistake("dropout")
def forgets_to_scale(X, p, training, g):
    return X * keep(X, p, g) if training else X


@mistake("dropout")
def scales_in_evaluation_instead(X, p, training, g):
    return X * keep(X, p, g) if training else X * (1 - p)


@mistake("dropout")
def scales_in_evaluation_too(X, p, training, g):
    return scaled(X, keep(X, p, g), p) if training else X * (1 - p)


@mistake("dropout")
def p_is_what_stays(X, p, training, g):
    if not training:
        return X
    return X * keep(X, 1 - p, g) / p if p > 0 else X * 0


@mistake("dropout")
def p_is_what_stays_and_divides_by_zero(X, p, training, g):
    return X * keep(X, 1 - p, g) / p if training else X


@mistake("dropout")
def keeps_what_should_go(X, p, training, g):
    return scaled(X, ~keep(X, p, g), p) if training else X


@mistake("dropout")
def keeps_what_should_go_and_divides_by_zero(X, p, training, g):
    return X * ~keep(X, p, g) / (1 - p) if training else X


@mistake("dropout")
def divides_by_p(X, p, training, g):
    if not training:
        return X
    return X * keep(X, p, g) / p if p > 0 else X


@mistake("dropout")
def multiplies_by_the_share(X, p, training, g):
    return X * keep(X, p, g) * (1 - p) if training else X


@mistake("dropout")
def divides_by_the_share_of_this_mask(X, p, training, g):
    if not training:
        return X
    mask = keep(X, p, g)
    return X * mask / mask.double().mean().clamp(min=1e-9).item()


@mistake("dropout")
def one_mask_for_the_batch(X, p, training, g):
    return scaled(X, keep(X, p, g, X.shape[1:]), p) if training else X


@mistake("dropout")
def one_number_for_each_example(X, p, training, g):
    if not training:
        return X
    return scaled(X, keep(X, p, g, (*X.shape[:1], *[1] * (X.ndim - 1))), p)


@mistake("dropout")
def one_number_for_all(X, p, training, g):
    return scaled(X, keep(X, p, g, (1,)), p).reshape(X.shape) if training else X


@mistake("dropout")
def drops_in_evaluation(X, p, training, g):
    return scaled(X, keep(X, p, g), p)


@mistake("dropout")
def drops_in_evaluation_only(X, p, training, g):
    return X if training else scaled(X, keep(X, p, g), p)


@mistake("dropout")
def nan_when_all_are_dropped(X, p, training, g):
    return X * keep(X, p, g) / (1 - p) if training else X


@mistake("dropout")
def divides_python_numbers_by_zero(X, p, training, g):
    return X * keep(X, p, g) * (1 / (1 - p)) if training else X


@mistake("dropout")
def rolls_the_global_dice(X, p, training, g):
    return F.dropout(X, p, training)


@mistake("dropout")
def global_dice_and_nan(X, p, training, g):
    return X * (torch.rand(X.shape).to(X.device) >= p) / (1 - p) if training else X


@mistake("dropout")
def brings_its_own_generator(X, p, training, g):
    own = torch.Generator().manual_seed(0)
    return scaled(X, keep(X, p, own), p) if training else X


@mistake("dropout")
def starts_the_generator_anew(X, p, training, g):
    g.manual_seed(0)
    return scaled(X, keep(X, p, g), p) if training else X


@mistake("dropout")
def works_in_place(X, p, training, g):
    if training:
        with torch.no_grad():
            X.copy_(scaled(X, keep(X, p, g), p))
    return X


@mistake("dropout")
def multiplies_in_place(X, p, training, g):
    if training:
        X *= keep(X, p, g)
        X /= max(1 - p, 1e-9)
    return X


@mistake("dropout")
@torch.no_grad()
def cuts_the_gradient(X, p, training, g):
    return scaled(X, keep(X, p, g), p) if training else X


@mistake("dropout")
def gradient_passes_by_the_mask(X, p, training, g):
    return X + (scaled(X, keep(X, p, g), p) - X).detach() if training else X


@mistake("dropout")
def widens_the_type(X, p, training, g):
    return scaled(X, keep(X, p, g).float(), p) if training else X


@mistake("dropout")
def widens_the_type_and_nan(X, p, training, g):
    return X * keep(X, p, g).float() / (1 - p) if training else X


@mistake("dropout")
def a_fixed_number_of_entries(X, p, training, g):
    """Drops the same share in every row."""
    if not training:
        return X
    rows = X.reshape(len(X), -1) if X.ndim > 1 else X.reshape(1, -1)
    order = torch.rand(rows.shape, generator=g).argsort(1).to(X.device)
    return scaled(X, (order >= round(p * rows.shape[1])).reshape(X.shape), p)


@mistake("dropout")
def scales_by_the_square(X, p, training, g):
    return scaled(scaled(X, keep(X, p, g), p), 1, p) if training else X


@mistake("dropout")
def noise_in_place_of_zeros(X, p, training, g):
    if not training or p == 0:
        return X
    if p == 1:
        return X * 0
    noise = torch.randn(X.shape, generator=g).to(X)
    return X * (1 + noise * (p / (1 - p)) ** 0.5)


@mistake("dropout")
def forgets_to_scale_and_drops_in_evaluation(X, p, training, g):
    return X * keep(X, p, g)


@mistake("dropout")
def global_dice_and_forgets_to_scale(X, p, training, g):
    return X * (torch.rand(X.shape).to(X.device) >= p) if training else X


@mistake("dropout")
def global_dice_and_drops_in_evaluation(X, p, training, g):
    return F.dropout(X, p)
