from tutor.lab import mistake, right


def belongs(name, layers):
    return any(name.startswith(layer + ".") for layer in layers)


def by_parts(src, net, layers, prefix, mine=belongs, strip=str.removeprefix):
    """Both sides' entries of the layers, and the names that they share."""
    stripped = {strip(name, prefix): t for name, t in src.items() if name.startswith(prefix)}
    theirs = {name: t for name, t in stripped.items() if mine(name, layers)}
    ours = {name: t for name, t in net.state_dict().items() if mine(name, layers)}
    return ours, theirs, sorted(ours.keys() & theirs.keys())


def report(ours, theirs):
    return sorted(ours.keys() - theirs.keys()), sorted(theirs.keys() - ours.keys())


def check(ours, theirs, both):
    for name in both:
        if ours[name].shape != theirs[name].shape:
            raise ValueError(name)


def copy(ours, theirs, both):
    with torch.no_grad():
        for name in both:
            ours[name].copy_(theirs[name])


@right("transfer")
def by_load_state_dict(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    check(ours, theirs, both)
    net.load_state_dict({name: theirs[name] for name in both}, strict=False)
    return report(ours, theirs)


@right("transfer")
def module_by_module(src, net, layers, prefix=""):
    names, own = set(), {**dict(net.named_parameters()), **dict(net.named_buffers())}
    for layer in layers:
        for kind in ("named_parameters", "named_buffers"):
            names |= {f"{layer}.{name}" for name, _ in getattr(net.get_submodule(layer), kind)()}
    found = {name for name in names if prefix + name in src}
    if any(own[name].shape != src[prefix + name].shape for name in found):
        raise ValueError("a shape differs")
    for name in found:
        own[name].data[...] = src[prefix + name]
    others = {name[len(prefix) :] for name in src if name[: len(prefix)] == prefix}
    return sorted(names - found), sorted(n for n in others - names if belongs(n, layers))


@mistake("transfer")
def everything_that_fits(src, net, layers, prefix=""):
    result = net.load_state_dict(
        {name.removeprefix(prefix): t for name, t in src.items()}, strict=False
    )
    return sorted(result.missing_keys), sorted(result.unexpected_keys)


@mistake("transfer")
def as_it_is_without_strict(src, net, layers, prefix=""):
    """load_state_dict(strict=False), whatever the prefix: nothing matches, and nobody says so."""
    result = net.load_state_dict(src, strict=False)
    return sorted(result.missing_keys), sorted(result.unexpected_keys)


@mistake("transfer")
def prefix_overlooked(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, "")
    check(ours, theirs, both)
    copy(ours, theirs, both)
    return report(ours, theirs)


@mistake("transfer")
def prefix_removed_everywhere(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix, strip=lambda n, p: n.replace(p, ""))
    check(ours, theirs, both)
    copy(ours, theirs, both)
    return report(ours, theirs)


@mistake("transfer")
def entries_without_the_prefix_too(src, net, layers, prefix=""):
    stripped = {name.removeprefix(prefix): tensor for name, tensor in src.items()}
    return transfer(stripped, net, layers)


@mistake("transfer")
def names_that_begin_so(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(
        src, net, layers, prefix, lambda name, layers: name.startswith(tuple(layers))
    )
    check(ours, theirs, both)
    copy(ours, theirs, both)
    return report(ours, theirs)


@mistake("transfer")
def own_entries_only(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(
        src, net, layers, prefix, lambda name, layers: name.rpartition(".")[0] in layers
    )
    check(ours, theirs, both)
    copy(ours, theirs, both)
    return report(ours, theirs)


@mistake("transfer")
def buffers_forgotten(src, net, layers, prefix=""):
    parameters = {name for name, _ in net.named_parameters()}
    ours, theirs, both = by_parts(src, net, layers, prefix)
    check(ours, theirs, both)
    copy(ours, theirs, [name for name in both if name in parameters])
    return report(ours, theirs)


@mistake("transfer")
def new_tensors_in_the_net(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    check(ours, theirs, both)
    net.load_state_dict({n: theirs[n].clone() for n in both}, strict=False, assign=True)
    return report(ours, theirs)


@mistake("transfer")
def the_sources_own_tensors(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    check(ours, theirs, both)
    own = {**dict(net.named_parameters()), **dict(net.named_buffers())}
    for name in both:
        own[name].data = theirs[name]
    return report(ours, theirs)


@mistake("transfer")
def shapes_unchecked(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    copy(ours, theirs, both)
    return report(ours, theirs)


@mistake("transfer")
def stops_half_way(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    for name in ours:  # in the order of the net
        if name in both:
            check(ours, theirs, [name])
            copy(ours, theirs, [name])
    return report(ours, theirs)


@mistake("transfer")
def other_shapes_left_out(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    copy(ours, theirs, [n for n in both if ours[n].shape == theirs[n].shape])
    return report(ours, theirs)


@mistake("transfer")
def report_on_the_whole_net(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    check(ours, theirs, both)
    result = net.load_state_dict({name: theirs[name] for name in both}, strict=False)
    return sorted(result.missing_keys), sorted(theirs.keys() - ours.keys())


@mistake("transfer")
def the_wrong_way_round(src, net, layers, prefix=""):
    missing, unexpected = transfer(src, net, layers, prefix)
    return unexpected, missing


@mistake("transfer")
def names_with_the_prefix(src, net, layers, prefix=""):
    missing, unexpected = transfer(src, net, layers, prefix)
    return missing, [prefix + name for name in unexpected]


@mistake("transfer")
def reports_only_what_is_missing(src, net, layers, prefix=""):
    return transfer(src, net, layers, prefix)[0], []


@mistake("transfer")
def shapes_left_to_load_state_dict(src, net, layers, prefix=""):
    ours, theirs, both = by_parts(src, net, layers, prefix)
    net.load_state_dict({name: theirs[name] for name in both}, strict=False)
    return report(ours, theirs)


@mistake("transfer")
def all_left_to_load_state_dict(src, net, layers, prefix=""):
    _, theirs, _ = by_parts(src, net, layers, prefix)
    result = net.load_state_dict(theirs, strict=False)
    return sorted(result.missing_keys), sorted(result.unexpected_keys)
