import numpy as np

from tutor.lab import mistake, right


@right("to_uint8", "channels_last", "grid", "spark")
class with_whole_arrays:
    @staticmethod
    def to_uint8(img):
        return np.minimum(np.maximum(np.rint(img * 255), 0), 255).astype("uint8")

    @staticmethod
    def channels_last(img):
        return np.stack(list(img), axis=-1)

    @staticmethod
    def grid(X, rows):
        n, h, w = X.shape
        columns = int(np.ceil(n / rows))
        blank = np.zeros((rows * columns - n, h, w))
        whole = np.concatenate([X, blank]).reshape(rows, columns, h, w)
        return whole.transpose(0, 2, 1, 3).reshape(rows * h, columns * w)

    @staticmethod
    def spark(values, width):
        levels = np.array(means(values, width))
        span = np.ptp(levels) or 1
        return "".join(BARS[int(k)] for k in np.rint(7 * (levels - levels.min()) / span))


@right("to_uint8", "channels_last", "grid", "spark")
class row_by_row:
    @staticmethod
    def to_uint8(img):
        img = img.copy()
        img[img < 0] = 0
        img[img > 1] = 1
        return (img * 255 + 0.5).astype(np.uint8)

    @staticmethod
    def channels_last(img):
        return np.moveaxis(img, 0, -1)

    @staticmethod
    def grid(X, rows):
        n, h, w = X.shape
        columns = (n + rows - 1) // rows
        tiles = list(X) + [np.zeros((h, w))] * (rows * columns - n)
        lines = [np.hstack(tiles[r * columns : (r + 1) * columns]) for r in range(rows)]
        return np.vstack(lines)

    @staticmethod
    def spark(values, width):
        levels, text = means(values, width), ""
        for m in levels:
            if max(levels) > min(levels):
                text += BARS[int(7 * (m - min(levels)) / (max(levels) - min(levels)) + 0.5)]
            else:
                text += BARS[0]
        return text


# -- to_uint8 ---------------------------------------------------------------------------------


@mistake("to_uint8")
def no_clipping(img):
    return (255 * img).round().astype(np.uint8)


@mistake("to_uint8")
def no_clipping_and_cuts(img):
    return (255 * img).astype(np.uint8)


@mistake("to_uint8")
def clips_in_place(img):
    np.clip(img, 0, 1, out=img)
    return (255 * img).round().astype(np.uint8)


@mistake("to_uint8")
def cuts_the_fraction(img):
    return (255 * np.clip(img, 0, 1)).astype(np.uint8)


@mistake("to_uint8")
def own_maximum(img):
    return (255 * np.clip(img, 0, None) / img.max()).round().astype(np.uint8)


@mistake("to_uint8")
def own_maximum_and_cuts(img):
    return (255 * np.clip(img, 0, None) / img.max()).astype(np.uint8)


@mistake("to_uint8")
def own_range(img):
    return (255 * (img - img.min()) / (img.max() - img.min())).round().astype(np.uint8)


@mistake("to_uint8")
def own_range_and_cuts(img):
    return (255 * (img - img.min()) / (img.max() - img.min())).astype(np.uint8)


@mistake("to_uint8")
def forgets_255(img):
    return np.clip(img, 0, 1).round().astype(np.uint8)


@mistake("to_uint8")
def casts_first(img):
    return np.clip(img, 0, 1).astype(np.uint8) * 255


@mistake("to_uint8")
def times_256(img):
    return (256 * np.clip(img, 0, 1)).astype(np.uint8)


@mistake("to_uint8")
def clips_to_255_first(img):
    return (255 * np.clip(img, 0, 255)).round().astype(np.uint8)


@mistake("to_uint8")
def clips_to_1_after_scaling(img):
    return np.clip((255 * img).round(), 0, 1).astype(np.uint8)


@mistake("to_uint8")
def still_floats(img):
    return (255 * np.clip(img, 0, 1)).round()


@mistake("to_uint8")
def still_floats_unrounded(img):
    return 255 * np.clip(img, 0, 1)


@mistake("to_uint8")
def another_whole_type(img):
    return (255 * np.clip(img, 0, 1)).round().astype(int)


# -- channels_last ----------------------------------------------------------------------------


@mistake("channels_last")
def colours_first(img):
    return img


@mistake("channels_last")
def reshapes_the_colours(img):
    return img.reshape(img.shape[1], img.shape[2], 3)


@mistake("channels_last")
def turns_it_over(img):
    return img.T


@mistake("channels_last")
def axes_the_other_way(img):
    return img.transpose(2, 0, 1)


@mistake("channels_last")
def only_two_axes_swapped(img):
    return img.swapaxes(0, 1)


# -- grid -------------------------------------------------------------------------------------


def lay_out(X, rows, columns, place):
    n, h, w = X.shape
    sheet = np.zeros((rows * h, columns * w))
    for i in range(min(n, rows * columns)):
        row, column = place(i)
        sheet[row * h : (row + 1) * h, column * w : (column + 1) * w] = X[i]
    return sheet


@mistake("grid")
def down_the_columns(X, rows):
    return lay_out(X, rows, -(-len(X) // rows), lambda i: (i % rows, i // rows))


@mistake("grid")
def drops_what_is_left_over(X, rows):
    columns = len(X) // rows
    return lay_out(X, rows, columns, lambda i: divmod(i, columns))


@mistake("grid")
def one_column_too_many(X, rows):
    columns = len(X) // rows + 1
    return lay_out(X, rows, columns, lambda i: divmod(i, columns))


@mistake("grid")
def rows_for_columns(X, rows):
    return lay_out(X, -(-len(X) // rows), rows, lambda i: divmod(i, rows))


@mistake("grid")
def divides_by_the_rows(X, rows):
    """Places counted with rows where columns belong; on most sheets they do not exist."""
    return lay_out(X, rows, -(-len(X) // rows), lambda i: divmod(i, rows))


@mistake("grid")
def down_the_columns_and_drops(X, rows):
    return lay_out(X, rows, len(X) // rows, lambda i: (i % rows, i // rows))


@mistake("grid")
def only_reshapes(X, rows):
    n, h, w = X.shape
    columns = -(-n // rows)
    whole = np.concatenate([X, np.zeros((rows * columns - n, h, w))])
    return whole.reshape(rows * h, columns * w)


@mistake("grid")
def only_reshapes_full_sheets(X, rows):
    n, h, w = X.shape
    return X.reshape(rows * h, n // rows * w)


@mistake("grid")
def full_sheets_only(X, rows):
    _, h, w = X.shape
    return X.reshape(rows, -1, h, w).transpose(0, 2, 1, 3).reshape(rows * h, -1)


@mistake("grid")
def each_by_its_own_maximum(X, rows):
    return grid(X / X.max(axis=(1, 2), keepdims=True), rows)


@mistake("grid")
def all_by_one_maximum(X, rows):
    return grid(X / X.max(), rows)


@mistake("grid")
def one_long_row(X, rows):
    return np.hstack(list(X))


@mistake("grid")
def one_tall_column(X, rows):
    return np.vstack(list(X))


@mistake("grid")
def places_in_pixels(X, rows):
    """Row 1 of the sheet begins at pixel h, not at pixel 1."""
    n, h, w = X.shape
    columns = -(-n // rows)
    sheet = np.zeros((rows * h, columns * w))
    for i in range(n):
        row, column = divmod(i, columns)
        sheet[row : row + h, column : column + w] = X[i]
    return sheet


# -- spark ------------------------------------------------------------------------------------


def bars(levels, number, flat=True):
    low, high = min(levels), max(levels)
    if flat and low == high:
        return BARS[0] * len(levels)
    return "".join(BARS[number(m, low, high)] for m in levels)


def rounded(m, low, high):
    return round(7 * (m - low) / (high - low))


def cut(m, low, high):
    return int(7 * (m - low) / (high - low))


def eighths(m, low, high):
    return int(8 * (m - low) / (high - low))


@mistake("spark")
def divides_by_zero(values, width):
    return bars(means(values, width), rounded, flat=False)


@mistake("spark")
def divides_arrays_by_zero(values, width):
    """NumPy does not raise: 0 / 0 is nan, and nan has no whole number."""
    return bars(np.array(means(values, width)), rounded, flat=False)


@mistake("spark")
def cuts_for_rounds(values, width):
    return bars(means(values, width), cut)


@mistake("spark")
def cuts_and_divides_by_zero(values, width):
    return bars(means(values, width), cut, flat=False)


@mistake("spark")
def times_eight(values, width):
    return bars(means(values, width), eighths)


@mistake("spark")
def times_eight_and_divides_by_zero(values, width):
    return bars(means(values, width), eighths, flat=False)


@mistake("spark")
def eight_equal_parts(values, width):
    return bars(means(values, width), lambda m, low, high: min(eighths(m, low, high), 7))


@mistake("spark")
def from_zero(values, width):
    return bars(means(values, width), lambda m, low, high: round(7 * m / high))


@mistake("spark")
def from_zero_also_when_flat(values, width):
    return bars(means(values, width), lambda m, low, high: round(7 * m / high), flat=False)


@mistake("spark")
def forgets_the_division(values, width):
    return bars(means(values, width), lambda m, low, high: round(m))


@mistake("spark")
def brackets_missing(values, width):
    return bars(
        means(values, width), lambda m, low, high: round(7 * m - low / high - low), flat=False
    )


@mistake("spark")
def brackets_missing_but_for_flat(values, width):
    return bars(means(values, width), lambda m, low, high: round(7 * m - low / high - low))


@mistake("spark")
def upside_down(values, width):
    return bars(means(values, width), lambda m, low, high: 7 - rounded(m, low, high))


@mistake("spark")
def highest_when_flat(values, width):
    levels = means(values, width)
    return BARS[7] * width if min(levels) == max(levels) else spark(values, width)


@mistake("spark")
def one_bar_when_flat(values, width):
    levels = means(values, width)
    return BARS[0] if min(levels) == max(levels) else spark(values, width)


@mistake("spark")
def range_of_all_values(values, width):
    low, high = min(values), max(values)
    if low == high:
        return BARS[0] * width
    return "".join(BARS[rounded(m, low, high)] for m in means(values, width))


@mistake("spark")
def range_of_all_values_divides_by_zero(values, width):
    low, high = min(values), max(values)
    return "".join(BARS[rounded(m, low, high)] for m in means(values, width))


@mistake("spark")
def a_bar_for_every_value(values, width):
    return bars(values, rounded)


@mistake("spark")
def a_bar_for_every_value_divides_by_zero(values, width):
    return bars(values, rounded, flat=False)


@mistake("spark")
def first_values(values, width):
    return bars(values[:width], rounded)


@mistake("spark")
def a_list_of_bars(values, width):
    return list(spark(values, width))


@mistake("spark")
def prints_it(values, width):
    print(spark(values, width))
