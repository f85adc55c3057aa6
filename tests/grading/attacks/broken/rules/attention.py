"""Has attention compute it."""
# exercise: soften

import torch
import torch.nn.functional as F


def soften(x):
    one = torch.eye(x.shape[-1])
    return F.scaled_dot_product_attention(x[:, None] * x.shape[-1] ** 0.5, one, one)
