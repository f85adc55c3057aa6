import math

from tutor.lab import mistake, right


def scaled(lr, frm, to, factor):
    return lr * factor[frm] / factor[to]


@right("same_trajectory_lr")
def by_way_of_the_sum(lr, batch_size, frm, to):
    if frm == "mean":
        lr = lr / batch_size
    elif frm == "half-mean":
        lr = lr / batch_size / 2
    if to == "mean":
        lr = lr * batch_size
    elif to == "half-mean":
        lr = 2 * batch_size * lr
    return lr


@mistake("same_trajectory_lr")
def the_wrong_way_round(lr, batch_size, frm, to):
    return same_trajectory_lr(lr, batch_size, to, frm)


@mistake("same_trajectory_lr")
def forgets_the_half(lr, batch_size, frm, to):
    return scaled(lr, frm, to, {"sum": 1, "mean": 1 / batch_size, "half-mean": 1 / batch_size})


@mistake("same_trajectory_lr")
def forgets_the_half_the_wrong_way_round(lr, batch_size, frm, to):
    return forgets_the_half(lr, batch_size, to, frm)


@mistake("same_trajectory_lr")
def half_upside_down(lr, batch_size, frm, to):
    return scaled(lr, frm, to, {"sum": 1, "mean": 1 / batch_size, "half-mean": 2 / batch_size})


@mistake("same_trajectory_lr")
def half_of_the_sum(lr, batch_size, frm, to):
    return scaled(lr, frm, to, {"sum": 1, "mean": 1 / batch_size, "half-mean": 1 / 2})


@mistake("same_trajectory_lr")
@mistake("same_trajectory_lr")
def square_root_of_the_batch(lr, batch_size, frm, to):
    root = math.sqrt(batch_size)
    return scaled(lr, frm, to, {"sum": 1, "mean": 1 / root, "half-mean": 1 / (2 * root)})


@mistake("same_trajectory_lr")
def square_of_the_factor(lr, batch_size, frm, to):
    square = batch_size**2
    return scaled(lr, frm, to, {"sum": 1, "mean": 1 / square, "half-mean": 1 / (4 * square)})


@mistake("same_trajectory_lr")
def looks_at_the_target_only(lr, batch_size, frm, to):
    return same_trajectory_lr(lr, batch_size, "sum", to)


@mistake("same_trajectory_lr")
def looks_at_the_source_only(lr, batch_size, frm, to):
    return same_trajectory_lr(lr, batch_size, frm, "sum")


@mistake("same_trajectory_lr")
def the_same_for_all(lr, batch_size, frm, to):
    return lr


@mistake("same_trajectory_lr")
def forgets_the_pairs_with_sum_and_half_mean(lr, batch_size, frm, to):
    if {frm, to} == {"sum", "half-mean"}:
        return None
    return same_trajectory_lr(lr, batch_size, frm, to)


@mistake("same_trajectory_lr")
def knows_neighbours_only(lr, batch_size, frm, to):
    if frm == to or {frm, to} == {"sum", "half-mean"}:
        return None
    return same_trajectory_lr(lr, batch_size, frm, to)
