from tutor.lab import mistake, right


def everywhere(number):
    return [[number, number], [number, number]]


@right("z", "out", "x_grad")
class whole_numbers_and_tuples:
    z = ((27, 27), (27, 27))
    out = 27
    x_grad = ((4.5, 4.5), (4.5, 4.5))


@mistake("z")
class squares_the_three_as_well:
    z = everywhere(81)


@mistake("z")
class forgets_the_three:
    z = everywhere(9)


@mistake("z")
class z_as_one_number:
    z = 27


@mistake("out")
class sum_for_mean:
    out = 108


@mistake("out")
class out_as_a_matrix:
    out = everywhere(27)


@mistake("x_grad")
class forgets_the_mean:
    x_grad = everywhere(18)


@mistake("x_grad")
class gives_z_itself:
    x_grad = everywhere(27)


@mistake("x_grad")
class one_number_for_all:
    x_grad = 4.5


@mistake("x_grad")
class adds_up_over_x:
    x_grad = 18


@mistake("x_grad")
class derivative_at_x:
    """6 x / 4: the slope of the square, taken at x and not at y."""

    x_grad = everywhere(1.5)


@mistake("x_grad")
class forgets_the_power:
    """3 y / 4: the 2 did not come down."""

    x_grad = everywhere(2.25)
