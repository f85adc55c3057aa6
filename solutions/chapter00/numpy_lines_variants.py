import numpy as np

from tutor.lab import mistake, right


@right(
    "numbered", "without_border", "pick", "above", "doubled_tail", "weighted_sum", "affine",
    "times_table", "column_means", "row_shares",
)  # fmt: skip
class by_named_functions:
    @staticmethod
    def numbered(rows, columns):
        return np.array(range(rows * columns)).reshape(rows, -1)

    @staticmethod
    def without_border(a):
        m, n = a.shape
        return a[1 : m - 1][:, 1 : n - 1]

    @staticmethod
    def pick(a, rows, columns):
        return a[rows][np.arange(len(rows)), columns]

    @staticmethod
    def above(a, limit):
        return np.extract(a > limit, a)

    @staticmethod
    def doubled_tail(v):
        tail = v[1:].copy()
        tail *= 2
        return tail

    @staticmethod
    def weighted_sum(x, w):
        return (x * w).sum()

    @staticmethod
    def affine(X, w, b):
        return (X * w).sum(axis=1) + b

    @staticmethod
    def times_table(x, y):
        return np.outer(x, y)

    @staticmethod
    def column_means(X):
        return X.sum(axis=0) / len(X)

    @staticmethod
    def row_shares(X):
        return (X.T / X.sum(axis=1)).T


@right("numbered", "pick", "above", "weighted_sum", "affine", "times_table", "column_means")
class by_other_calls:
    @staticmethod
    def numbered(rows, columns):
        return np.arange(columns) + columns * np.arange(rows)[:, None]

    @staticmethod
    def pick(a, rows, columns):
        return np.diagonal(a[np.ix_(rows, columns)])

    @staticmethod
    def above(a, limit):
        flat = a.ravel()
        return flat[np.where(flat > limit)]

    @staticmethod
    def weighted_sum(x, w):
        return float(np.dot(x, w))

    @staticmethod
    def affine(X, w, b):
        return np.dot(w, X.T) + b

    @staticmethod
    def times_table(x, y):
        return x.reshape(-1, 1) @ y.reshape(1, -1)

    @staticmethod
    def column_means(X):
        return np.average(X.T, axis=1)


# -- numbered ---------------------------------------------------------------------------------


@mistake("numbered")
def stays_a_row(rows, columns):
    return np.arange(rows * columns)


@mistake("numbered")
def counts_from_one(rows, columns):
    return np.arange(1, rows * columns + 1).reshape(rows, columns)


@mistake("numbered")
def floats(rows, columns):
    return np.arange(float(rows * columns)).reshape(rows, columns)


@mistake("numbered")
def columns_first(rows, columns):
    return np.arange(rows * columns).reshape(columns, rows)


@mistake("numbered")
def down_the_columns(rows, columns):
    return np.arange(rows * columns).reshape(columns, rows).T


@mistake("numbered")
def shape_without_brackets(rows, columns):
    return np.zeros(rows, columns)


@mistake("numbered")
def all_zeros(rows, columns):
    return np.zeros((rows, columns), dtype=int)


# -- without_border ---------------------------------------------------------------------------


@mistake("without_border")
def first_ones_only(a):
    return a[1:, 1:]


@mistake("without_border")
def last_ones_only(a):
    return a[:-1, :-1]


@mistake("without_border")
def rows_only(a):
    return a[1:-1]


@mistake("without_border")
def rows_twice(a):
    return a[1:-1][1:-1]


@mistake("without_border")
def from_two(a):
    return a[2:-2, 2:-2]


@mistake("without_border")
def stops_two_short(a):
    return a[1:-2, 1:-2]


@mistake("without_border")
def rows_for_both_axes(a):
    return a[1 : len(a) - 1, 1 : len(a) - 1]


# -- pick -------------------------------------------------------------------------------------


@mistake("pick")
def a_whole_block(a, rows, columns):
    return a[rows][:, columns]


@mistake("pick")
def rows_of_rows(a, rows, columns):
    return a[rows][columns]


@mistake("pick")
def whole_rows(a, rows, columns):
    return a[rows]


@mistake("pick")
def columns_then_rows(a, rows, columns):
    return a[columns, rows]


@mistake("pick")
def one_index_made_of_two(a, rows, columns):
    return a[np.array([rows, columns])]


@mistake("pick")
def three_places_only(a, rows, columns):
    """Right for the example, which has three."""
    return np.array([a[rows[0], columns[0]], a[rows[1], columns[1]], a[rows[2], columns[2]]])


@mistake("pick")
def brackets_too_many(a, rows, columns):
    return a[[rows], [columns]]


# -- above ------------------------------------------------------------------------------------


@mistake("above")
def the_mask(a, limit):
    return a > limit


@mistake("above")
def the_places(a, limit):
    return np.where(a > limit)


@mistake("above")
def zeros_for_the_rest(a, limit):
    return np.where(a > limit, a, 0)


@mistake("above")
def limit_included(a, limit):
    return a[a >= limit]


@mistake("above")
def smaller_ones(a, limit):
    return a[a < limit]


@mistake("above")
def asks_if(a, limit):
    return a if a > limit else None


# -- doubled_tail -----------------------------------------------------------------------------


@mistake("doubled_tail")
def doubles_the_original(v):
    tail = v[1:]
    tail *= 2
    return tail


@mistake("doubled_tail")
def the_original_doubled(v):
    v[1:] *= 2
    return v


@mistake("doubled_tail")
def all_of_it(v):
    return v * 2


@mistake("doubled_tail")
def without_the_last(v):
    return v[:-1] * 2


@mistake("doubled_tail")
def from_the_third(v):
    return v[2:] * 2


@mistake("doubled_tail")
def squared(v):
    return v[1:] ** 2


# -- weighted_sum -----------------------------------------------------------------------------


@mistake("weighted_sum")
def products_not_summed(x, w):
    return x * w


@mistake("weighted_sum")
def sums_multiplied(x, w):
    return x.sum() * w.sum()


@mistake("weighted_sum")
def mean_of_products(x, w):
    return (x * w).mean()


@mistake("weighted_sum")
def a_matrix_of_products(x, w):
    return np.outer(x, w)


# -- affine -----------------------------------------------------------------------------------


@mistake("affine")
def star_for_at(X, w, b):
    return X * w + b


@mistake("affine")
def forgets_b(X, w, b):
    return X @ w


@mistake("affine")
def everything_summed(X, w, b):
    return (X * w).sum() + b


@mistake("affine")
def b_in_every_product(X, w, b):
    return (X * w + b).sum(axis=1)


@mistake("affine")
def w_in_front(X, w, b):
    return w @ X + b


@mistake("affine")
def sums_the_columns(X, w, b):
    return (X * w).sum(axis=0) + b


@mistake("affine")
def a_column(X, w, b):
    return X @ w[:, None] + b


# -- times_table ------------------------------------------------------------------------------


@mistake("times_table")
def place_by_place(x, y):
    return x * y


@mistake("times_table")
def y_down_x_across(x, y):
    return x * y[:, None]


@mistake("times_table")
def adds(x, y):
    return x[:, None] + y


@mistake("times_table")
def flat(x, y):
    return np.outer(x, y).ravel()


# -- column_means -----------------------------------------------------------------------------


@mistake("column_means")
def row_means(X):
    return X.mean(axis=1)


@mistake("column_means")
def one_mean_for_all(X):
    return X.mean()


@mistake("column_means")
def column_sums(X):
    return X.sum(axis=0)


@mistake("column_means")
def kept_axis(X):
    return X.mean(axis=0, keepdims=True)


@mistake("column_means")
def divides_by_the_columns(X):
    return X.sum(axis=0) / X.shape[1]


@mistake("column_means")
def divides_by_all(X):
    return X.sum(axis=0) / X.size


# -- row_shares -------------------------------------------------------------------------------


@mistake("row_shares")
def forgets_keepdims(X):
    return X / X.sum(axis=1)


@mistake("row_shares")
def shares_of_the_column(X):
    return X / X.sum(axis=0)


@mistake("row_shares")
def shares_of_everything(X):
    return X / X.sum()


@mistake("row_shares")
def means_for_sums(X):
    return X / X.mean(axis=1, keepdims=True)


@mistake("row_shares")
def changes_the_original(X):
    X /= X.sum(axis=1, keepdims=True)
    return X


@mistake("row_shares")
def wholes_only(X):
    return X // X.sum(axis=1, keepdims=True)
