from tutor.lab import case


@case(points=2)
def one_column(impl, lab):
    # C is a column vector: two products of a matrix with a vector
    return impl.matmul_order((lab.whole(2, 10), lab.whole(2, 10), lab.whole(2, 10), 1))


@case(points=1)
def one_row(impl, lab):
    return impl.matmul_order((1, lab.whole(2, 10), lab.whole(2, 10), lab.whole(2, 10)))


# two orders never cost the same where the four sizes are different primes
PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)


@case(points=2)
def any_sizes(impl, lab):
    return [impl.matmul_order(tuple(lab.shuffled(PRIMES)[:4])) for _ in range(40)]


@case(points=2)
def cheap_start_dear_end(impl, lab):
    # A B is the cheaper first product and leads to the dearer whole, or B C the other way round
    found = []
    for _ in range(5):
        few, many, most = lab.whole(2, 5), lab.whole(20, 30), lab.whole(40, 60)
        dims = (many, few, most, many + 1)
        found += [impl.matmul_order(dims), impl.matmul_order(dims[::-1])]
    return found


@case(points=1)
def equal_cost(impl, lab):
    n, m = lab.whole(2, 30), lab.whole(2, 30)
    return impl.matmul_order((n, n, n, n)), impl.matmul_order((n, m, m, n))


@case(points=1)
def huge_sizes(impl, lab):
    # counts beyond 2**53, which a float cannot hold to the last digit
    return impl.matmul_order(tuple(lab.whole(10**6, 10**7) for _ in range(4)))


@case(points=1)
def empty_axis(impl, lab):
    sizes = [lab.whole(2, 9) for _ in range(4)]
    dims = [
        tuple(0 if place == empty else size for place, size in enumerate(sizes))
        for empty in lab.shuffled(range(4))
    ]
    return [impl.matmul_order(d) for d in [*dims, tuple(sizes)]]
