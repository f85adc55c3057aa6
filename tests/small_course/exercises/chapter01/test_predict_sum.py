from tutor.lab import case

KIND = "predict"


@case(constant=True)
def total(impl, lab):
    return lab.answer(impl.total)


@case(constant=True)
def shape(impl, lab):
    return lab.answer(impl.shape)
