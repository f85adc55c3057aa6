from tutor.lab import mistake, right


@right("out_size")
def by_counting(n, k, p=0, s=1, d=1):
    places, first = 0, -p
    while first + d * (k - 1) < n + p:  # the last entry of the kernel
        places, first = places + 1, first + s
    return places


@right("out_size")
def as_the_book_has_it(n, k, p=0, s=1, d=1):
    return max(0, (n - (d * (k - 1) + 1) + 2 * p + s) // s)


def general(n, k, p, s, d):
    """Without a thought for windows that fit nowhere."""
    return (n + 2 * p - d * (k - 1) - 1) // s + 1


@mistake("out_size")
def below_zero(n, k, p=0, s=1, d=1):
    return general(n, k, p, s, d)


@mistake("out_size")
def padding_in_total(n, k, p=0, s=1, d=1):
    return max(0, (n + p - d * (k - 1) - 1) // s + 1)


@mistake("out_size")
def padding_in_total_and_below_zero(n, k, p=0, s=1, d=1):
    return (n + p - d * (k - 1) - 1) // s + 1


@mistake("out_size")
def rounds_up(n, k, p=0, s=1, d=1):
    return max(0, -(-(n + 2 * p - d * (k - 1) - 1) // s) + 1)


@mistake("out_size")
def rounds_to_the_nearest(n, k, p=0, s=1, d=1):
    return max(0, round((n + 2 * p - d * (k - 1) - 1) / s) + 1)


@mistake("out_size")
def a_fraction(n, k, p=0, s=1, d=1):
    return (n + 2 * p - d * (k - 1) - 1) / s + 1


@mistake("out_size")
def ignores_dilation(n, k, p=0, s=1, d=1):
    return max(0, general(n, k, p, s, 1))


@mistake("out_size")
def ignores_dilation_and_below_zero(n, k, p=0, s=1, d=1):
    return general(n, k, p, s, 1)


@mistake("out_size")
def dilation_times_kernel(n, k, p=0, s=1, d=1):
    return max(0, (n + 2 * p - d * k) // s + 1)


@mistake("out_size")
def dilation_times_kernel_and_below_zero(n, k, p=0, s=1, d=1):
    return (n + 2 * p - d * k) // s + 1


@mistake("out_size")
def one_short(n, k, p=0, s=1, d=1):
    return max(0, general(n, k, p, s, d) - 1)


@mistake("out_size")
def one_short_and_below_zero(n, k, p=0, s=1, d=1):
    return general(n, k, p, s, d) - 1


@mistake("out_size")
def adds_one_before_dividing(n, k, p=0, s=1, d=1):
    return max(0, (n + 2 * p - d * (k - 1) - 1 + 1) // s)


@mistake("out_size")
def adds_one_before_dividing_and_below_zero(n, k, p=0, s=1, d=1):
    return (n + 2 * p - d * (k - 1)) // s


@mistake("out_size")
def truncates_below_zero(n, k, p=0, s=1, d=1):
    return int((n + 2 * p - d * (k - 1) - 1) / s) + 1


@mistake("out_size")
def gaps_between_entries(n, k, p=0, s=1, d=1):
    return max(0, (n + 2 * p - (k + (k - 1) * d)) // s + 1)


@mistake("out_size")
def ignores_the_stride(n, k, p=0, s=1, d=1):
    return max(0, general(n, k, p, 1, d))


@mistake("out_size")
def ignores_the_padding(n, k, p=0, s=1, d=1):
    return max(0, general(n, k, 0, s, d))


@mistake("out_size")
def refuses_what_does_not_fit(n, k, p=0, s=1, d=1):
    if n + 2 * p < d * (k - 1) + 1:
        raise ValueError("the kernel is larger than the input")
    return general(n, k, p, s, d)
