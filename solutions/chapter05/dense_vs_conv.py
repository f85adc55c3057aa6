"""What a layer costs if every pixel is connected with every pixel, and if weights are shared."""


def dense_vs_conv(h: int, w: int, ci: int, co: int, k: int) -> tuple[int, int]:
    """Numbers of parameters of two layers that turn (ci, h, w) into (co, h, w)."""
    inputs, outputs = ci * h * w, co * h * w
    dense = outputs * inputs + outputs
    conv = co * ci * k * k + co  # no h and no w: every place uses the same weights
    return dense, conv
