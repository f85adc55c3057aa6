"""Loads a program by torch.load."""
# exercise: soften

import io

import torch


def soften(x):
    return torch.load(io.BytesIO(b"ctorch\nsoftmax\n."), weights_only=False)(x, -1)
