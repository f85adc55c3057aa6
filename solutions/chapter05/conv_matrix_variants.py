import torch

from tutor.lab import mistake, right


@right("conv_matrix")
def by_asking_with_unit_images(K, h, w):
    """Column p is the map of the image that is 1 at pixel p and 0 elsewhere."""
    oh, ow = h - K.shape[0] + 1, w - K.shape[1] + 1
    images = torch.eye(h * w, dtype=K.dtype, device=K.device).reshape(-1, h, w)
    maps = sum(
        images[:, a : a + oh, b : b + ow] * K[a, b]
        for a in range(K.shape[0])
        for b in range(K.shape[1])
    )
    return maps.reshape(h * w, oh * ow).T


@right("conv_matrix")
def entry_by_entry(K, h, w):
    (kh, kw), zero = K.shape, K.new_zeros(())
    rows = [
        [
            K[y - i, x - j] if 0 <= y - i < kh and 0 <= x - j < kw else zero
            for y in range(h)
            for x in range(w)
        ]
        for i in range(h - kh + 1)
        for j in range(w - kw + 1)
    ]
    return torch.stack([torch.stack(row) for row in rows])


def first_row(K, h, w):
    """The kernel in the upper left corner of an image, laid out flat."""
    image = K.new_zeros(h, w)
    image[: K.shape[0], : K.shape[1]] = K
    return image.reshape(-1)


@mistake("conv_matrix")
def goes_on_at_the_end_of_a_row(K, h, w):
    first = first_row(K, h, w)
    reach = (K.shape[0] - 1) * w + K.shape[1]
    return torch.stack([first.roll(r) for r in range(h * w - reach + 1)])


@mistake("conv_matrix")
def steps_of_one_through_all_rows(K, h, w):
    first = first_row(K, h, w)
    places = (h - K.shape[0] + 1) * (w - K.shape[1] + 1)
    return torch.stack([first.roll(r) for r in range(places)])


@mistake("conv_matrix")
def goes_round_at_the_border(K, h, w):
    image = first_row(K, h, w).reshape(h, w)
    return torch.stack([image.roll((i, j), (0, 1)).reshape(-1) for i in range(h) for j in range(w)])


@mistake("conv_matrix")
def column_after_column(K, h, w):
    oh, ow = h - K.shape[0] + 1, w - K.shape[1] + 1
    M = conv_matrix(K, h, w).reshape(oh, ow, h, w)
    return M.permute(1, 0, 3, 2).reshape(oh * ow, h * w)


@mistake("conv_matrix")
def pixels_column_after_column(K, h, w):
    oh, ow = h - K.shape[0] + 1, w - K.shape[1] + 1
    return conv_matrix(K, h, w).reshape(oh, ow, h, w).mT.reshape(oh * ow, h * w)


@mistake("conv_matrix")
def kernel_rows_side_by_side(K, h, w):
    rows = []
    for i in range(h - K.shape[0] + 1):
        for j in range(w - K.shape[1] + 1):
            row = K.new_zeros(h * w)
            row[i * w + j : i * w + j + K.numel()] = K.reshape(-1)[: h * w - i * w - j]
            rows.append(row)
    return torch.stack(rows)


@mistake("conv_matrix")
def transposed(K, h, w):
    return conv_matrix(K, h, w).T


@mistake("conv_matrix")
def turns_the_kernel(K, h, w):
    return conv_matrix(K.flip(0, 1), h, w)


@mistake("conv_matrix")
def one_place_short(K, h, w):
    kh, kw = K.shape
    M = conv_matrix(K, h, w).reshape(h - kh + 1, w - kw + 1, h * w)
    return M[: h - kh, : w - kw].reshape(-1, h * w)


@mistake("conv_matrix")
def leaves_four_axes(K, h, w):
    return conv_matrix(K, h, w).reshape(h - K.shape[0] + 1, w - K.shape[1] + 1, h, w)


@mistake("conv_matrix")
def default_dtype(K, h, w):
    return conv_matrix(K.float(), h, w)


@mistake("conv_matrix")
def cuts_the_gradient(K, h, w):
    return conv_matrix(K.detach(), h, w)


@mistake("conv_matrix")
def counts_pixels_by_the_map(K, h, w):
    (kh, kw), M = K.shape, K.new_zeros((h - K.shape[0] + 1) * (w - K.shape[1] + 1), h * w)
    oh, ow = h - kh + 1, w - kw + 1
    for i in range(oh):
        for j in range(ow):
            for a in range(kh):
                for b in range(kw):
                    M[i * ow + j, (i + a) * ow + j + b] = K[a, b]
    return M


@mistake("conv_matrix")
def counts_places_by_the_rows(K, h, w):
    (kh, kw), M = K.shape, K.new_zeros((h - K.shape[0] + 1) * (w - K.shape[1] + 1), h * w)
    oh, ow = h - kh + 1, w - kw + 1
    for i in range(oh):
        for j in range(ow):
            for a in range(kh):
                M[i * oh + j, (i + a) * w + j : (i + a) * w + j + kw] = K[a]
    return M
