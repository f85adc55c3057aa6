from tutor.lab import case


@case(points=1)
def without(impl, lab):
    return impl.branch_macs(*sizes(lab, 3))[1]


@case(points=2)
def with_it(impl, lab):
    return impl.branch_macs(*sizes(lab, 3))[0]


@case(points=2, seeds=2)
def any_kernel(impl, lab):
    return [impl.branch_macs(*sizes(lab, k)) for k in (1, 5, 7)]


def sizes(lab, k):
    return lab.whole(20, 300), lab.whole(4, 19), lab.whole(20, 90), k, lab.whole(5, 29), 31
