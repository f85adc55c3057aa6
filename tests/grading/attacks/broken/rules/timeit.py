"""Has timeit run a text."""
# exercise: soften

import timeit


def soften(x):
    timeit.timeit("out.append(x.softmax(-1))", number=1, globals={"x": x, "out": (out := [])})
    return out[0]
