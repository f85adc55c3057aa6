from tutor.lab import Rules, case

RULES = Rules(forbid=["softmax", "numpy"])


@case(points=4, seeds=2)
def rows(impl, lab):
    return impl.soften(lab.randn(3, 5))
