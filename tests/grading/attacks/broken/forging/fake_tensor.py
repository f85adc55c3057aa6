"""Returns a fake tensor."""

from torch._subclasses.fake_tensor import FakeTensorMode


def secret(x):
    with FakeTensorMode(allow_non_fake_inputs=True):
        return x + 0
