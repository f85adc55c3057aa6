import torch

from tutor.lab import Rules, case

RULES = Rules(forbid=["grad-mode"])


@case(points=2)
def nothing_is_recorded(impl, lab):
    w = lab.randn(3, requires_grad=True)
    with impl.no_grad():
        inside = 2 * w
    after = 3 * w
    return inside, after


@case(points=2)
def one_inside_another(impl, lab):
    w, states = lab.randn(2, requires_grad=True), []
    with impl.no_grad():
        states.append((2 * w).requires_grad)
        with impl.no_grad():
            states.append((3 * w).requires_grad)
        states.append((4 * w).requires_grad)
    return states, 5 * w


@case(points=1)
def off_before_off_after(impl, lab):
    w = lab.randn(2, requires_grad=True)
    torch.set_grad_enabled(False)
    try:
        with impl.no_grad():
            pass
        after = 2 * w
    finally:
        torch.set_grad_enabled(True)
    return after, 3 * w


@case(points=2)
def an_error_inside(impl, lab):
    w = lab.randn(2, requires_grad=True)

    def fails():
        with impl.no_grad():
            raise KeyError("learning rate")

    raised = lab.raises(fails)
    after = 2 * w
    torch.set_grad_enabled(True)
    return raised, after


@case(points=1)
def made_early_used_twice(impl, lab):
    w = lab.randn(2, requires_grad=True)
    block = impl.no_grad()
    made = 2 * w
    torch.set_grad_enabled(False)
    try:
        with block:
            pass
        first = 3 * w
    finally:
        torch.set_grad_enabled(True)
    with block:
        inside = 4 * w
    return made, first, inside, 5 * w


@case(points=1)
def around_a_function(impl, lab):
    w, states = lab.randn(2, requires_grad=True), []

    @impl.no_grad()
    def scaled(by):
        states.append(torch.is_grad_enabled())
        return by * w

    before = 2 * w
    return before, [scaled(3.0), scaled(4.0)], states, 5 * w


@case(points=1)
def arguments_of_any_kind(impl, lab):
    w = lab.randn(2, requires_grad=True)

    @impl.no_grad()
    def shifted(by, *more, shift=0.0):
        return by * w + sum(more) + shift

    return shifted(2.0, 3.0, 4.0), shifted(2.0, shift=5.0), 6 * w
