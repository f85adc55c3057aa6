import torch

from tutor.lab import Rules, Wrong, case

RULES = Rules(forbid=["numpy"])


@case(points=2)
def adds(impl, lab):
    return impl.axpy_(lab.randn(3), lab.number(1, 3), lab.randn(3))


@case(points=3, seeds=2)
def in_the_callers_memory(impl, lab):
    y = lab.randn(4, 3, dtype=torch.float64)
    alias = y.view(12)  # looks at the memory that y has now
    a, x = lab.number(1, 3), lab.randn(4, 3, dtype=torch.float64)
    returned = impl.axpy_(y, a, x)
    return {"memory": alias, "same_object": returned is y}


@case(points=1)
def leaves_x_alone(impl, lab):
    y, x = lab.randn(5), lab.randn(5)
    impl.axpy_(y, lab.number(1, 3), x)
    return {"x": x, "y": y}


@case(points=1)
def any_layout(impl, lab):
    # a transposed table, and one column of a table: neither lies in memory without gaps in order
    turned, table = lab.randn(3, 4), lab.randn(4, 3)
    impl.axpy_(turned.T, lab.number(1, 3), lab.randn(4, 3))
    impl.axpy_(table[:, 1], lab.number(1, 3), lab.randn(4))
    return {"transposed": turned, "column": table}


@case(points=2)
def no_temporary(impl, lab):
    y, a, x = lab.randn(1000), lab.number(1, 3), lab.randn(1000)
    return {"cost": lab.cost(lambda: impl.axpy_(y, a, x)), "y": y}


@no_temporary.judge
def in_one_operation(seen, expected, lab):
    ops, size = seen["cost"]["ops"], seen["cost"]["bytes"]
    right_values(seen, expected)
    if ops > 20:
        raise Wrong("loop", ops=ops)
    if size > 64:  # y has 1,000 numbers of 4 bytes; a single number is no matter
        raise Wrong("temporary" if ops <= 2 else "detour", bytes=size, ops=ops)


@case(points=1)
def writes_once(impl, lab):
    y = lab.randn(6)
    before = y._version  # PyTorch counts how often a tensor's memory is written
    impl.axpy_(y, lab.number(1, 3), lab.randn(6))
    return {"writes": y._version - before, "y": y}


@writes_once.judge
def one_write(seen, expected, lab):
    if seen["writes"] != expected["writes"]:
        raise Wrong("writes" if seen["writes"] else "no_write", mine=seen["writes"])
    right_values(seen, expected)


def right_values(seen, expected):
    if not torch.allclose(seen["y"], expected["y"], rtol=1e-4, atol=1e-4):
        raise Wrong("other_values")
