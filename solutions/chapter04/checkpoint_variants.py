import os

from tutor.lab import mistake, right


def pack(net, opt, sched, epoch, /, **other):
    """All four states and the epoch, with some of them exchanged."""
    parts = {
        "net": net.state_dict(),
        "opt": opt.state_dict(),
        "sched": sched.state_dict(),
        "chance": torch.get_rng_state(),
        "epoch": epoch,
    }
    return {**parts, **other}


def read(path, **how):
    return torch.load(path, **{"map_location": "cpu", "weights_only": True, **how})


def put_back(parts, net, opt, sched, without=()):
    """All states but those named; returns the epoch after."""
    for name, thing in (("net", net), ("opt", opt), ("sched", sched)):
        if name not in without:
            thing.load_state_dict(parts[name])
    if "chance" not in without:
        torch.set_rng_state(parts["chance"])
    return parts["epoch"] + 1


@right("save_ckpt", "load_ckpt")
class written_beside_and_renamed:
    """A crash while writing leaves the old file whole."""

    def save_ckpt(path, net, opt, sched, epoch):
        beside = f"{path}.new"
        torch.save(pack(net, opt, sched, epoch), beside)
        os.replace(beside, path)

    def load_ckpt(path, net, opt, sched):
        return put_back(read(path), net, opt, sched)


@right("save_ckpt", "load_ckpt")
class a_list_of_parts:
    def save_ckpt(path, net, opt, sched, epoch):
        states = [thing.state_dict() for thing in (net, opt, sched)]
        torch.save([epoch + 1, torch.random.get_rng_state(), *states], str(path))

    def load_ckpt(path, net, opt, sched):
        following, chance, *states = torch.load(str(path))
        for thing, state in zip((net, opt, sched), states, strict=True):
            thing.load_state_dict(state)
        torch.random.set_rng_state(chance)
        return following


@mistake("load_ckpt")
def without_the_optimizer(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["opt"])


@mistake("load_ckpt")
def without_the_schedule(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["sched"])


@mistake("load_ckpt")
def without_chance(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["chance"])


@mistake("load_ckpt")
def net_alone(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["opt", "sched", "chance"])


@mistake("load_ckpt")
def net_and_optimizer(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["sched", "chance"])


@mistake("load_ckpt")
def without_optimizer_and_chance(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["opt", "chance"])


@mistake("load_ckpt")
def without_optimizer_and_schedule(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["opt", "sched"])


@mistake("load_ckpt")
def the_epoch_that_was_saved(path, net, opt, sched):
    return put_back(read(path), net, opt, sched) - 1


@mistake("load_ckpt")
def returns_nothing(path, net, opt, sched):
    put_back(read(path), net, opt, sched)


@mistake("load_ckpt")
def other_tensors_in_the_net(path, net, opt, sched):
    parts = read(path)
    parts["net"] = {k: v.to(next(net.parameters()).device) for k, v in parts["net"].items()}
    net.load_state_dict(parts["net"], assign=True)
    return put_back(parts, net, opt, sched, ["net"])


@mistake("load_ckpt")
def a_seed_for_the_state(path, net, opt, sched):
    following = put_back(read(path), net, opt, sched, ["chance"])
    torch.manual_seed(torch.initial_seed())
    return following


@mistake("load_ckpt")
def seed_of_zero(path, net, opt, sched):
    following = put_back(read(path), net, opt, sched, ["chance"])
    torch.manual_seed(0)
    return following


@mistake("load_ckpt")
def net_is_not_filled(path, net, opt, sched):
    parts = read(path)
    net.state_dict().update(parts["net"])
    return put_back(parts, net, opt, sched, ["net"])


@mistake("save_ckpt", "load_ckpt")
class parameters_without_buffers:
    def save_ckpt(path, net, opt, sched, epoch):
        weights = {name: p.detach() for name, p in net.named_parameters()}
        torch.save(pack(net, opt, sched, epoch, net=weights), path)

    def load_ckpt(path, net, opt, sched):
        parts = read(path)
        net.load_state_dict(parts["net"], strict=False)
        return put_back(parts, net, opt, sched, ["net"])


@mistake("save_ckpt", "load_ckpt")
class whole_objects:
    def save_ckpt(path, net, opt, sched, epoch):
        torch.save(pack(net, opt, sched, epoch, net=net), path)

    def load_ckpt(path, net, opt, sched):
        parts = read(path, weights_only=False)
        return put_back({**parts, "net": parts["net"].state_dict()}, net, opt, sched)


@mistake("save_ckpt", "load_ckpt")
class whole_objects_read_safely:
    def save_ckpt(path, net, opt, sched, epoch):
        torch.save(pack(net, opt, sched, epoch, net=net), path)

    def load_ckpt(path, net, opt, sched):
        parts = read(path)
        return put_back({**parts, "net": parts["net"].state_dict()}, net, opt, sched)


@mistake("load_ckpt")
def net_and_optimizer_and_the_same_epoch(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["sched", "chance"]) - 1


@mistake("load_ckpt")
def net_alone_and_the_same_epoch(path, net, opt, sched):
    return put_back(read(path), net, opt, sched, ["opt", "sched", "chance"]) - 1


@mistake("save_ckpt", "load_ckpt")
class names_bound_anew:
    """The objects come out of the file, and only the function's own names point at them."""

    def save_ckpt(path, net, opt, sched, epoch):
        torch.save({"net": net, "opt": opt, "sched": sched, "epoch": epoch}, path)

    def load_ckpt(path, net, opt, sched):
        return read(path, weights_only=False)["epoch"] + 1
