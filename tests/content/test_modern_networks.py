"""The references of 06.04 to 06.08, held against PyTorch's and torchvision's own."""

from __future__ import annotations

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from tests.content.references import reference

FEATURES, MAPS = (7, 3), (4, 3, 5, 2)


@pytest.mark.parametrize("shape", [FEATURES, MAPS])
@pytest.mark.parametrize("training", [True, False])
def test_batch_norm(shape: tuple[int, ...], training: bool) -> None:
    X = torch.randn(shape, dtype=torch.float64)
    gamma, beta, mean = (torch.randn(3, dtype=torch.float64) for _ in range(3))
    var = torch.rand(3, dtype=torch.float64) + 0.5
    theirs = mean.clone(), var.clone()
    Y = reference("batch_norm").batch_norm(X, gamma, beta, mean, var, 0.1, 1e-3, training)
    expected = F.batch_norm(X, *theirs, gamma, beta, training, 0.1, 1e-3)
    torch.testing.assert_close(Y, expected)
    torch.testing.assert_close((mean, var), theirs)


@pytest.mark.parametrize("shape", [FEATURES, MAPS])
def test_the_layer_is_torch_s(shape: tuple[int, ...]) -> None:
    mine = reference("bn_layer").BN(3)
    theirs = (nn.BatchNorm1d if len(shape) == 2 else nn.BatchNorm2d)(3)
    state = {k: v for k, v in theirs.state_dict().items() if k != "num_batches_tracked"}
    assert mine.state_dict().keys() == state.keys()
    for _ in range(3):
        X = torch.randn(shape)
        torch.testing.assert_close(mine(X), theirs(X))
    torch.testing.assert_close(mine.eval()(X), theirs.eval()(X))


@pytest.mark.parametrize("shape", [FEATURES, MAPS])
def test_its_backward_pass(shape: tuple[int, ...]) -> None:
    X = torch.randn(shape, dtype=torch.float64, requires_grad=True)
    gamma, beta = (torch.randn(3, dtype=torch.float64, requires_grad=True) for _ in range(2))
    dY, axes = torch.randn(shape, dtype=torch.float64), [0, *range(2, len(shape))]
    F.batch_norm(X, None, None, gamma, beta, True, 0.1, 1e-3).backward(dY)
    var = X.detach().var(axes, correction=0)
    form = [1, -1] + [1] * (len(shape) - 2)
    centred = X.detach() - X.detach().mean(axes, keepdim=True)
    X_hat = centred / (var + 1e-3).sqrt().view(form)
    found = reference("bn_backward").bn_backward(dY, (X_hat, gamma.detach(), var, 1e-3))
    torch.testing.assert_close(found, (X.grad, gamma.grad, beta.grad))


def test_resnet18_is_that_of_the_paper() -> None:
    from torchvision.models import resnet18

    with torch.device("meta"):
        mine, theirs = reference("resnet18").resnet18(3, 1000), resnet18()
    shapes = [sorted(p.shape for p in net.parameters()) for net in (mine, theirs)]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("stride", [1, 2])
def test_a_residual_block_is_torchvision_s(stride: int) -> None:
    from torchvision.models.resnet import BasicBlock

    around = nn.Sequential(nn.Conv2d(4, 8, 1, stride, bias=False), nn.BatchNorm2d(8))
    theirs, mine = BasicBlock(4, 8, stride, around), reference("residual").Residual(4, 8, stride)
    names = {"downsample.0": "conv3", "downsample.1": "bn3"}
    state = theirs.state_dict()
    for old, new in names.items():
        state = {k.replace(old, new): v for k, v in state.items()}
    mine.load_state_dict(state)
    X = torch.randn(2, 4, 7, 6)
    torch.testing.assert_close(mine(X), theirs(X))


def test_the_numbers_that_lessons_state() -> None:
    with torch.device("meta"):
        nin = sum(p.numel() for p in reference("nin").nin().parameters())
    assert nin == 1_992_166
    assert reference("dense_channels").dense_channels([4] * 4, 64, 32) == [
        64, 192, 96, 224, 112, 240, 120, 248,
    ]  # fmt: skip
    assert reference("branch_macs").branch_macs(192, 16, 32, 5, 12, 12) == (2_285_568, 22_118_400)
