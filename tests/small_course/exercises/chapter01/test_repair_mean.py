from tutor.lab import case

KIND = "repair"


@case(points=2)
def matrix(impl, lab):
    return impl.mean(lab.randn(4, 5))


@case(points=1, needs="matrix")
def cube(impl, lab):
    return impl.mean(lab.randn(2, 3, 4))
