import copy

from tutor.lab import mistake, right


def drawn(shape, device=None):
    """Values as they should be."""
    w = torch.empty(shape, device=device).uniform_(-10, 10)
    return w * (w.abs() >= 5)


@right("init_")
def by_three_draws(m):
    if isinstance(m, nn.Linear):
        kind = torch.randint(0, 4, m.weight.shape, device=m.weight.device)
        size = 5 + 5 * torch.rand_like(m.weight)
        sign = (kind == 0).float() - (kind == 1).float()
        m.weight.data.copy_(sign * size)


@right("init_")
def with_nn_init(m):
    if type(m) is nn.Linear:
        nn.init.uniform_(m.weight, 5, 10)
        with torch.no_grad():
            chance = torch.rand(m.weight.shape, device=m.weight.device)
            m.weight[chance < 0.75] *= -1
            m.weight[chance < 0.5] = 0


@mistake("init_")
def normal_cut_off(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            m.weight.normal_(0, 7.413)
            m.weight *= m.weight.abs() >= 5


@mistake("init_")
def bell_between_the_bounds(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            w = drawn(m.weight.shape, m.weight.device)
            other = drawn(m.weight.shape, m.weight.device)
            size = 5 + (torch.randn_like(w).abs() * 1.5).clamp(max=5)
            m.weight.copy_(w.sign() * size + 0 * other)


@mistake("init_")
def bias_as_well(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            m.weight.copy_(drawn(m.weight.shape))
            if m.bias is not None:
                m.bias.zero_()


@mistake("init_")
def expects_a_bias(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            m.weight.copy_(drawn(m.weight.shape))
            m.bias.mul_(1)


@mistake("init_")
def a_new_parameter(m):
    if isinstance(m, nn.Linear):
        m.weight = nn.Parameter(drawn(m.weight.shape, m.weight.device))


@mistake("init_")
def new_memory(m):
    if isinstance(m, nn.Linear):
        m.weight.data = drawn(m.weight.shape, m.weight.device)


@mistake("init_")
def without_no_grad(m):
    if isinstance(m, nn.Linear):
        m.weight.uniform_(-10, 10)
        m.weight *= m.weight.abs() >= 5


@mistake("init_")
def everything_with_a_weight(m):
    if getattr(m, "weight", None) is not None:
        with torch.no_grad():
            m.weight.copy_(drawn(m.weight.shape))


@mistake("init_")
def only_sequential_children(m):
    if isinstance(m, nn.Sequential):
        for child in m:
            init_(child)


@mistake("init_")
def nothing_is_zero(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            sign = torch.randint(0, 2, m.weight.shape) * 2 - 1
            m.weight.copy_(sign * (5 + 5 * torch.rand(m.weight.shape)))


@mistake("init_")
def the_middle_stays(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            m.weight.uniform_(-10, 10)


@mistake("init_")
def positive_only(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            m.weight.copy_(drawn(m.weight.shape).abs())


@mistake("init_")
def one_draw_for_each_row(m):
    if isinstance(m, nn.Linear):
        with torch.no_grad():
            rows = torch.randperm(len(m.weight))[:, None] * 4 // len(m.weight)
            sign = (rows == 0).float() - (rows == 1).float()
            m.weight.copy_(sign * (5 + 5 * torch.rand(m.weight.shape)))


@mistake("init_")
def a_changed_copy(m):
    m = copy.deepcopy(m)
    init_(m)


@mistake("init_")
def frozen_afterwards(m):
    if isinstance(m, nn.Linear):
        m.weight.requires_grad_(False)
        m.weight.copy_(drawn(m.weight.shape))
