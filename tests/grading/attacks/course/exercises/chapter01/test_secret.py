from tutor.lab import case


@case(points=2)
def is_known(impl, lab):
    return impl.secret(lab.randn(4))


@case(points=1)
def is_plain(impl, lab):
    return impl.plain(lab.randn(3))
