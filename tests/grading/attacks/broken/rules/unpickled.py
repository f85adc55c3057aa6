"""Unpickles a function by its name."""
# exercise: soften

import pickle


def soften(x):
    return pickle.loads(b"ctorch\nsoftmax\n.")(x, -1)
