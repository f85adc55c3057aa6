from tutor.lab import mistake, right


def walk(obj, leaf):
    """obj with `leaf` applied to whatever is no container; containers keep their type."""
    if isinstance(obj, dict):
        return type(obj)((key, walk(value, leaf)) for key, value in obj.items())
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*(walk(item, leaf) for item in obj))
    if isinstance(obj, list | tuple):
        return type(obj)(walk(item, leaf) for item in obj)
    return leaf(obj)


def moved(thing, device):
    return thing.to(device) if isinstance(thing, Tensor) else thing


@right("to_device")
def by_pytree(obj, device):
    from torch.utils._pytree import tree_map_only

    return tree_map_only(Tensor, lambda tensor: tensor.to(device), obj)


@right("to_device")
def by_cases(obj, device):
    match obj:
        case Tensor():
            return obj.to(device=device)
        case dict():
            copy = obj.copy()
            for key in obj:
                copy[key] = to_device(obj[key], device)
            return copy
        case list():
            return [to_device(item, device) for item in obj]
        case tuple() if hasattr(obj, "_make"):
            return obj._make(to_device(item, device) for item in obj)
        case tuple():
            return tuple(to_device(item, device) for item in obj)
    return obj


@mistake("to_device")
def moved_and_forgotten(obj, device):
    walk(obj, lambda thing: moved(thing, device))
    return obj


@mistake("to_device")
def only_the_top(obj, device):
    if isinstance(obj, dict):
        return {key: moved(value, device) for key, value in obj.items()}
    if isinstance(obj, list | tuple):
        return type(obj)(moved(item, device) for item in obj)
    return moved(obj, device)


@mistake("to_device")
def tuples_become_lists(obj, device):
    if isinstance(obj, dict):
        return type(obj)((k, tuples_become_lists(v, device)) for k, v in obj.items())
    if isinstance(obj, list | tuple):
        return [tuples_become_lists(item, device) for item in obj]
    return moved(obj, device)


@mistake("to_device")
def tuples_forgotten(obj, device):
    if isinstance(obj, dict):
        return type(obj)((key, tuples_forgotten(value, device)) for key, value in obj.items())
    if isinstance(obj, list):
        return [tuples_forgotten(item, device) for item in obj]
    return moved(obj, device)


@mistake("to_device")
def named_tuples_get_one_argument(obj, device):
    if isinstance(obj, dict):
        return type(obj)((k, named_tuples_get_one_argument(v, device)) for k, v in obj.items())
    if isinstance(obj, list | tuple):
        return type(obj)([named_tuples_get_one_argument(item, device) for item in obj])
    return moved(obj, device)


@mistake("to_device")
def names_and_order_lost(obj, device):
    """Every tuple a plain one, every dict a plain one."""
    if isinstance(obj, dict):
        return {key: names_and_order_lost(value, device) for key, value in obj.items()}
    if isinstance(obj, tuple):
        return tuple(names_and_order_lost(item, device) for item in obj)
    if isinstance(obj, list):
        return [names_and_order_lost(item, device) for item in obj]
    return moved(obj, device)


@mistake("to_device")
def everything_has_a_device(obj, device):
    return walk(obj, lambda thing: thing.to(device))


@mistake("to_device")
def texts_taken_apart(obj, device):
    """Whatever can be iterated over is iterated over; a text consists of texts."""
    if isinstance(obj, Tensor):
        return obj.to(device)
    if isinstance(obj, dict):
        return type(obj)((key, texts_taken_apart(value, device)) for key, value in obj.items())
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*(texts_taken_apart(item, device) for item in obj))
    if hasattr(obj, "__iter__"):
        return type(obj)(texts_taken_apart(item, device) for item in obj)
    return obj


@mistake("to_device")
def other_things_dropped(obj, device):
    return walk(obj, lambda thing: thing.to(device) if isinstance(thing, Tensor) else None)


@mistake("to_device")
def tensors_of_everything(obj, device):
    """Numbers become tensors as well; texts and None cannot."""

    def leaf(thing):
        if isinstance(thing, int | float) and not isinstance(thing, bool):
            return torch.tensor(thing, device=device)
        return moved(thing, device)

    return walk(obj, leaf)


@mistake("to_device")
def in_the_same_containers(obj, device):
    if isinstance(obj, dict):
        for key in obj:
            obj[key] = in_the_same_containers(obj[key], device)
        return obj
    if isinstance(obj, list):
        obj[:] = [in_the_same_containers(item, device) for item in obj]
        return obj
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*(in_the_same_containers(item, device) for item in obj))
    if isinstance(obj, tuple):
        return tuple(in_the_same_containers(item, device) for item in obj)
    return moved(obj, device)


@mistake("to_device")
def cut_off_from_its_origin(obj, device):
    return walk(
        obj, lambda thing: moved(thing.detach() if isinstance(thing, Tensor) else thing, device)
    )


@mistake("to_device")
def everything_float32(obj, device):
    def leaf(thing):
        return thing.to(device, torch.float32) if isinstance(thing, Tensor) else thing

    return walk(obj, leaf)


@mistake("to_device")
def always_cuda(obj, device):
    return walk(obj, lambda thing: thing.to("cuda") if isinstance(thing, Tensor) else thing)


@mistake("to_device")
def lists_and_tensors_alone(obj, device):
    """Tuples become lists, and everything else must have a device."""
    if isinstance(obj, dict):
        return {key: lists_and_tensors_alone(value, device) for key, value in obj.items()}
    if isinstance(obj, list | tuple):
        return [lists_and_tensors_alone(item, device) for item in obj]
    return obj.to(device)
