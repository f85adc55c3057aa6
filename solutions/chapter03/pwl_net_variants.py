from tutor.lab import mistake, right


def build(weights, biases, outputs, bias, like):
    """A net of len(weights) hidden units."""
    hidden, output = nn.Linear(1, len(weights)), nn.Linear(len(weights), 1)
    net = nn.Sequential(hidden, nn.ReLU(), output).to(like)
    with torch.no_grad():
        hidden.weight.copy_(torch.stack([torch.as_tensor(w).to(like) for w in weights])[:, None])
        hidden.bias.copy_(torch.stack([torch.as_tensor(b).to(like) for b in biases]))
        output.weight.copy_(torch.stack([torch.as_tensor(o).to(like) for o in outputs])[None])
        output.bias.fill_(float(bias))
    return net


def slopes_of(knots, values, right_slope):
    """The slope right of each knot."""
    pairs = zip(knots[1:] - knots[:-1], values[1:] - values[:-1], strict=True)
    return [rise / run for run, rise in pairs] + [torch.as_tensor(right_slope).to(knots)]


@right("pwl_net")
def line_and_bends(knots, values, left_slope, right_slope):
    # x = relu(x) - relu(-x) carries the left line through everything; width k + 2
    slopes = slopes_of(knots, values, right_slope)
    bends = [b - a for a, b in zip([left_slope, *slopes], slopes, strict=False)]
    ones = [1.0] * len(knots)
    return build(
        [1.0, -1.0, *ones], [0.0, 0.0, *-knots], [left_slope, -left_slope, *bends],
        values[0] - left_slope * knots[0], knots,
    )  # fmt: skip


@right("pwl_net")
def from_the_right(knots, values, left_slope, right_slope):
    slopes = slopes_of(knots, values, right_slope)
    left = [torch.as_tensor(left_slope).to(knots), *slopes[:-1]]  # left of each knot
    order = list(range(len(knots) - 1, -1, -1))
    bends = [-left[-1], *(left[i] - left[i - 1] for i in order[:-1])]
    return build(
        [1.0, *[-1.0] * len(knots)], [-knots[-1], *knots.flip(0)], [right_slope, *bends],
        values[-1], knots,
    )  # fmt: skip


def rightward(knots, values, left_slope, outputs, bias=None, left=-1.0, knot_sign=-1):
    """One unit to the left of the first knot, and one to the right of every knot."""
    return build(
        [-1.0, *[1.0] * len(knots)], [knots[0], *(knot_sign * knots)],
        [left * left_slope, *outputs], values[0] if bias is None else bias, knots,
    )  # fmt: skip


def changes_of(knots, values, right_slope):
    slopes = slopes_of(knots, values, right_slope)
    return [slopes[0], *torch.stack(slopes).diff()]


@mistake("pwl_net")
def slopes_for_weights(knots, values, left_slope, right_slope):
    return rightward(knots, values, left_slope, slopes_of(knots, values, right_slope))


@mistake("pwl_net")
def level_on_the_left(knots, values, left_slope, right_slope):
    outputs = changes_of(knots, values, right_slope)
    return build([1.0] * len(knots), -knots, outputs, values[0], knots)


@mistake("pwl_net")
def right_slope_forgotten(knots, values, left_slope, right_slope):
    outputs = changes_of(knots, values, right_slope)
    outputs[-1] = outputs[-1] * 0
    return rightward(knots, values, left_slope, outputs)


@mistake("pwl_net")
def right_slope_on_top(knots, values, left_slope, right_slope):
    slopes = slopes_of(knots, values, right_slope)
    outputs = changes_of(knots, values, right_slope)
    if len(slopes) > 1:
        outputs[-1] = slopes[-1]
    return rightward(knots, values, left_slope, outputs)


@mistake("pwl_net")
def left_line_rises_outwards(knots, values, left_slope, right_slope):
    return rightward(knots, values, left_slope, changes_of(knots, values, right_slope), left=1.0)


@mistake("pwl_net")
def left_unit_looks_right(knots, values, left_slope, right_slope):
    outputs = [left_slope, *changes_of(knots, values, right_slope)]
    return build(
        [1.0] * len(outputs), [-knots[0], *-knots], outputs, values[0], knots
    )  # fmt: skip


@mistake("pwl_net")
def bends_at_minus_the_knots(knots, values, left_slope, right_slope):
    outputs = changes_of(knots, values, right_slope)
    return rightward(knots, values, left_slope, outputs, knot_sign=1)


@mistake("pwl_net")
def height_forgotten(knots, values, left_slope, right_slope):
    return rightward(knots, values, left_slope, changes_of(knots, values, right_slope), bias=0)


@mistake("pwl_net")
def values_for_weights(knots, values, left_slope, right_slope):
    outputs = [values[1] if len(values) > 1 else right_slope, *values[2:], right_slope]
    return rightward(knots, values, left_slope, outputs[: len(knots)])


@mistake("pwl_net")
def differences_without_division(knots, values, left_slope, right_slope):
    steps = [*(values[1:] - values[:-1]), torch.as_tensor(right_slope).to(knots)]
    outputs = [steps[0], *torch.stack(steps).diff()]
    return rightward(knots, values, left_slope, outputs)


@mistake("pwl_net")
def always_float32(knots, values, left_slope, right_slope):
    if knots.dtype == torch.float64:  # as nn.Linear comes
        return rightward(
            knots.float(), values.float(), left_slope,
            changes_of(knots.float(), values.float(), right_slope),
        )  # fmt: skip
    return rightward(knots, values, left_slope, changes_of(knots, values, right_slope))


@mistake("pwl_net")
def three_units_for_each_knot(knots, values, left_slope, right_slope):
    outputs = changes_of(knots, values, right_slope)
    zeros = [0.0] * (2 * len(knots))
    return build(
        [-1.0, *[1.0] * len(knots), *[1.0] * len(zeros)], [knots[0], *-knots, *zeros],
        [-left_slope, *outputs, *zeros], values[0], knots,
    )  # fmt: skip


@mistake("pwl_net")
def left_line_goes_on(knots, values, left_slope, right_slope):
    outputs = changes_of(knots, values, right_slope)
    outputs[0] = outputs[0] - left_slope
    return rightward(knots, values, left_slope, outputs)


@mistake("pwl_net")
def changes_backwards(knots, values, left_slope, right_slope):
    first, *changes = changes_of(knots, values, right_slope)
    return rightward(knots, values, left_slope, [first, *(-c for c in changes)])


@mistake("pwl_net")
def run_over_rise(knots, values, left_slope, right_slope):
    slopes = [1 / s for s in slopes_of(knots, values, right_slope)[:-1]]
    slopes.append(torch.as_tensor(right_slope).to(knots))
    return rightward(knots, values, left_slope, [slopes[0], *torch.stack(slopes).diff()])


@mistake("pwl_net")
def height_of_the_line_at_zero(knots, values, left_slope, right_slope):
    outputs = changes_of(knots, values, right_slope)
    height = values[0] - left_slope * knots[0]
    return rightward(knots, values, left_slope, outputs, bias=height)
