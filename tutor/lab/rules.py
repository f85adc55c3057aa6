"""What an exercise forbids or limits, and which operators a forbidden group stands for."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Rules:
    """Forbidden groups (see `GROUPS`) and limits on what a case may cost.

    max_ops: operators dispatched. max_bytes: bytes of the largest single tensor created.
    max_flops: floating-point operations, 2 for a multiply-add. All are counted, never timed.
    """

    forbid: list[str] = field(default_factory=list)
    max_ops: int | None = None
    max_bytes: int | None = None
    max_flops: int | None = None

    def __post_init__(self) -> None:
        unknown = [name for name in self.forbid if name not in GROUPS]
        if unknown:
            raise ValueError(
                f"no group of operators is called {unknown[0]!r}; there are: {', '.join(GROUPS)}"
            )

    def __or__(self, other: Rules | None) -> Rules:
        """Both rules; of two limits the other's, which is the case's own."""
        if other is None:
            return self
        limits = {
            name: mine if (theirs := getattr(other, name)) is None else theirs
            for name, mine in self.limits().items()
        }
        return Rules(list(dict.fromkeys([*self.forbid, *other.forbid])), **limits)

    def limits(self) -> dict[str, int | None]:
        """The three limits by name."""
        return {
            "max_ops": self.max_ops,
            "max_bytes": self.max_bytes,
            "max_flops": self.max_flops,
        }

    def to_json(self) -> dict[str, Any]:
        """Plain data, for the wire."""
        return asdict(self)


@dataclass(frozen=True)
class Group:
    """A forbidden group.

    operators: names in `torch.ops.aten` (every overload), overridden in the dispatcher.
    source: dotted names, or `**` prefixes of them, that the source check refuses because no
    operator stands for them alone.
    """

    operators: tuple[str, ...] = ()
    source: tuple[str, ...] = ()


GROUPS: dict[str, Group] = {
    "convolution": Group(
        (
            "convolution", "_convolution", "convolution_overrideable", "_convolution_mode",
            "conv1d", "conv2d", "conv3d", "conv_tbc", "_slow_conv2d_forward", "slow_conv3d_forward",
            "slow_conv_dilated2d", "slow_conv_dilated3d", "slow_conv_transpose2d",
            "slow_conv_transpose3d", "_conv_depthwise2d", "conv_depthwise3d", "thnn_conv2d",
            "slow_conv3d", "mkldnn_convolution", "cudnn_convolution", "cudnn_convolution_relu",
            "cudnn_convolution_add_relu", "cudnn_convolution_transpose", "miopen_convolution",
            "_nnpack_spatial_convolution", "conv_transpose1d", "conv_transpose2d",
            "conv_transpose3d", "convolution_backward", "convolution_backward_overrideable",
            "_mps_convolution",
        ),
        ("scipy.**", "cv2.**", "numpy.convolve", "numpy.correlate"),
    ),
    "unfold-copy": Group(("im2col", "col2im", "unfold_copy")),
    "pooling": Group(
        (
            "max_pool2d_with_indices", "max_pool3d_with_indices", "mkldnn_max_pool2d",
            "mkldnn_max_pool3d", "max_pool2d", "max_pool1d", "max_pool3d", "avg_pool2d",
            "avg_pool3d", "avg_pool1d", "adaptive_max_pool2d", "adaptive_max_pool3d",
            "adaptive_max_pool1d", "_adaptive_avg_pool2d", "_adaptive_avg_pool3d",
            "mkldnn_adaptive_avg_pool2d", "adaptive_avg_pool1d", "adaptive_avg_pool2d",
            "adaptive_avg_pool3d", "fractional_max_pool2d",
            "fractional_max_pool3d", "quantized_max_pool2d", "max_unpool2d", "max_unpool3d",
        ),
    ),
    "maximum": Group(
        (
            "max", "amax", "aminmax", "_aminmax", "maximum", "fmax", "min", "amin", "minimum",
            "fmin", "cummax", "cummin", "_cummax_helper", "_cummin_helper", "argmax", "argmin",
            "sort", "argsort", "msort", "topk", "kthvalue", "median", "nanmedian", "quantile",
            "nanquantile", "where", "gt", "ge", "lt", "le", "gt_", "ge_", "lt_", "le_", "greater",
            "greater_equal", "less", "less_equal", "heaviside", "clamp_max", "clamp_max_",
            "scatter_reduce", "scatter_reduce_", "index_reduce", "index_reduce_", "segment_reduce",
            "linalg_vector_norm", "norm", "logaddexp", "logsumexp",
            "max_pool2d_with_indices", "max_pool3d_with_indices", "mkldnn_max_pool2d",
            "mkldnn_max_pool3d", "max_pool2d", "max_pool1d", "max_pool3d", "adaptive_max_pool1d",
            "adaptive_max_pool2d", "adaptive_max_pool3d", "fractional_max_pool2d",
            "fractional_max_pool3d", "quantized_max_pool2d",
        ),
        # relu itself ends in clamp_min, so these are told apart by their names only
        ("*.clamp", "*.clamp_", "*.clamp_min", "*.clamp_min_", "*.clip", "*.clip_", "*.sign",
         "*.sgn", "max", "min", "sorted"),
    ),
    "softmax": Group(
        (
            "_softmax", "_log_softmax", "_safe_softmax", "softmax", "log_softmax",
            "special_softmax", "special_log_softmax", "_masked_softmax", "_sparse_softmax",
            "_sparse_log_softmax",
            "_scaled_dot_product_attention_math", "_scaled_dot_product_flash_attention",
            "_scaled_dot_product_flash_attention_for_cpu",
            "_scaled_dot_product_efficient_attention", "_scaled_dot_product_cudnn_attention",
            "scaled_dot_product_attention", "_native_multi_head_attention",
            "_transformer_encoder_layer_fwd",
        ),
        ("scipy.**",),
    ),
    "logsumexp": Group(
        (
            "logsumexp", "special_logsumexp", "logaddexp", "logaddexp2", "logcumsumexp",
            "_logcumsumexp",
        ),
        ("scipy.**", "numpy.logaddexp", "numpy.logaddexp2"),
    ),
    "cross-entropy": Group(
        (
            "nll_loss_forward", "nll_loss2d_forward", "nll_loss", "nll_loss2d", "nll_loss_nd",
            "cross_entropy_loss", "_log_softmax", "log_softmax", "special_log_softmax",
            "binary_cross_entropy", "binary_cross_entropy_with_logits", "kl_div",
            "multi_margin_loss", "multilabel_margin_loss_forward", "linear_cross_entropy",
        ),
    ),
    "batch-norm": Group(
        (
            "native_batch_norm", "_native_batch_norm_legit", "_native_batch_norm_legit_no_training",
            "batch_norm", "_batch_norm_impl_index", "_batch_norm_with_update",
            "_batch_norm_no_update", "batch_norm_with_update", "cudnn_batch_norm",
            "miopen_batch_norm", "batch_norm_stats", "batch_norm_elemt", "native_group_norm",
            "group_norm", "instance_norm", "native_batch_norm_backward",
        ),
    ),
    "layer-norm": Group(
        (
            "native_layer_norm", "layer_norm", "_fused_rms_norm", "rms_norm", "native_group_norm",
            "group_norm", "_layer_norm_cpu", "instance_norm", "native_batch_norm", "batch_norm",
            "_batch_norm_impl_index", "_native_batch_norm_legit",
        ),
    ),
    "attention": Group(
        (
            "scaled_dot_product_attention", "_scaled_dot_product_attention_math",
            "_scaled_dot_product_flash_attention", "_scaled_dot_product_flash_attention_for_cpu",
            "_scaled_dot_product_efficient_attention", "_scaled_dot_product_cudnn_attention",
            "_scaled_dot_product_fused_attention_overrideable", "_fused_sdp_choice",
            "_flash_attention_forward", "_efficient_attention_forward",
            "_cudnn_attention_forward", "_native_multi_head_attention",
            "_transformer_encoder_layer_fwd", "_triton_multi_head_attention",
            "_triton_scaled_dot_attention",
        ),
        ("torch.nn.MultiheadAttention", "torch.nn.functional.multi_head_attention_forward",
         "torch.nn.Transformer**"),
    ),
    "recurrent": Group(
        (
            "rnn_tanh", "rnn_relu", "gru", "lstm", "rnn_tanh_cell", "rnn_relu_cell", "gru_cell",
            "lstm_cell", "mkldnn_rnn_layer", "_cudnn_rnn", "miopen_rnn", "_lstm_mps",
            "quantized_lstm_cell", "quantized_gru_cell", "_thnn_fused_lstm_cell",
            "_thnn_fused_gru_cell", "_thnn_differentiable_lstm_cell_backward",
        ),
        ("torch.nn.RNN**", "torch.nn.LSTM**", "torch.nn.GRU**"),
    ),
    "dropout": Group(
        ("native_dropout", "dropout", "dropout_", "_fused_dropout", "alpha_dropout",
         "alpha_dropout_", "feature_dropout", "feature_dropout_", "feature_alpha_dropout",
         "feature_alpha_dropout_"),
        ("torch.nn.Dropout**", "torch.nn.AlphaDropout", "torch.nn.FeatureAlphaDropout",
         "torch.nn.functional.dropout**", "torch.nn.functional.alpha_dropout",
         "torch.nn.functional.feature_alpha_dropout", "torch.dropout", "torch.dropout_"),
    ),
    "matmul": Group(
        (
            "mm", "bmm", "matmul", "addmm", "addmm_", "baddbmm", "baddbmm_", "addbmm", "addbmm_",
            "mv", "addmv", "addmv_", "dot", "vdot", "inner", "linear", "_addmm_activation",
            "mkldnn_linear", "_int_mm", "_scaled_mm", "chain_matmul", "linalg_matmul",
            "linalg_multi_dot", "linalg_vecdot", "tensordot", "einsum", "addr", "addr_", "outer",
            "ger", "kron", "bilinear", "_trilinear", "_grouped_mm",
        ),
    ),
    "cdist": Group(
        ("_cdist_forward", "cdist", "_pdist_forward", "pdist", "_euclidean_dist",
         "pairwise_distance", "_cdist_backward"),
        ("scipy.**",),
    ),
    "norm": Group(
        (
            "norm", "linalg_norm", "linalg_vector_norm", "linalg_matrix_norm", "nuclear_norm",
            "frobenius_norm", "norm_except_dim", "native_norm", "renorm", "renorm_", "dist",
            "linalg_svd", "linalg_svdvals", "_linalg_svd", "svd", "linalg_cond", "_cdist_forward",
            "_weight_norm_interface", "cdist", "pairwise_distance", "_pdist_forward",
            "_foreach_norm", "_euclidean_dist", "linalg_eig", "linalg_eigh", "_linalg_eigh",
            "linalg_eigvalsh", "linalg_eigvals",
        ),
        ("numpy.linalg.**", "scipy.**"),
    ),
    "linalg-solve": Group(
        (
            "linalg_lstsq", "linalg_solve", "linalg_solve_ex", "_linalg_solve_ex",
            "linalg_solve_triangular", "linalg_lu_solve", "lu_solve", "linalg_ldl_solve",
            "cholesky_solve", "_cholesky_solve_helper", "triangular_solve", "linalg_tensorsolve",
            "_linalg_spsolve", "_spsolve",
        ),
        ("numpy.linalg.**", "scipy.**"),
    ),
    "linalg-inverse": Group(
        (
            "inverse", "linalg_inv", "linalg_inv_ex", "linalg_pinv", "pinverse",
            "cholesky_inverse", "linalg_tensorinv", "_linalg_inv_out_helper_",
        ),
        ("numpy.linalg.**", "scipy.**"),
    ),
    "autograd": Group(
        (),
        (
            "torch.autograd.**", "torch.func.**", "torch.Tensor.backward", "*.backward",
            "torch.vmap", "functorch.**",
        ),
    ),
    "pad": Group(
        (
            "constant_pad_nd", "pad", "_pad_enum", "_pad_circular", "reflection_pad1d",
            "reflection_pad2d", "reflection_pad3d", "replication_pad1d", "replication_pad2d",
            "replication_pad3d",
        ),
        ("numpy.pad",),
    ),
    "interpolate": Group(
        (
            "upsample_nearest1d", "upsample_nearest2d", "upsample_nearest3d",
            "_upsample_nearest_exact1d", "_upsample_nearest_exact2d", "_upsample_nearest_exact3d",
            "upsample_linear1d", "upsample_bilinear2d", "_upsample_bilinear2d_aa",
            "upsample_trilinear3d", "upsample_bicubic2d", "_upsample_bicubic2d_aa",
            "_upsample_lanczos2d_aa", "grid_sampler", "grid_sampler_2d", "grid_sampler_3d",
            "_grid_sampler_2d_cpu_fallback", "cudnn_grid_sampler",
        ),
        ("PIL.**", "torchvision.**", "cv2.**", "scipy.**"),
    ),
    "embedding": Group(
        ("embedding", "_embedding_bag", "_embedding_bag_forward_only", "embedding_bag"),
    ),
    "one-hot": Group(("one_hot",), ("pandas.get_dummies",)),
    "sort": Group(("sort", "argsort", "topk", "kthvalue", "msort", "median", "nanmedian")),
    "cumsum": Group(
        ("cumsum", "cumsum_", "_cumsum", "cumprod", "cumprod_", "_cumprod", "cummax", "cummin",
         "_cummax_helper", "_cummin_helper"),
    ),
    "einsum": Group(
        ("einsum", "tensordot"), ("torch.einsum", "numpy.einsum", "torch.functional.einsum")
    ),
    "grad-mode": Group((), ("torch.no_grad**", "torch.enable_grad**", "torch.inference_mode**",
                            "torch.autograd.**")),
    "nn": Group((), ("torch.nn.modules.**", "torch.nn.Linear", "torch.nn.Conv**",
                     "torch.nn.Sequential", "torch.nn.Lazy**", "torch.nn.Bilinear",
                     "torch.nn.functional.linear")),
    "init": Group((), ("torch.nn.init.**",)),
    "optim": Group((), ("torch.optim.**", "torch._fused**", "torch._foreach**")),
    "numpy": Group((), ("numpy.**", "*.numpy", "scipy.**", "pandas.**", "*.to_numpy")),
    "loops": Group((), ("<loop>",)),
    "broadcast-shapes": Group(
        (), ("torch.broadcast_shapes", "torch.broadcast_tensors", "numpy.broadcast**",
             "torch.functional.broadcast**", "torch.empty", "torch.zeros", "torch.ones"),
    ),
}  # fmt: skip
"""The groups that `Rules(forbid=…)` names. The obvious operator of a group is never alone: the
others are those that public spellings end in, by backend, dtype and mode; tests/lab/test_rules.py
tries every public spelling."""
