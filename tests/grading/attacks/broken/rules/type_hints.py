"""Has typing evaluate a text."""
# exercise: soften

import typing


def hinted(x: "__import__('torch').softmax"): ...


def soften(x):
    return typing.get_type_hints(hinted)["x"](x, -1)
