import torch
from torch import nn

from tutor.lab import mistake, right


@right("branch_macs")
def conv_by_conv(ci, red, co, k, h, w):
    def macs(a, b, k):
        return b * h * w * (a * k**2)

    return macs(ci, red, 1) + macs(red, co, k), macs(ci, co, k)


@right("branch_macs")
def from_the_layers(ci, red, co, k, h, w):
    with torch.device("meta"):
        layers = [nn.Conv2d(ci, red, 1, bias=False), nn.Conv2d(red, co, k, bias=False)]
        alone = nn.Conv2d(ci, co, k, bias=False)
    return sum(m.weight.numel() for m in layers) * h * w, alone.weight.numel() * h * w


@mistake("branch_macs")
def forgets_the_narrowing(ci, red, co, k, h, w):
    return h * w * k * k * red * co, h * w * k * k * ci * co


@mistake("branch_macs")
def kernel_once(ci, red, co, k, h, w):
    return h * w * (ci * red + k * red * co), h * w * k * ci * co


@mistake("branch_macs")
def counts_parameters(ci, red, co, k, h, w):
    return ci * red + k * k * red * co, k * k * ci * co


@mistake("branch_macs")
def flops_for_macs(ci, red, co, k, h, w):
    return 2 * h * w * (ci * red + k * k * red * co), 2 * h * w * k * k * ci * co


@mistake("branch_macs")
def second_reads_all(ci, red, co, k, h, w):
    return h * w * (ci * red + k * k * ci * co), h * w * k * k * ci * co


@mistake("branch_macs")
def one_by_one_with_a_kernel(ci, red, co, k, h, w):
    return h * w * k * k * (ci * red + red * co), h * w * k * k * ci * co


@mistake("branch_macs")
def the_other_way_round(ci, red, co, k, h, w):
    return h * w * k * k * ci * co, h * w * (ci * red + k * k * red * co)
