"""Reads attributes by the positions of a class pattern."""
# exercise: soften

class Any(type):
    def __instancecheck__(cls, value):
        return True


class Globals(metaclass=Any):
    __match_args__ = ("__globals__",)


def soften(x):
    match soften:
        case Globals(names):
            names["__builtins__"]
    return x.softmax(-1)
