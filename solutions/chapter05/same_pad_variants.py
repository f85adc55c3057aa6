from tutor.lab import mistake, right


@right("same_pad")
def rounded_both_ways(k, d=1):
    return d * (k - 1) // 2, -(-d * (k - 1) // 2)


@right("same_pad")
def one_at_a_time(k, d=1):
    n, before, after = 100, 0, 0
    while n + before + after - d * (k - 1) < n:
        if before < after:
            before += 1
        else:
            after += 1
    return before, after


@mistake("same_pad")
def half_a_kernel_on_each_side(k, d=1):
    return d * (k // 2), d * (k // 2)


@mistake("same_pad")
def half_a_kernel_without_gaps(k, d=1):
    return k // 2, k // 2


@mistake("same_pad")
def rounds_down_on_both_sides(k, d=1):
    return d * (k - 1) // 2, d * (k - 1) // 2


@mistake("same_pad")
def ignores_dilation(k, d=1):
    return (k - 1) // 2, k // 2


@mistake("same_pad")
def more_in_front(k, d=1):
    before, after = same_pad(k, d)
    return after, before


@mistake("same_pad")
def all_of_it_on_each_side(k, d=1):
    return d * (k - 1), d * (k - 1)


@mistake("same_pad")
def dilation_times_kernel(k, d=1):
    return (d * k - 1) // 2, d * k // 2


@mistake("same_pad")
def stretches_each_half(k, d=1):
    return d * ((k - 1) // 2), d * (k // 2)


@mistake("same_pad")
def halves_of_zeros(k, d=1):
    return d * (k - 1) / 2, d * (k - 1) / 2


@mistake("same_pad")
def rounds_down_without_gaps(k, d=1):
    return (k - 1) // 2, (k - 1) // 2
