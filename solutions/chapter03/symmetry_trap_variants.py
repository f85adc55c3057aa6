from tutor.lab import mistake, right


@right(
    "all_equal",
    "all_zero",
    "two_values",
    "zeros_behind",
    "random_behind",
    "with_dropout",
    "softmax_regression",
    "linear_regression",
    "equal_kernels",
    "two_heads",
)
class as_floats:
    all_equal = 1.0
    all_zero = 1.0
    two_values = 2.0
    zeros_behind = 8.0
    random_behind = 8.0
    with_dropout = 8.0
    softmax_regression = 3.0
    linear_regression = True
    equal_kernels = 1.0
    two_heads = 1.0


@mistake("all_equal")
class all_equal_eight:
    all_equal = 8


@mistake("all_equal")
class all_equal_three:
    all_equal = 3


@mistake("all_zero")
class all_zero_four:
    all_zero = 4


@mistake("all_zero")
class all_zero_none:
    all_zero = 0


@mistake("all_zero")
class all_zero_two:
    all_zero = 2


@mistake("all_zero")
class all_zero_three:
    all_zero = 3


@mistake("two_values")
class two_values_eight:
    two_values = 8


@mistake("two_values")
class two_values_one:
    two_values = 1


@mistake("zeros_behind")
class zeros_behind_one:
    zeros_behind = 1


@mistake("zeros_behind")
class zeros_behind_three:
    zeros_behind = 3


@mistake("random_behind")
class random_behind_one:
    random_behind = 1


@mistake("random_behind")
class random_behind_three:
    random_behind = 3


@mistake("with_dropout")
class with_dropout_one:
    with_dropout = 1


@mistake("with_dropout")
class with_dropout_two:
    with_dropout = 2


@mistake("softmax_regression")
class softmax_regression_one:
    softmax_regression = 1


@mistake("softmax_regression")
class softmax_regression_two:
    softmax_regression = 2


@mistake("linear_regression")
class linear_regression_no:
    linear_regression = False


@mistake("equal_kernels")
class equal_kernels_eight:
    equal_kernels = 8


@mistake("equal_kernels")
class equal_kernels_three:
    equal_kernels = 3


@mistake("two_heads")
class two_heads_two:
    two_heads = 2
