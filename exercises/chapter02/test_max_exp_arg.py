import torch

from tutor.lab import case

NEAR = {"rtol": 0.0, "atol": 0.003}


@case(points=2, constant=True, **NEAR)
def single(impl, lab):
    return impl.max_exp_arg(torch.float32)


@case(points=2, constant=True, **NEAR)
def double(impl, lab):
    return impl.max_exp_arg(torch.float64)


@case(points=2, constant=True, **NEAR)
def sixteen_bits(impl, lab):
    return [impl.max_exp_arg(dtype) for dtype in (torch.float16, torch.bfloat16)]


@case(points=1, constant=True, **NEAR)
def eight_bits(impl, lab):
    return [impl.max_exp_arg(dtype) for dtype in (torch.float8_e4m3fn, torch.float8_e5m2)]


@case(points=3, **NEAR)
def many_terms(impl, lab):
    dtypes = [torch.float16, torch.bfloat16, torch.float32, torch.float64]
    return [impl.max_exp_arg(dtype, lab.whole(10, 100_000)) for dtype in dtypes]
