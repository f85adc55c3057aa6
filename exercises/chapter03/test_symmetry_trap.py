from tutor.lab import case

KIND = "predict"


@case(points=1, constant=True)
def every_parameter_equal(impl, lab):
    return lab.answer(impl.all_equal)


@case(points=1, constant=True)
def every_parameter_zero(impl, lab):
    return lab.answer(impl.all_zero)


@case(points=1, constant=True)
def two_groups(impl, lab):
    return lab.answer(impl.two_values)


@case(points=1, constant=True)
def second_layer_zero(impl, lab):
    return lab.answer(impl.zeros_behind)


@case(points=1, constant=True)
def first_layer_equal(impl, lab):
    return lab.answer(impl.random_behind)


@case(points=1, constant=True)
def equal_with_dropout(impl, lab):
    return lab.answer(impl.with_dropout)


@case(points=1, constant=True)
def softmax_regression_from_zero(impl, lab):
    return lab.answer(impl.softmax_regression)


@case(points=1, constant=True)
def linear_regression_from_zero(impl, lab):
    return lab.answer(impl.linear_regression)


@case(points=1, constant=True)
def a_cnn_with_equal_kernels(impl, lab):
    return lab.answer(impl.equal_kernels)


@case(points=1, constant=True)
def heads_alike(impl, lab):
    return lab.answer(impl.two_heads)
