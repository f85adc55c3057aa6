"""Gets the method by copyreg and __reduce__."""
# exercise: soften

import operator


def soften(x):
    return operator.methodcaller("softmax", -1)(x)
