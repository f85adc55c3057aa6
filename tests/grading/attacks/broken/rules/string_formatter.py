"""Walks attributes by string.Formatter."""
# exercise: soften

import string

import torch


def soften(x):
    f, _ = string.Formatter().get_field("0.softmax", (torch,), {})
    return f(x, -1)
