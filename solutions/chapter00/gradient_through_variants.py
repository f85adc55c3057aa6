import math

from tutor.lab import mistake, right


@right("gradient_through", "slope")
class by_recursion:
    """The first slope, times what is left; and the slopes from the exponential function."""

    def gradient_through(act, L, z):
        if L == 0:
            return 1
        return slope(act, z) * gradient_through(act, L - 1, value(act, z))

    def slope(act, z):
        if act == "relu":
            return int(z > 0)
        if act == "tanh":
            return 4 / (math.exp(z) + math.exp(-z)) ** 2
        return math.exp(-z) / (1 + math.exp(-z)) ** 2


@right("sigmoid_bound")
def layer_by_layer(L):
    bound = 1.0
    for _ in range(L):
        bound /= 4
    return bound


@right("gradient_through")
def with_a_list_of_slopes(act, L, z):
    slopes = []
    for _ in range(L):
        slopes.append(slope(act, z))
        z = value(act, z)
    return math.prod(slopes)


def changed(name, formula):
    """The slopes, with another formula for one activation."""
    original = slope
    return lambda act, z: formula(z) if act == name else original(act, z)


def bag(function):
    return staticmethod(function)


@mistake("slope")
class value_for_slope:
    slope = bag(lambda act, z: value(act, z))


@mistake("slope")
class sigmoid_value_for_slope:
    slope = bag(changed("sigmoid", lambda z: value("sigmoid", z)))


@mistake("slope")
class tanh_value_for_slope:
    slope = bag(changed("tanh", math.tanh))


@mistake("slope")
class relu_value_for_slope:
    slope = bag(changed("relu", lambda z: max(0.0, z)))


@mistake("slope")
class relu_slope_at_zero:
    slope = bag(changed("relu", lambda z: 1.0 if z >= 0 else 0.0))


@mistake("slope")
class relu_slope_below_zero:
    slope = bag(changed("relu", lambda z: 1.0))


@mistake("slope")
class relu_slope_minus_one:
    slope = bag(changed("relu", lambda z: 1.0 if z > 0 else -1.0))


@mistake("slope")
class tanh_without_the_square:
    slope = bag(changed("tanh", lambda z: 1 - math.tanh(z)))


@mistake("slope")
class sigmoid_formula_for_tanh:
    slope = bag(changed("tanh", lambda z: math.tanh(z) * (1 - math.tanh(z))))


@mistake("slope")
class tanh_formula_for_sigmoid:
    slope = bag(changed("sigmoid", lambda z: 1 - value("sigmoid", z) ** 2))


@mistake("slope")
class z_for_s:
    """z (1 - z): the formula wants the sigmoid's value."""

    slope = bag(changed("sigmoid", lambda z: z * (1 - z)))


@mistake("slope")
class z_for_t:
    slope = bag(changed("tanh", lambda z: 1 - z * z))


@mistake("slope")
class z_for_s_and_t:
    slope = bag(
        lambda act, z: {"sigmoid": z * (1 - z), "tanh": 1 - z * z}.get(act, 1.0 if z > 0 else 0.0)
    )


@mistake("gradient_through")
def same_slope_everywhere(act, L, z):
    return slope(act, z) ** L


@mistake("gradient_through")
def multiplies_values(act, L, z):
    product = 1.0
    for _ in range(L):
        z = value(act, z)
        product *= z
    return product


@mistake("gradient_through")
def gives_the_last_value(act, L, z):
    for _ in range(L):
        z = value(act, z)
    return z


@mistake("gradient_through")
def adds_the_slopes(act, L, z):
    total = 0.0
    for _ in range(L):
        total += slope(act, z)
        z = value(act, z)
    return total


@mistake("gradient_through")
def slope_at_the_output(act, L, z):
    gradient = 1.0
    for _ in range(L):
        z = value(act, z)
        gradient *= slope(act, z)
    return gradient


@mistake("gradient_through")
def one_layer_more(act, L, z):
    gradient = 1.0
    for _ in range(L + 1):
        gradient *= slope(act, z)
        z = value(act, z)
    return gradient


@mistake("gradient_through")
def one_layer_less(act, L, z):
    gradient = 1.0
    for _ in range(L - 1):
        gradient *= slope(act, z)
        z = value(act, z)
    return gradient


@mistake("gradient_through")
def goes_on_with_the_slope(act, L, z):
    gradient = 1.0
    for _ in range(L):
        z = slope(act, z)
        gradient *= z
    return gradient


@mistake("gradient_through")
def starts_at_zero(act, L, z):
    return 0.0


@mistake("gradient_through")
def last_slope_only(act, L, z):
    gradient = 1.0
    for _ in range(L):
        gradient = slope(act, z)
        z = value(act, z)
    return gradient


@mistake("sigmoid_bound")
def a_quarter_altogether(L):
    return 0.25


@mistake("sigmoid_bound")
def a_quarter_times_layers(L):
    return 0.25 * L


@mistake("sigmoid_bound")
def half_a_layer(L):
    return 0.5**L


@mistake("sigmoid_bound")
def one_at_most(L):
    return 1.0


@mistake("slope")
class relu_slope_measured:
    """A difference across the corner: half of it."""

    slope = bag(changed("relu", lambda z: 0.5 if z == 0 else float(z > 0)))
