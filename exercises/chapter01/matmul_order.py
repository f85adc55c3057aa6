"""Which of two matrix products to do first."""


def matmul_order(dims: tuple[int, int, int, int]) -> tuple[str, int]:
    """The cheaper order for the product A B C, and what it costs.

    dims: (p, q, r, s), the sizes of A of shape (p, q), B of shape (q, r) and C of shape (r, s).
    Each size is a whole number, 0 or more.
    Returns (order, mults):

        order   "(AB)C" or "A(BC)", whichever takes fewer multiplications;
                "(AB)C" where both take the same number
        mults   the multiplications of numbers that this order takes in all, an int

        matmul_order((1, 2, 3, 4))   # ("(AB)C", 18): 6 for AB, then 12 for (AB)C
    """
    raise NotImplementedError
