import torch

from tutor.lab import case


@case(points=1)
def one_point(impl, lab):
    return fitted(impl, *points_beside_a_line(lab, 1, 2), epochs=3)


@case(points=3, seeds=3)
def points_that_a_line_separates(impl, lab):
    return fitted(impl, *points_beside_a_line(lab, 12, 2), epochs=200)


@case(points=2)
def far_from_the_origin(impl, lab):
    # three features, all near 3: a plane through the origin cannot get in between
    X, y = points_beside_a_line(lab, 8, 3)
    return fitted(impl, [[v + 3 for v in x] for x in X], y, epochs=2000)


@case(points=2)
def xor_has_no_line(impl, lab):
    size = float(lab.whole(1, 1000))
    corners = [[0.0, 0.0], [0.0, size], [size, 0.0], [size, size]]
    # w comes back to 0 after four corrections, so the number of epochs shows in the mistakes
    return fitted(impl, corners, [-1, 1, 1, -1], epochs=lab.whole(10, 90))


@case(points=1)
def epochs_run_out(impl, lab):
    # after the only epoch the point is on its side, but no epoch has been free of mistakes
    return fitted(impl, *points_beside_a_line(lab, 1, 3), epochs=1)


@case(points=1)
def leaves_the_data_alone(impl, lab):
    X, y = points_beside_a_line(lab, 4, 2)
    seen = fitted(impl, X, y, epochs=5)
    return {"found": seen, "X": X, "y": y}


def points_beside_a_line(lab, n, d):
    """n points of d features on the two sides of a hyperplane, none of them close to it."""
    normal = lab.randn(d, dtype=torch.float64)
    X = lab.randn(n, d, dtype=torch.float64)
    side = (X @ normal).sign()
    X = X + 0.3 * side[:, None] * normal / normal.norm()
    return X.tolist(), [int(t) for t in side.tolist()]


def fitted(impl, X, y, epochs):
    """What came back, with 1 as good as 1.0; something else than four things as it is."""
    found = impl.perceptron_fit(X, y, epochs)
    if not isinstance(found, (tuple, list)) or len(found) != 4:
        return found
    w, b, mistakes, converged = found
    return {
        "w": [float(v) for v in w],
        "b": float(b),
        "mistakes": int(mistakes),
        "converged": bool(converged),
    }
