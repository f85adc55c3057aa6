import torch

from tutor.lab import mistake, right


@right("num_grad")
def by_rows_of_the_identity(f, x, h=1e-5):
    eye = torch.eye(len(x), dtype=x.dtype, device=x.device)
    return torch.stack([f(x + h * e) - f(x - h * e) for e in eye]) / (2 * h)


@right("num_grad")
def moves_a_copy_there_and_back(f, x, h=1e-5):
    moved, slopes = x.clone(), []
    for i in range(len(x)):
        before = x[i].item()
        moved[i] = before + h
        above = f(moved).item()
        moved[i] = before - h
        below = f(moved).item()
        moved[i] = before
        slopes.append((above - below) / (2 * h))
    return torch.tensor(slopes, dtype=x.dtype, device=x.device)


@mistake("num_grad")
def forward_difference(f, x, h=1e-5):
    g = torch.zeros_like(x)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = h
        g[i] = (f(x + step) - f(x)) / h
    return g


@mistake("num_grad")
def divides_by_one_step(f, x, h=1e-5):
    g = torch.zeros_like(x)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = h
        g[i] = (f(x + step) - f(x - step)) / h
    return g


@mistake("num_grad")
def multiplies_by_half_the_step(f, x, h=1e-5):
    g = torch.zeros_like(x)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = h
        g[i] = (f(x + step) - f(x - step)) / 2 * h
    return g


@mistake("num_grad")
def wrong_way_round(f, x, h=1e-5):
    g = torch.zeros_like(x)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = h
        g[i] = (f(x - step) - f(x + step)) / (2 * h)
    return g


@mistake("num_grad")
def moves_all_at_once(f, x, h=1e-5):
    return torch.ones_like(x) * (f(x + h) - f(x - h)) / (2 * h)


@mistake("num_grad")
def leaves_the_input_moved(f, x, h=1e-5):
    g = torch.zeros_like(x)
    for i in range(len(x)):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        g[i] = (above - f(x)) / (2 * h)
    return g


@mistake("num_grad")
def leaves_the_copy_moved(f, x, h=1e-5):
    g, moved = torch.zeros_like(x), x.clone()
    for i in range(len(x)):
        moved[i] += h
        above = f(moved)
        moved[i] -= 2 * h
        g[i] = (above - f(moved)) / (2 * h)
    return g


@mistake("num_grad")
def keeps_earlier_steps(f, x, h=1e-5):
    g, step = torch.zeros_like(x), torch.zeros_like(x)
    for i in range(len(x)):
        step[i] = h
        g[i] = (f(x + step) - f(x - step)) / (2 * h)
    return g


@mistake("num_grad")
def step_too_small(f, x, h=1e-12):
    g = torch.zeros_like(x)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = h
        g[i] = (f(x + step) - f(x - step)) / (2 * h)
    return g


@mistake("num_grad")
def own_step(f, x, h=1e-5):
    g = torch.zeros_like(x)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = 1e-5
        g[i] = (f(x + step) - f(x - step)) / 2e-5
    return g


@mistake("num_grad")
def returns_float32(f, x, h=1e-5):
    g = torch.zeros(len(x), device=x.device)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = h
        g[i] = (f(x + step) - f(x - step)) / (2 * h)
    return g


@mistake("num_grad")
def in_single_precision(f, x, h=1e-5):
    x = x.float()
    g = torch.zeros_like(x)
    for i in range(len(x)):
        step = torch.zeros_like(x)
        step[i] = h
        g[i] = (f(x + step) - f(x - step)) / (2 * h)
    return g
