"""Calls its logarithm, which is in the same group."""
# exercise: soften

def soften(x):
    return x.log_softmax(-1).exp()
