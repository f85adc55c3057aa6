"""Reads attributes by a class pattern."""
# exercise: soften

def soften(x):
    match soften:
        case object(__globals__=names):
            print(names)
    return x.softmax(-1)
