from tutor.lab import mistake, right


@right("slope")
def forward_difference(f, x):
    """From x to the right only: off by a few times 1e-4, which nobody minds here."""
    h = 1e-4
    return (f(x + h) - f(x)) / h


@right("descend")
def last_of_the_path(f, x0, lr, steps):
    path = [x0]
    while len(path) < steps + 1:
        path.append(path[-1] - lr * slope(f, path[-1]))
    return path


@right("slope", "descend")
class each_from_the_one_before:
    @staticmethod
    def slope(f, x):
        h = 1e-4
        rise = f(x + h) - f(x - h)
        return rise / h / 2

    @staticmethod
    def descend(f, x0, lr, steps):
        if steps == 0:
            return [x0]
        rest = descend(f, x0, lr, steps - 1)
        x = rest[-1]
        return [*rest, x + lr * -each_from_the_one_before.slope(f, x)]


# -- slope ------------------------------------------------------------------------------------


@mistake("slope")
def half_the_run(f, x):
    h = 1e-5
    return (f(x + h) - f(x - h)) / h


@mistake("slope")
def multiplies_by_h(f, x):
    """What `/ 2 * h` means: first halved, then multiplied."""
    h = 1e-5
    return (f(x + h) - f(x - h)) / 2 * h


@mistake("slope")
def divides_one_value(f, x):
    h = 1e-5
    return f(x + h) - f(x - h) / (2 * h)


@mistake("slope")
def no_brackets(f, x):
    h = 1e-5
    return f(x + h) - f(x - h) / 2 * h


@mistake("slope")
def places_for_values(f, x):
    """`f` itself is never asked."""
    h = 1e-5
    return ((x + h) - (x - h)) / (2 * h)


@mistake("slope")
def does_not_divide(f, x):
    h = 1e-5
    return f(x + h) - f(x - h)


@mistake("slope")
def left_minus_right(f, x):
    h = 1e-5
    return (f(x - h) - f(x + h)) / (2 * h)


@mistake("slope")
def step_of_one(f, x):
    h = 1.0
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("slope")
def forward_step_of_one(f, x):
    return f(x + 1) - f(x)


@mistake("slope")
def forward_over_two_h(f, x):
    h = 1e-5
    return (f(x + h) - f(x)) / (2 * h)


@mistake("slope")
def step_too_small(f, x):
    h = 1e-20
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("slope")
def step_of_zero(f, x):
    h = 0.0
    return (f(x + h) - f(x - h)) / (2 * h)


@mistake("slope")
def slope_of_x_squared(f, x):
    """From the example, whatever f is."""
    return 2 * x


@mistake("slope")
def prints_the_slope(f, x):
    h = 1e-5
    print((f(x + h) - f(x - h)) / (2 * h))


# -- descend ----------------------------------------------------------------------------------


@mistake("descend")
def walks_uphill(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x + lr * slope(f, x)
        path.append(x)
    return path


@mistake("descend")
def forgets_lr(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - slope(f, x)
        path.append(x)
    return path


@mistake("descend")
def value_for_slope(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - lr * f(x)
        path.append(x)
    return path


@mistake("descend")
def drops_the_place(f, x0, lr, steps):
    """x = -lr * slope: the place where one stood is forgotten."""
    x, path = x0, [x0]
    for _ in range(steps):
        x = -lr * slope(f, x)
        path.append(x)
    return path


@mistake("descend")
def slope_of_the_start(f, x0, lr, steps):
    g = slope(f, x0)
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - lr * g
        path.append(x)
    return path


@mistake("descend")
def always_from_the_start(f, x0, lr, steps):
    path = [x0]
    for _ in range(steps):
        path.append(x0 - lr * slope(f, x0))
    return path


@mistake("descend")
def divides_by_lr(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - slope(f, x) / lr
        path.append(x)
    return path


@mistake("descend")
def last_place_only(f, x0, lr, steps):
    x = x0
    for _ in range(steps):
        x = x - lr * slope(f, x)
    return x


@mistake("descend")
def start_left_out(f, x0, lr, steps):
    x, path = x0, []
    for _ in range(steps):
        x = x - lr * slope(f, x)
        path.append(x)
    return path


@mistake("descend")
def last_left_out(f, x0, lr, steps):
    x, path = x0, []
    for _ in range(steps):
        path.append(x)
        x = x - lr * slope(f, x)
    return path


@mistake("descend")
def start_twice(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        path.append(x)
        x = x - lr * slope(f, x)
    return path


@mistake("descend")
def one_step_too_many(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps + 1):
        x = x - lr * slope(f, x)
        path.append(x)
    return path


@mistake("descend")
def one_step_too_few(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(1, steps):
        x = x - lr * slope(f, x)
        path.append(x)
    return path


@mistake("descend")
def returns_in_the_loop(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - lr * slope(f, x)
        path.append(x)
        return path
    return path


@mistake("descend")
def heights_for_places(f, x0, lr, steps):
    x, path = x0, [f(x0)]
    for _ in range(steps):
        x = x - lr * slope(f, x)
        path.append(f(x))
    return path


@mistake("descend")
def returns_nothing(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - lr * slope(f, x)
        path.append(x)


@mistake("descend")
def adds_a_number_to_the_list(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        x = x - lr * slope(f, x)
        path = path + x
    return path


@mistake("descend")
def adds_a_number_to_an_empty_list(f, x0, lr, steps):
    x, path = x0, []
    for _ in range(steps):
        path = path + x
        x = x - lr * slope(f, x)
    return path


@mistake("descend")
def stops_when_f_is_small(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        if f(x) < 1e-6:
            break
        x = x - lr * slope(f, x)
        path.append(x)
    return path


@mistake("descend")
def stops_when_the_slope_is_small(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        g = slope(f, x)
        if abs(g) < 1e-6:
            break
        x = x - lr * g
        path.append(x)
    return path


@mistake("descend")
def never_goes_back_up(f, x0, lr, steps):
    x, path = x0, [x0]
    for _ in range(steps):
        new = x - lr * slope(f, x)
        if f(new) > f(x):
            break
        x = new
        path.append(x)
    return path
