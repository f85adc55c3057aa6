from tutor.lab import case

KIND = "predict"


@case(points=1, constant=True)
def second_row_fourth_column(impl, lab):
    return in_whole_numbers(lab.answer(impl.place))


@case(points=1, constant=True)
def a_single_number(impl, lab):
    return in_whole_numbers(lab.answer(impl.number))


@case(points=1, constant=True)
def how_many_along_axis_1(impl, lab):
    return in_whole_numbers(lab.answer(impl.size_1))


@case(points=1, constant=True)
def negative_places(impl, lab):
    return in_whole_numbers(lab.answer(impl.from_the_back))


@case(points=1, constant=True)
def a_slice(impl, lab):
    return in_whole_numbers(lab.answer(impl.part_of_a_row))


@case(points=1, constant=True)
def a_slice_with_a_step(impl, lab):
    return in_whole_numbers(lab.answer(impl.every_second))


@case(points=1, constant=True)
def one_column(impl, lab):
    return in_whole_numbers(lab.answer(impl.column))


@case(points=1, constant=True)
def rows_by_a_slice(impl, lab):
    return in_whole_numbers(lab.answer(impl.shape_of_two_rows))


@case(points=1, constant=True)
def a_slice_of_one(impl, lab):
    return in_whole_numbers(lab.answer(impl.shape_of_a_slice))


@case(points=1, constant=True)
def by_a_mask(impl, lab):
    return in_whole_numbers(lab.answer(impl.picked))


def in_whole_numbers(answer):
    """7.0 is as good an answer as 7, and 7 is what a person reads."""
    if isinstance(answer, list):
        return [in_whole_numbers(item) for item in answer]
    return int(answer) if isinstance(answer, float) and answer.is_integer() else answer
