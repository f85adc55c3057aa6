from tutor.lab import mistake, right


@right("reshape_safely")
def tries_a_view(x, shape):
    """`view` raises an error exactly where `reshape` copies."""
    try:
        return x.view(shape), True
    except RuntimeError:
        return x.reshape(shape), False


@right("reshape_safely")
def asks_for_the_memory(x, shape):
    y = x.reshape(shape)
    return y, y.untyped_storage().data_ptr() == x.untyped_storage().data_ptr()


@right("reshape_safely")
def writes_and_puts_it_back(x, shape):
    y = x.reshape(shape)
    corner = (0,) * y.dim()
    first = y[corner].clone()
    y[corner] += 1
    shares = bool(x[(0,) * x.dim()] != first)
    y[corner] = first
    return y, shares


@mistake("reshape_safely")
def always_a_view(x, shape):
    return x.reshape(shape), True


@mistake("reshape_safely")
def asks_for_the_same_object(x, shape):
    y = x.reshape(shape)
    return y, y is x


@mistake("reshape_safely")
def view_only(x, shape):
    return x.view(shape), True


@mistake("reshape_safely")
def in_one_piece(x, shape):
    return x.reshape(shape), x.is_contiguous()


@mistake("reshape_safely")
def one_piece_first(x, shape):
    y = x.contiguous().view(shape)
    return y, y.data_ptr() == x.data_ptr()


@mistake("reshape_safely")
def copies_always(x, shape):
    return x.clone().reshape(shape), False


@mistake("reshape_safely")
def copies_and_says_shared(x, shape):
    return x.clone().reshape(shape), True


@mistake("reshape_safely")
def leaves_its_mark(x, shape):
    """Writes into y to find out, and does not put it back."""
    y = x.reshape(shape)
    y[(0,) * y.dim()] = 100.0
    return y, bool(x[(0,) * x.dim()] == 100.0)


@mistake("reshape_safely")
def the_tensor_alone(x, shape):
    return x.reshape(shape)


@mistake("reshape_safely")
def the_other_way_round(x, shape):
    y = x.reshape(shape)
    return y.data_ptr() == x.data_ptr(), y


@mistake("reshape_safely")
def says_copied(x, shape):
    y = x.reshape(shape)
    return y, y.data_ptr() != x.data_ptr()
