import itertools

from tutor.lab import mistake, right


@right("matmul_order")
def smallest_of_a_table(dims):
    p, q, r, s = dims
    costs = {"(AB)C": (q + s) * p * r, "A(BC)": (r + p) * q * s}
    return min(costs.items(), key=lambda item: item[1])  # of equal ones, the first


@right("matmul_order")
def product_by_product(dims):
    def multiply(left, right):
        (n, k, spent_left), (_, m, spent_right) = left, right
        return n, m, spent_left + spent_right + n * k * m

    A, B, C = ((n, m, 0) for n, m in itertools.pairwise(dims))
    left_first, right_first = multiply(multiply(A, B), C)[2], multiply(A, multiply(B, C))[2]
    return ("A(BC)", right_first) if right_first < left_first else ("(AB)C", left_first)


@mistake("matmul_order")
def counts_the_numbers_read(dims):
    p, q, r, s = dims
    left_first = (p * q + q * r) + (p * r + r * s)
    right_first = (q * r + r * s) + (p * q + q * s)
    return ("(AB)C", left_first) if left_first <= right_first else ("A(BC)", right_first)


@mistake("matmul_order")
def counts_the_results(dims):
    p, q, r, s = dims
    left_first, right_first = p * r + p * s, q * s + p * s
    return ("(AB)C", left_first) if left_first <= right_first else ("A(BC)", right_first)


@mistake("matmul_order")
def forgets_the_second_product(dims):
    p, q, r, s = dims
    left_first, right_first = p * q * r, q * r * s
    return ("(AB)C", left_first) if left_first <= right_first else ("A(BC)", right_first)


@mistake("matmul_order")
def decides_by_the_first_product(dims):
    p, q, r, s = dims
    if p * q * r <= q * r * s:
        return "(AB)C", p * q * r + p * r * s
    return "A(BC)", q * r * s + p * q * s


@mistake("matmul_order")
def counts_additions_too(dims):
    p, q, r, s = dims
    left_first, right_first = 2 * p * r * (q + s), 2 * q * s * (p + r)
    return ("(AB)C", left_first) if left_first <= right_first else ("A(BC)", right_first)


@mistake("matmul_order")
def always_from_the_left(dims):
    p, q, r, s = dims
    return "(AB)C", p * r * (q + s)


@mistake("matmul_order")
def takes_the_dearer(dims):
    p, q, r, s = dims
    left_first, right_first = p * r * (q + s), q * s * (p + r)
    return ("(AB)C", left_first) if left_first >= right_first else ("A(BC)", right_first)


@mistake("matmul_order")
def equal_goes_right(dims):
    p, q, r, s = dims
    left_first, right_first = p * r * (q + s), q * s * (p + r)
    return ("(AB)C", left_first) if left_first < right_first else ("A(BC)", right_first)


@mistake("matmul_order")
def counts_in_floats(dims):
    p, q, r, s = map(float, dims)
    left_first, right_first = p * r * (q + s), q * s * (p + r)
    return ("(AB)C", left_first) if left_first <= right_first else ("A(BC)", right_first)
