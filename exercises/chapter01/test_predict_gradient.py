from tutor.lab import case

KIND = "predict"


@case(points=1, constant=True)
def value_of_z(impl, lab):
    return as_floats(lab.answer(impl.z))


@case(points=1, constant=True)
def value_of_out(impl, lab):
    return as_floats(lab.answer(impl.out))


@case(points=3, constant=True)
def gradient_of_x(impl, lab):
    return as_floats(lab.answer(impl.x_grad))


def as_floats(answer):
    """27 is as good an answer as 27.0."""
    if isinstance(answer, list):
        return [as_floats(item) for item in answer]
    return float(answer) if isinstance(answer, int) else answer
