import copy

from tutor.lab import mistake, right


@right("repeat")
def one_by_one(factory, n):
    net = nn.Sequential()
    while len(net) < n:
        net.append(factory())
    return net


@right("repeat")
def by_a_list(factory, n):
    blocks = []
    for i in range(n):
        blocks.append((f"{i}", factory()))
    net = nn.Sequential()
    for name, block in blocks:
        net.add_module(name, block)
    return net


@mistake("repeat")
def one_block_n_times(factory, n):
    return nn.Sequential(*[factory()] * n)


@mistake("repeat")
def deep_copies(factory, n):
    block = factory()
    return nn.Sequential(*(copy.deepcopy(block) for _ in range(n)))


@mistake("repeat")
def shallow_copies(factory, n):
    first = factory()
    return nn.Sequential(*(copy.copy(first) for _ in range(n)))


@mistake("repeat")
def first_and_copies(factory, n):
    blocks = [factory()] if n else []
    blocks += [copy.deepcopy(blocks[0]) for _ in range(n - 1)]
    return nn.Sequential(*blocks)


@mistake("repeat")
def list_of_modules(factory, n):
    return nn.ModuleList(factory() for _ in range(n))


@mistake("repeat")
def python_list(factory, n):
    return [factory() for _ in range(n)]


@mistake("repeat")
def one_too_many(factory, n):
    return nn.Sequential(factory(), *(factory() for _ in range(n)))


@mistake("repeat")
def at_least_one(factory, n):
    net = nn.Sequential(factory())
    for _ in range(n - 1):
        net.append(factory())
    return net


@mistake("repeat")
def forgets_to_call(factory, n):
    return nn.Sequential(*[factory for _ in range(n)])


@mistake("repeat")
def nests_them(factory, n):
    net = nn.Sequential()
    for _ in range(n):
        net = nn.Sequential(net, factory())
    return net
