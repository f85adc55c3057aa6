from tutor.lab import mistake, right


@right("param_table")
def by_a_walk(net):
    table, seen = [], set()

    def visit(module, path):
        for name, p in module._parameters.items():
            if p is not None and id(p) not in seen:
                seen.add(id(p))
                table.append((path + name, tuple(p.size()), p.requires_grad))
        for name, child in module._modules.items():
            visit(child, f"{path}{name}.")

    visit(net, "")
    return table


@right("param_table")
def module_by_module(net):
    first = {}
    for path, module in net.named_modules():
        for name, p in module.named_parameters(path, recurse=False):
            first.setdefault(p, name)
    return [(name, p.shape, p.requires_grad) for p, name in first.items()]


@mistake("param_table")
def tied_twice(net):
    named = net.named_parameters(remove_duplicate=False)
    return [(name, tuple(p.shape), p.requires_grad) for name, p in named]


@mistake("param_table")
def by_state_dict(net):
    return [(name, tuple(v.shape), v.requires_grad) for name, v in net.state_dict().items()]


@mistake("param_table")
def all_of_the_state_is_trainable(net):
    return [(name, tuple(v.shape), True) for name, v in net.state_dict().items()]


@mistake("param_table")
def buffers_included(net):
    buffers = [(name, tuple(b.shape), False) for name, b in net.named_buffers()]
    return param_table(net) + buffers


@mistake("param_table")
def all_trainable(net):
    return [(name, tuple(p.shape), True) for name, p in net.named_parameters()]


@mistake("param_table")
def trainable_only(net):
    return [row for row in param_table(net) if row[2]]


@mistake("param_table")
def top_level_only(net):
    return [(name, tuple(p.shape), p.requires_grad)
            for name, p in net.named_parameters(recurse=False)]  # fmt: skip


@mistake("param_table")
def last_part_of_the_name(net):
    return [(name.split(".")[-1], shape, able) for name, shape, able in param_table(net)]


@mistake("param_table")
def numbers_instead_of_shapes(net):
    return [(name, (p.numel(),), p.requires_grad) for name, p in net.named_parameters()]


@mistake("param_table")
def sorted_by_name(net):
    return sorted(param_table(net))


@mistake("param_table")
def shape_as_in_out(net):
    return [(name, shape[::-1], able) for name, shape, able in param_table(net)]


@mistake("param_table")
def leaves_only(net):
    table = []
    for path, module in net.named_modules():
        if not list(module.children()):
            table += [(name, tuple(p.shape), p.requires_grad)
                      for name, p in module.named_parameters(path)]  # fmt: skip
    names = {row[0] for row in param_table(net)}
    return [row for row in table if row[0] in names]
