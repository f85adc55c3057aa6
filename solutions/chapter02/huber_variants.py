import torch
import torch.nn.functional as F

from tutor.lab import mistake, right


@right("huber")
def by_masks(e, sigma):
    loss, large = torch.zeros_like(e), e.abs() > sigma
    loss[~large] = e[~large] ** 2 / (2 * sigma)
    loss[large] = e[large].abs() - sigma / 2
    return loss


@right("huber")
def by_clamping(e, sigma):
    inner = e.clamp(-sigma, sigma)
    return inner * (e - inner / 2) / sigma


@right("huber")
def smooth_l1(e, sigma):
    return F.smooth_l1_loss(e, torch.zeros_like(e), reduction="none", beta=sigma)


@right("huber")
def pytorch_huber_scaled(e, sigma):
    return F.huber_loss(e, torch.zeros_like(e), reduction="none", delta=sigma) / sigma


@right("huber")
def one_by_one(e, sigma):
    losses = []
    for x in e.flatten():
        losses.append(x * x / (2 * sigma) if abs(x) < sigma else abs(x) - sigma / 2)
    return torch.stack(losses).reshape(e.shape)


@mistake("huber")
def pytorch_huber(e, sigma):
    return sigma * huber(e, sigma)


@mistake("huber")
def beta_left_at_one(e, sigma):
    return F.smooth_l1_loss(e, torch.zeros_like(e), reduction="none")


@mistake("huber")
def jump_at_sigma(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / (2 * sigma), e.abs())


@mistake("huber")
def whole_sigma_off(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / (2 * sigma), e.abs() - sigma)


@mistake("huber")
def sigma_added(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / (2 * sigma), e.abs() + sigma / 2)


@mistake("huber")
def half_off_whatever_sigma(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / (2 * sigma), e.abs() - 0.5)


@mistake("huber")
def no_sigma_inside(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / 2, e.abs() - sigma / 2)


@mistake("huber")
def no_half_inside(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / sigma, e.abs() - sigma / 2)


@mistake("huber")
def times_sigma_inside(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / 2 * sigma, e.abs() - sigma / 2)


@mistake("huber")
def variance_inside(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / (2 * sigma**2), e.abs() - sigma / 2)


@mistake("huber")
def squares_throughout(e, sigma):
    return e**2 / (2 * sigma)


@mistake("huber")
def straight_throughout(e, sigma):
    return e.abs() - sigma / 2


@mistake("huber")
def branches_swapped(e, sigma):
    return torch.where(e.abs() > sigma, e**2 / (2 * sigma), e.abs() - sigma / 2)


@mistake("huber")
def one_side_only(e, sigma):
    return torch.where(e <= sigma, e**2 / (2 * sigma), e.abs() - sigma / 2)


@mistake("huber")
def no_absolute_value_outside(e, sigma):
    return torch.where(e.abs() <= sigma, e**2 / (2 * sigma), e - sigma / 2)


@mistake("huber")
def asks_about_all_at_once(e, sigma):
    if e.abs() <= sigma:
        return e**2 / (2 * sigma)
    return e.abs() - sigma / 2


@mistake("huber")
def averages(e, sigma):
    return huber(e, sigma).mean()


@mistake("huber")
def adds_up(e, sigma):
    return huber(e, sigma).sum()


@mistake("huber")
def cuts_the_gradient(e, sigma):
    return huber(e, sigma).detach()


@mistake("huber")
def through_numbers(e, sigma):
    numbers = e.flatten().tolist()
    losses = [x * x / (2 * sigma) if abs(x) <= sigma else abs(x) - sigma / 2 for x in numbers]
    return torch.tensor(losses, device=e.device).reshape(e.shape)


@mistake("huber")
def into_float32(e, sigma):
    loss, large = torch.zeros(e.shape, device=e.device), e.abs() > sigma
    loss[~large] = e[~large] ** 2 / (2 * sigma)
    loss[large] = e[large].abs() - sigma / 2
    return loss


@mistake("huber")
def writes_into_the_errors(e, sigma):
    size = e.abs_()
    return torch.where(size <= sigma, size**2 / (2 * sigma), size - sigma / 2)


@mistake("huber")
def smooth_everywhere(e, sigma):
    return sigma * ((1 + (e / sigma) ** 2).sqrt() - 1)


@mistake("huber")
def pytorch_huber_averaged(e, sigma):
    return sigma * huber(e, sigma).mean()


@mistake("huber")
def counts_along_the_first_axis(e, sigma):
    loss = torch.zeros_like(e)
    for i in range(len(e)):
        small = e[i].abs() <= sigma
        loss[i] = e[i] ** 2 / (2 * sigma) if small else e[i].abs() - sigma / 2
    return loss
