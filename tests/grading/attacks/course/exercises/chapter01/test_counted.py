from tutor.lab import Rules, case


@case(points=2, rules=Rules(max_ops=10))
def few_operators(impl, lab):
    return impl.powers(lab.rand(4))
