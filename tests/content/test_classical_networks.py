"""The references on LeNet, AlexNet and VGG agree with numbers that were published or counted."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from tests.content.references import names_of

ROOT = Path(__file__).parents[2]
VGG11 = ((1, 64), (1, 128), (2, 256), (2, 512), (2, 512))
VGG16 = ((2, 64), (2, 128), (3, 256), (3, 512), (3, 512))


def nets() -> dict[str, tuple[nn.Module, tuple[int, ...]]]:
    """Four nets without numbers, and the shape of their images."""
    vgg = names_of("vgg")["VGG"]
    with torch.device("meta"):
        return {
            "lenet": (names_of("lenet")["LeNet"](), (1, 28, 28)),
            "alexnet": (names_of("alexnet")["AlexNet"](), (1, 224, 224)),
            "vgg11": (vgg(VGG11), (1, 224, 224)),
            "vgg16": (vgg(VGG16, in_ch=3, classes=1000), (3, 224, 224)),
        }


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("lenet", 61_706),
        ("alexnet", 46_764_746),
        ("vgg11", 128_806_154),
        ("vgg16", 138_357_544),  # as in the paper's table 2, to the million
    ],
)
def test_costs_agree_with_torch_s_counter(name: str, parameters: int) -> None:
    net, shape = nets()[name]
    with FlopCounterMode(display=False) as counter:
        net(torch.zeros(1, *shape, device="meta"))
    counted = names_of("cost")["cost"](net, shape)
    assert counted == (parameters, counter.get_total_flops() // 2)


def test_shares_agree_with_the_counts() -> None:
    net, shape = nets()["alexnet"]
    shares = names_of("where_is_the_cost")["where_is_the_cost"](net, shape)
    assert shares["dense"] == pytest.approx((0.92, 0.046), abs=0.003)
    assert shares["conv"] == pytest.approx((0.08, 0.954), abs=0.003)


def test_a_stack_sees_as_far_as_the_wide_kernel() -> None:
    field, stack, wide = names_of("stack_vs_wide")["stack_vs_wide"](4, 3, 3)
    convs = [nn.Conv2d(4, 4, 3, bias=False) for _ in range(3)]
    assert sum(c.weight.numel() for c in convs) == stack
    assert nn.Conv2d(4, 4, field, bias=False).weight.numel() == wide
    assert nn.Sequential(*convs)(torch.zeros(1, 4, field, field)).shape == (1, 4, 1, 1)


def test_gradient_norms_agree_with_backward() -> None:
    net = names_of("lenet")["LeNet"]()
    X, y = torch.rand(4, 1, 28, 28), torch.arange(4)
    norms = names_of("lenet_recipe")["gradient_norms"](net, X, y)
    nn.functional.cross_entropy(net(X), y).backward()
    assert norms == pytest.approx([p.grad.norm().item() for p in net.parameters() if p.dim() > 1])
