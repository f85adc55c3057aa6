import math

import numpy as np
import torch

from tutor.lab import mistake, right


@right("max_exp_arg")
def by_trying(dtype, terms=1):
    low, high = -1000.0, 1000.0  # fits, does not fit
    for _ in range(40):
        middle = (low + high) / 2
        total = torch.tensor(middle, dtype=torch.float64).exp() * terms
        if total <= torch.finfo(dtype).max:
            low = middle
        else:
            high = middle
    return low


@right("max_exp_arg")
def by_fraction_and_exponent(dtype, terms=1):
    fraction, exponent = math.frexp(torch.finfo(dtype).max / terms)  # fraction * 2**exponent
    return math.log(fraction) + exponent * math.log(2)


@right("max_exp_arg")
def with_numpy(dtype, terms=1):
    return float(np.log(torch.finfo(dtype).max / terms))


@mistake("max_exp_arg")
def ignores_the_terms(dtype, terms=1):
    return math.log(torch.finfo(dtype).max)


@mistake("max_exp_arg")
def divides_the_logarithm(dtype, terms=1):
    return math.log(torch.finfo(dtype).max) / terms


@mistake("max_exp_arg")
def subtracts_the_terms(dtype, terms=1):
    return math.log(torch.finfo(dtype).max) - terms


@mistake("max_exp_arg")
def adds_the_logarithm(dtype, terms=1):
    return math.log(torch.finfo(dtype).max) + math.log(terms)


@mistake("max_exp_arg")
def forgets_the_logarithm(dtype, terms=1):
    return torch.finfo(dtype).max / terms


@mistake("max_exp_arg")
def by_the_number_of_bits(dtype, terms=1):
    usual = {16: torch.float16, 32: torch.float32, 64: torch.float64}
    info = torch.finfo(usual[torch.finfo(dtype).bits])
    return math.log(info.max) - math.log(terms)


@mistake("max_exp_arg")
def table_of_two_sizes(dtype, terms=1):
    usual = {torch.float16: torch.float16, torch.bfloat16: torch.float16}
    return math.log(torch.finfo(usual.get(dtype, dtype)).max) - math.log(terms)


@mistake("max_exp_arg")
def bfloat16_as_float32(dtype, terms=1):
    wide = torch.float32 if dtype == torch.bfloat16 else dtype
    return math.log(torch.finfo(wide).max) - math.log(terms)


@mistake("max_exp_arg")
def largest_integer(dtype, terms=1):
    return math.log(2 ** (torch.finfo(dtype).bits - 1) - 1) - math.log(terms)


@mistake("max_exp_arg")
def largest_integer_without_terms(dtype, terms=1):
    return math.log(2 ** (torch.finfo(dtype).bits - 1) - 1)


@mistake("max_exp_arg")
def largest_unsigned_integer(dtype, terms=1):
    return math.log(2 ** torch.finfo(dtype).bits - 1) - math.log(terms)


@mistake("max_exp_arg")
def asks_iinfo(dtype, terms=1):
    return math.log(torch.iinfo(dtype).max) - math.log(terms)


@mistake("max_exp_arg")
def smallest_for_largest(dtype, terms=1):
    return -math.log(torch.finfo(dtype).tiny) - math.log(terms)


@mistake("max_exp_arg")
def base_two(dtype, terms=1):
    return math.log2(torch.finfo(dtype).max / terms)


@mistake("max_exp_arg")
def base_ten(dtype, terms=1):
    return math.log10(torch.finfo(dtype).max / terms)


@mistake("max_exp_arg")
def in_float32(dtype, terms=1):
    return torch.tensor(torch.finfo(dtype).max).div(terms).log().item()


@mistake("max_exp_arg")
def in_float32_without_terms(dtype, terms=1):
    return torch.tensor(torch.finfo(dtype).max).log().item()


@mistake("max_exp_arg")
def in_its_own_dtype(dtype, terms=1):
    return (torch.tensor(torch.finfo(dtype).max, dtype=dtype) / terms).log().item()


@mistake("max_exp_arg")
def in_its_own_dtype_without_terms(dtype, terms=1):
    return torch.tensor(torch.finfo(dtype).max, dtype=dtype).log().item()


@mistake("max_exp_arg")
def a_tensor(dtype, terms=1):
    return torch.tensor(torch.finfo(dtype).max / terms, dtype=torch.float64).log()


@mistake("max_exp_arg")
def a_tensor_in_float32(dtype, terms=1):
    return torch.tensor(torch.finfo(dtype).max / terms).log()


TABLE = {
    torch.float16: 11.0899,
    torch.bfloat16: 88.7189,
    torch.float32: 88.7228,
    torch.float64: 709.7827,
}


@mistake("max_exp_arg")
def a_table(dtype, terms=1):
    return TABLE[dtype] - math.log(terms)


@mistake("max_exp_arg")
def a_table_without_terms(dtype, terms=1):
    return TABLE[dtype]
