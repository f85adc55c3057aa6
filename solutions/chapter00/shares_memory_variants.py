from tutor.lab import mistake, right


@right(
    "view", "reshape", "transposed", "transposed_and_reshaped", "column", "mask", "numpy_array",
    "tensor_of_array", "to_where_it_is", "to_another_type",
)  # fmt: skip
class ones_and_zeros:
    view = 1
    reshape = 1
    transposed = 1
    transposed_and_reshaped = 0
    column = 1
    mask = 0
    numpy_array = 1
    tensor_of_array = 0
    to_where_it_is = 1
    to_another_type = 0


@right("transposed", "mask")
class as_a_person_types_it:
    transposed = True
    mask = False


@mistake("view")
class a_view_copies:
    view = False


@mistake("reshape")
class reshape_copies:
    reshape = False


@mistake("transposed")
class transposing_moves_numbers:
    transposed = False


@mistake("transposed_and_reshaped")
class reshape_is_always_a_view:
    transposed_and_reshaped = True


@mistake("column")
class slices_copy:
    column = False


@mistake("mask")
class masks_share:
    mask = True


@mistake("numpy_array")
class numpy_copies:
    numpy_array = False


@mistake("tensor_of_array")
class tensor_shares:
    tensor_of_array = True


@mistake("to_where_it_is")
class to_always_copies:
    to_where_it_is = False


@mistake("to_another_type")
class to_never_copies:
    to_another_type = True
