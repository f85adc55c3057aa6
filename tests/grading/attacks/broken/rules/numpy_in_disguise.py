"""Computes in NumPy, reached through pandas."""
# exercise: soften

import pandas as pd
import torch


def soften(x):
    powers = pd.DataFrame(x.tolist()).map(lambda v: 2.718281828459045**v)
    return torch.tensor(powers.div(powers.sum(axis=1), axis=0).to_numpy(dtype="float32"))
