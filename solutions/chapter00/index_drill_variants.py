from tutor.lab import mistake, right


def listed(*items):
    return list(items)


@right(
    "place", "number", "size_1", "from_the_back", "part_of_a_row", "every_second", "column",
    "shape_of_two_rows", "shape_of_a_slice", "picked",
)  # fmt: skip
class typed_by_hand:
    place = (1, 3)
    number = 13
    size_1 = 6
    from_the_back = 22
    part_of_a_row = (1, 2, 3)
    every_second = (6, 8, 10)
    column = (1, 7, 13, 19)
    shape_of_two_rows = (2, 6)
    shape_of_a_slice = (4, 1)
    picked = (21, 22, 23)


@right("place", "number", "part_of_a_row", "shape_of_two_rows")
class lists_floats_and_tuples:
    place = listed(1, 3)
    number = 13.0
    part_of_a_row = listed(1, 2, 3)
    shape_of_two_rows = listed(2, 6)


@mistake("place")
class counts_from_one:
    place = (2, 4)


@mistake("place")
class column_first:
    place = (3, 1)


@mistake("place")
class column_first_from_one:
    place = (4, 2)


@mistake("place")
class the_number_itself:
    place = 9


@mistake("place")
class mixes_the_two_countings:
    place = (2, 3)


@mistake("place")
class mixes_them_the_other_way:
    place = (1, 4)


@mistake("number")
class number_counted_from_one:
    number = 6


@mistake("number")
class number_with_swapped_places:
    number = 8


@mistake("number")
class number_one_row_too_high:
    number = 7


@mistake("size_1")
class size_of_the_rows:
    size_1 = 4


@mistake("size_1")
class size_of_everything:
    size_1 = 24


@mistake("size_1")
class size_as_a_shape:
    size_1 = (4, 6)


@mistake("size_1")
class size_of_one:
    size_1 = 1


@mistake("from_the_back")
class the_very_last:
    from_the_back = 23


@mistake("from_the_back")
class back_counted_from_zero:
    from_the_back = 15


@mistake("from_the_back")
class back_swapped:
    from_the_back = 17


@mistake("part_of_a_row")
class end_included:
    part_of_a_row = (1, 2, 3, 4)


@mistake("part_of_a_row")
class slice_counted_from_one:
    part_of_a_row = (0, 1, 2)


@mistake("part_of_a_row")
class slice_from_one_end_included:
    part_of_a_row = (0, 1, 2, 3)


@mistake("part_of_a_row")
class four_numbers_long:
    part_of_a_row = (1, 2, 3, 4, 5)


@mistake("every_second")
class first_two:
    every_second = (6, 7)


@mistake("every_second")
class from_the_second_on:
    every_second = (8, 9, 10, 11)


@mistake("every_second")
class odd_places:
    every_second = (7, 9, 11)


@mistake("every_second")
class step_in_the_first_row:
    every_second = (0, 2, 4)


@mistake("every_second")
class every_third:
    every_second = (6, 9)


@mistake("column")
class a_row_for_a_column:
    column = (6, 7, 8, 9, 10, 11)


@mistake("column")
class first_column:
    column = (0, 6, 12, 18)


@mistake("column")
class a_standing_column:
    column = ((1,), (7,), (13,), (19,))


@mistake("shape_of_two_rows")
class two_rows_end_included:
    shape_of_two_rows = (3, 6)


@mistake("shape_of_two_rows")
class rows_for_columns:
    shape_of_two_rows = (4, 2)


@mistake("shape_of_two_rows")
class one_and_three:
    shape_of_two_rows = (1, 3)


@mistake("shape_of_a_slice")
class axis_lost:
    shape_of_a_slice = (4,)


@mistake("shape_of_a_slice")
class two_columns:
    shape_of_a_slice = (4, 2)


@mistake("shape_of_a_slice")
class one_row:
    shape_of_a_slice = (1, 6)


@mistake("shape_of_a_slice")
class axes_swapped:
    shape_of_a_slice = (1, 4)


@mistake("picked")
class limit_included:
    picked = (20, 21, 22, 23)


@mistake("picked")
class how_many:
    picked = 3


@mistake("picked")
class zeros_elsewhere:
    picked = ((0,) * 6, (0,) * 6, (0,) * 6, (0, 0, 0, 21, 22, 23))


@mistake("picked")
class still_a_table:
    picked = ((21, 22, 23),)


@mistake("picked")
class the_mask:
    picked = ((False,) * 6, (False,) * 6, (False,) * 6, (False,) * 3 + (True,) * 3)
