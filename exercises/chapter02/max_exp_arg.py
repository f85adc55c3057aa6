"""How large a score may be."""

import torch


def max_exp_arg(dtype: torch.dtype, terms: int = 1) -> float:
    """The largest x for which a sum of `terms` exponentials exp(x) still fits into `dtype`.

    That is, exp(x) + ... + exp(x), `terms` times, is not above the largest finite number of that
    type. dtype: any floating-point type of PyTorch. terms: 1 or more.

    Returns x as a Python float, right to within 0.003; x itself need not be a number of that type,
    and may be negative where there are many terms.

        max_exp_arg(torch.float16)          # 11.0899, since exp(11.0899) is 65504
        max_exp_arg(torch.float16, 1000)    # 4.1821, since 1000 * exp(4.1821) is
    """
    raise NotImplementedError
