"""Calls the forbidden operator as anyone would."""
# exercise: soften

def soften(x):
    return x.softmax(-1)
