"""Has pandas evaluate a text."""
# exercise: soften

import pandas as pd
import torch


def soften(x):
    return pd.eval("torch.softmax(x, -1)", engine="python", parser="pandas")
