from tutor.lab import Rules, case

RULES = Rules(forbid=["softmax"], max_ops=40)


@case(points=2)
def square(impl, lab):
    return impl.centre_rows(lab.randn(3, 3))


@case(points=5, seeds=3, needs="square")
def any_shape(impl, lab):
    return impl.centre_rows(lab.randn(lab.whole(2, 5), 7))


@case(points=3)
def gradient(impl, lab):
    X = lab.randn(2, 3, requires_grad=True)
    impl.centre_rows(X).square().sum().backward()
    return X.grad
