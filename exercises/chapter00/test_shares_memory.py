from tutor.lab import case

KIND = "predict"


@case(points=1, constant=True)
def after_view(impl, lab):
    return yes_or_no(lab.answer(impl.view))


@case(points=1, constant=True)
def after_reshape(impl, lab):
    return yes_or_no(lab.answer(impl.reshape))


@case(points=1, constant=True)
def after_transposed(impl, lab):
    return yes_or_no(lab.answer(impl.transposed))


@case(points=1, constant=True)
def after_transposed_and_reshaped(impl, lab):
    return yes_or_no(lab.answer(impl.transposed_and_reshaped))


@case(points=1, constant=True)
def after_column(impl, lab):
    return yes_or_no(lab.answer(impl.column))


@case(points=1, constant=True)
def after_mask(impl, lab):
    return yes_or_no(lab.answer(impl.mask))


@case(points=1, constant=True)
def after_numpy_array(impl, lab):
    return yes_or_no(lab.answer(impl.numpy_array))


@case(points=1, constant=True)
def after_tensor_of_array(impl, lab):
    return yes_or_no(lab.answer(impl.tensor_of_array))


@case(points=1, constant=True)
def after_to_where_it_is(impl, lab):
    return yes_or_no(lab.answer(impl.to_where_it_is))


@case(points=1, constant=True)
def after_to_another_type(impl, lab):
    return yes_or_no(lab.answer(impl.to_another_type))


def yes_or_no(answer):
    """1 and "yes" are as good as True."""
    words = {"true": True, "yes": True, "1.0": True, "false": False, "no": False, "0.0": False}
    return words.get(str(answer).strip().lower(), answer)
