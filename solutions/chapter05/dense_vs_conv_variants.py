import torch

from tutor.lab import mistake, right


@right("dense_vs_conv")
def ask_the_layers(h, w, ci, co, k):
    dense = torch.nn.Linear(ci * h * w, co * h * w, device="meta")
    conv = torch.nn.Conv2d(ci, co, k, device="meta")
    first, second = (sum(p.numel() for p in net.parameters()) for net in (dense, conv))
    return first, second


@right("dense_vs_conv")
def output_by_output(h, w, ci, co, k):
    return co * h * w * (ci * h * w + 1), co * (ci * k**2 + 1)


@mistake("dense_vs_conv")
def kernels_for_every_place(h, w, ci, co, k):
    dense, conv = dense_vs_conv(h, w, ci, co, k)
    return dense, conv * h * w


@mistake("dense_vs_conv")
def a_bias_for_every_pixel(h, w, ci, co, k):
    return dense_vs_conv(h, w, ci, co, k)[0], co * ci * k**2 + co * h * w


@mistake("dense_vs_conv")
def without_biases(h, w, ci, co, k):
    return co * h * w * ci * h * w, co * ci * k**2


@mistake("dense_vs_conv")
def dense_without_bias(h, w, ci, co, k):
    return co * h * w * ci * h * w, co * ci * k**2 + co


@mistake("dense_vs_conv")
def conv_without_bias(h, w, ci, co, k):
    return dense_vs_conv(h, w, ci, co, k)[0], co * ci * k**2


@mistake("dense_vs_conv")
def one_kernel_for_all_inputs(h, w, ci, co, k):
    return dense_vs_conv(h, w, ci, co, k)[0], co * k**2 + co


@mistake("dense_vs_conv")
def a_kernel_of_one_row(h, w, ci, co, k):
    return dense_vs_conv(h, w, ci, co, k)[0], co * ci * k + co


@mistake("dense_vs_conv")
def one_bias_for_the_dense_layer(h, w, ci, co, k):
    return co * h * w * ci * h * w + 1, co * ci * k**2 + co


@mistake("dense_vs_conv")
def a_bias_per_channel_in_the_dense_layer(h, w, ci, co, k):
    return co * h * w * ci * h * w + co, co * ci * k**2 + co


@mistake("dense_vs_conv")
def pixels_counted_once(h, w, ci, co, k):
    return co * ci * h * w + co * h * w, co * ci * k**2 + co


@mistake("dense_vs_conv")
def a_bias_for_each_pair(h, w, ci, co, k):
    return dense_vs_conv(h, w, ci, co, k)[0], co * ci * (k**2 + 1)


@mistake("dense_vs_conv")
def floats(h, w, ci, co, k):
    dense, conv = dense_vs_conv(h, w, ci, co, k)
    return float(dense), float(conv)


@mistake("dense_vs_conv")
def a_bias_for_each_input_channel(h, w, ci, co, k):
    return dense_vs_conv(h, w, ci, co, k)[0], co * ci * k**2 + ci
