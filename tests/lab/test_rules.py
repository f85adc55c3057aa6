"""A ban holds for every public spelling, and for nothing else."""

from __future__ import annotations

import linecache
import threading
from collections.abc import Callable
from typing import Any

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from tutor.grading.enforcement import Enforcer, RuleBroken, counting
from tutor.lab.lab import unwatched
from tutor.lab.rules import GROUPS, Rules

x1, x2, x3 = torch.randn(2, 4, 8), torch.randn(2, 4, 8, 8), torch.randn(2, 4, 6, 6, 6)
m, v, y = torch.randn(4, 4), torch.randn(4), torch.tensor([0, 1, 2, 3])
ref = torch.randn(4, 4, requires_grad=True)

SPELLINGS: dict[str, list[Callable[[], object]]] = {
    "convolution": [
        lambda: F.conv1d(x1, torch.randn(3, 4, 3)),
        lambda: F.conv2d(x2, torch.randn(3, 4, 3, 3)),
        lambda: F.conv3d(x3, torch.randn(3, 4, 3, 3, 3)),
        lambda: torch.conv2d(x2, torch.randn(3, 4, 3, 3), padding="same"),
        lambda: nn.Conv2d(4, 3, 3)(x2),
        lambda: nn.LazyConv2d(3, 3)(x2),
        lambda: F.conv_transpose2d(x2, torch.randn(4, 3, 3, 3)),
        lambda: nn.ConvTranspose1d(4, 3, 3)(x1),
        lambda: torch.convolution(x2, torch.randn(3, 4, 3, 3), None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1),
        lambda: torch.mkldnn_convolution(x2, torch.randn(3, 4, 3, 3), None, [0, 0], [1, 1], [1, 1], 1),
        lambda: torch.ops.aten.conv2d(x2, torch.randn(3, 4, 3, 3)),
        lambda: torch.ops.aten.thnn_conv2d(x2, torch.randn(3, 4, 3, 3), [3, 3]),
        lambda: torch.ops.aten._slow_conv2d_forward(x2, torch.randn(3, 4, 3, 3), [3, 3], None, [1, 1], [0, 0]),
        lambda: torch.conv_tbc(torch.randn(5, 2, 4), torch.randn(3, 4, 6), torch.randn(6)),
        lambda: torch.nn.grad.conv2d_input((2, 4, 8, 8), torch.randn(3, 4, 3, 3), torch.randn(2, 3, 6, 6)),
        lambda: torch.vmap(lambda a: F.conv2d(a, torch.ones(3, 4, 3, 3)))(x2[:, None]),
    ],
    "unfold-copy": [
        lambda: F.unfold(x2, 3),
        lambda: nn.Unfold(3)(x2),
        lambda: F.fold(torch.randn(1, 4, 9), (4, 4), 2),
    ],
    "pooling": [
        lambda: F.max_pool1d(x1, 2),
        lambda: F.max_pool2d(x2, 2),
        lambda: F.max_pool2d(x2, 2, return_indices=True),
        lambda: F.max_pool3d(x3, 2),
        lambda: F.avg_pool1d(x1, 2),
        lambda: F.avg_pool2d(x2, 2),
        lambda: F.avg_pool3d(x3, 2),
        lambda: F.adaptive_max_pool2d(x2, 2),
        lambda: F.adaptive_avg_pool2d(x2, 2),
        lambda: F.adaptive_avg_pool2d(x2, 1),
        lambda: nn.AdaptiveAvgPool1d(2)(x1),
        lambda: nn.LPPool2d(2, 2)(x2),
        lambda: F.fractional_max_pool2d(x2, 2, output_size=3),
    ],
    "maximum": [
        lambda: m.max(),
        lambda: m.max(1),
        lambda: torch.max(m, m),
        lambda: torch.maximum(m, m),
        lambda: torch.fmax(m, m),
        lambda: -torch.minimum(-m, -m),
        lambda: m.amax(1),
        lambda: torch.aminmax(m),
        lambda: torch.where(m > m.T, m, m.T),
        lambda: (m > m.T) * m,
        lambda: m.ge(m.T),
        lambda: m.argmax(1),
        lambda: m.sort(1),
        lambda: m.topk(1),
        lambda: m.cummax(1),
        lambda: F.max_pool2d(x2, 2),
        lambda: F.adaptive_max_pool1d(x1, 2),
        lambda: m.clone().scatter_reduce_(0, y[None], m[:1], "amax"),
        lambda: torch.linalg.vector_norm(m, torch.inf),
    ],
    "softmax": [
        lambda: m.softmax(1),
        lambda: torch.softmax(m, 1),
        lambda: F.softmax(m, 1),
        lambda: F.softmax(m, 1, dtype=torch.float64),
        lambda: nn.Softmax(1)(m),
        lambda: nn.Softmax2d()(x2),
        lambda: F.softmin(m, 1),
        lambda: m.log_softmax(1),
        lambda: F.gumbel_softmax(m),
        lambda: torch.special.softmax(m, 1),
        lambda: torch.special.log_softmax(m, 1),
        lambda: F.cross_entropy(m, y),
        lambda: F.scaled_dot_product_attention(x1, x1, x1),
        lambda: torch.distributions.Categorical(logits=m).probs,
        lambda: nn.MultiheadAttention(8, 2, batch_first=True)(x1, x1, x1),
    ],
    "logsumexp": [
        lambda: m.logsumexp(1),
        lambda: torch.special.logsumexp(m, 1),
        lambda: torch.logaddexp(m, m),
        lambda: m.logcumsumexp(1),
    ],
    "cross-entropy": [
        lambda: F.cross_entropy(m, y),
        lambda: F.cross_entropy(m, m.softmax(1)),
        lambda: nn.CrossEntropyLoss(label_smoothing=0.1)(m, y),
        lambda: F.nll_loss(m, y),
        lambda: nn.NLLLoss()(m, y),
        lambda: F.binary_cross_entropy_with_logits(m, m.sigmoid()),
        lambda: F.kl_div(m, m),
        lambda: F.nll_loss(x2, torch.zeros(2, 8, 8, dtype=torch.long)),
    ],
    "batch-norm": [
        lambda: nn.BatchNorm1d(4)(m),
        lambda: nn.BatchNorm2d(4).eval()(x2),
        lambda: F.batch_norm(m, None, None, training=True),
        lambda: F.instance_norm(x2),
        lambda: nn.GroupNorm(2, 4)(x2),
        lambda: torch.batch_norm(m, None, None, None, None, True, 0.1, 1e-5, True),
        lambda: torch.native_batch_norm(m, None, None, None, None, True, 0.1, 1e-5),
    ],
    "layer-norm": [
        lambda: F.layer_norm(m, (4,)),
        lambda: nn.LayerNorm(4)(m),
        lambda: nn.RMSNorm(4)(m),
        lambda: nn.GroupNorm(1, 4)(x2),
        lambda: torch.native_layer_norm(m, (4,), None, None, 1e-5),
    ],
    "attention": [
        lambda: F.scaled_dot_product_attention(x1, x1, x1),
        lambda: F.scaled_dot_product_attention(x1, x1, x1, is_causal=True),
        lambda: torch.ops.aten._scaled_dot_product_attention_math(x1, x1, x1),
    ],
    "recurrent": [
        lambda: nn.RNN(8, 3)(x1),
        lambda: nn.RNN(8, 3, nonlinearity="relu")(x1),
        lambda: nn.GRU(8, 3)(x1),
        lambda: nn.LSTM(8, 3, bidirectional=True)(x1),
        lambda: nn.LSTM(8, 3).double()(x1.double()),
        lambda: nn.LSTMCell(4, 3)(m),
        lambda: nn.GRUCell(4, 3)(m),
        lambda: nn.RNNCell(4, 3)(m),
        lambda: nn.LSTM(8, 3)(nn.utils.rnn.pack_sequence([x1[0], x1[1]])),
    ],
    "dropout": [
        lambda: F.dropout(m),
        lambda: nn.Dropout(0.5)(m),
        lambda: torch.dropout(m, 0.5, True),
        lambda: F.alpha_dropout(m, training=True),
        lambda: F.dropout2d(x2),
        lambda: F.feature_alpha_dropout(m, training=True),
        lambda: F.dropout(m.clone(), inplace=True),
    ],
    "matmul": [
        lambda: m @ m,
        lambda: m @ v,
        lambda: v @ v,
        lambda: m.mm(m),
        lambda: x1 @ x1.mT,
        lambda: torch.einsum("ij,jk->ik", m, m),
        lambda: F.linear(m, m, v),
        lambda: nn.Linear(4, 4)(m),
        lambda: torch.addmm(m, m, m),
        lambda: torch.linalg.multi_dot([m, m, m]),
        lambda: torch.tensordot(m, m, 1),
        lambda: torch.outer(v, v),
        lambda: torch.linalg.vecdot(m, m),
        lambda: torch.inner(m, m),
        lambda: torch.bilinear(m, m, torch.ones(2, 4, 4), None),
    ],
    "cdist": [
        lambda: torch.cdist(m, m),
        lambda: torch.cdist(m, m, p=1.0),
        lambda: torch.cdist(torch.randn(40, 4), torch.randn(40, 4)),
        lambda: F.pdist(m),
        lambda: F.pairwise_distance(m, m),
        lambda: nn.PairwiseDistance()(m, m),
    ],
    "norm": [
        lambda: m.norm(),
        lambda: m.norm(p=1, dim=1),
        lambda: torch.norm(m, "nuc"),
        lambda: torch.linalg.norm(m),
        lambda: torch.linalg.norm(m, 2),
        lambda: torch.linalg.vector_norm(m),
        lambda: torch.linalg.matrix_norm(m),
        lambda: torch.dist(m, m),
        lambda: F.normalize(m),
        lambda: m.renorm(2, 0, 1.0),
        lambda: torch.linalg.svdvals(m),
        lambda: torch.cdist(m, m),
        lambda: nn.utils.get_total_norm([m]),
    ],
    "linalg-solve": [
        lambda: torch.linalg.solve(m, v),
        lambda: torch.linalg.lstsq(m, m),
        lambda: torch.linalg.solve_triangular(m, m, upper=True),
        lambda: torch.cholesky_solve(m, m),
        lambda: torch.linalg.lu_solve(*torch.linalg.lu_factor(m), m),
    ],
    "linalg-inverse": [
        lambda: m.inverse(),
        lambda: torch.linalg.inv(m),
        lambda: torch.linalg.pinv(m),
        lambda: torch.pinverse(m),
        lambda: torch.cholesky_inverse(m),
    ],
    "pad": [
        lambda: F.pad(m, (1, 1)),
        lambda: F.pad(x1, (1, 1), mode="reflect"),
        lambda: F.pad(x2, (1, 1, 1, 1), mode="replicate"),
        lambda: F.pad(x1, (1, 1), mode="circular"),
        lambda: nn.ZeroPad2d(1)(x2),
        lambda: nn.ReflectionPad2d(1)(x2),
    ],
    "interpolate": [
        lambda: F.interpolate(x2, scale_factor=2.0),
        lambda: F.interpolate(x2, size=4, mode="bilinear"),
        lambda: F.interpolate(x2, size=4, mode="bicubic", antialias=True),
        lambda: F.interpolate(x2, size=3, mode="nearest-exact"),
        lambda: nn.Upsample(scale_factor=2)(x2),
        lambda: F.grid_sample(x2, torch.zeros(2, 3, 3, 2), align_corners=False),
    ],
    "embedding": [
        lambda: F.embedding(y, m),
        lambda: nn.Embedding(4, 2)(y),
        lambda: F.embedding_bag(y[None], m),
    ],
    "one-hot": [lambda: F.one_hot(y)],
    "sort": [
        lambda: v.sort(),
        lambda: v.argsort(),
        lambda: v.topk(2),
        lambda: v.kthvalue(2),
        lambda: torch.msort(m),
        lambda: v.median(),
    ],
    "cumsum": [lambda: v.cumsum(0), lambda: v.cumprod(0), lambda: v.cummax(0), lambda: v.clone().cumsum_(0)],
    "einsum": [lambda: torch.einsum("i->", v), lambda: torch.tensordot(m, m)],
}  # fmt: skip


@pytest.fixture(scope="module")
def enforcer() -> Enforcer:
    """One for all: overrides stay for the life of the process, and count only while watched."""
    return Enforcer([group for group in GROUPS if GROUPS[group].operators], __file__)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("group", SPELLINGS)
def test_every_public_spelling_is_refused(enforcer: Enforcer, group: str) -> None:
    passed = []
    for place, spelling in enumerate(SPELLINGS[group]):
        try:
            with enforcer.watching(Rules([group])):
                spelling()
        except BaseException:
            pass
        if not enforcer.breaches:
            passed.append(place)
    assert passed == []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("group", SPELLINGS)
def test_they_work_where_the_rule_does_not_count(enforcer: Enforcer, group: str) -> None:
    for spelling in SPELLINGS[group]:
        if spelling is not SPELLINGS["linalg-solve"][3]:
            spelling()
    with enforcer.watching(Rules([group])), unwatched():
        SPELLINGS[group][0]()
    assert enforcer.breaches == []


def test_every_group_with_operators_has_its_spellings() -> None:
    assert set(SPELLINGS) == {group for group in GROUPS if GROUPS[group].operators}


def test_gradients_flow_through_an_override(enforcer: Enforcer) -> None:
    F.conv2d(ref[None, None], torch.ones(1, 1, 2, 2)).softmax(-1).norm().backward()
    assert ref.grad is not None
    assert ref.grad.abs().sum() > 0


@pytest.mark.parametrize(
    "detour",
    [
        lambda: torch.inference_mode()(lambda: m.softmax(1))(),
        lambda: torch.no_grad()(lambda: m.softmax(1))(),
        lambda: torch.autocast("cpu")(lambda: m.softmax(1))(),
        lambda: torch.func.grad(lambda a: a.softmax(0).sum())(v),
        lambda: torch.compile(lambda a: a.softmax(1), backend="eager")(m),
        lambda: torch._C._nn.log_sigmoid(m) + torch._C._VariableFunctions.softmax(m, 1),
        lambda: torch.Tensor.softmax(m, 1),
        lambda: getattr(torch, "soft" + "max")(m, 1),
        lambda: torch.ops.aten._softmax(m, 1, False),
        lambda: torch.ops.aten._softmax.out(m, 1, False, out=torch.empty(4, 4)),
        lambda: m.double().softmax(1),
        lambda: m.half().softmax(1),
        lambda: torch.utils._python_dispatch._disable_current_modes().__enter__() or m.softmax(1),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_a_detour_is_refused(enforcer: Enforcer, detour: Callable[[], object]) -> None:
    try:
        with enforcer.watching(Rules(["softmax"])):
            detour()
    except BaseException:
        pass
    assert [breach.rule for breach in enforcer.breaches] != []


@pytest.mark.parametrize("switch", [torch.no_grad, torch.enable_grad, torch.inference_mode])
def test_a_function_may_be_decorated_under_rules(
    enforcer: Enforcer, switch: Callable[[], Any]
) -> None:
    with enforcer.watching(Rules(["softmax"])):
        double = switch()(lambda x: 2 * x)
        assert double(torch.ones(())) == 2
    assert not enforcer.breaches


def test_a_code_object_is_a_breach(enforcer: Enforcer) -> None:
    with pytest.raises(RuleBroken), enforcer.watching(Rules(["softmax"])):
        (lambda: None).__code__.replace(co_name="other")


def test_a_thread_is_no_way_round(enforcer: Enforcer) -> None:
    def compute() -> None:
        try:
            m.softmax(1)
        except RuleBroken:
            pass

    with enforcer.watching(Rules(["softmax"])):
        thread = threading.Thread(target=compute)
        thread.start()
        thread.join()
    assert enforcer.breaches


def test_the_line_is_named(enforcer: Enforcer) -> None:
    with pytest.raises(RuleBroken), enforcer.watching(Rules(["softmax"])):
        m.softmax(1)
    assert "m.softmax(1)" in linecache.getline(__file__, enforcer.breaches[0].line)


def test_backward_is_refused_where_autograd_is() -> None:
    enforcer = Enforcer(["autograd"], __file__)
    for spelling in (
        lambda: ref.sum().backward(),
        lambda: torch.autograd.grad(ref.sum(), ref),
        lambda: torch.autograd.backward(ref.sum()),
    ):
        with pytest.raises(RuleBroken), enforcer.watching(Rules(["autograd"])):
            spelling()
    ref.sum().backward()


def test_costs_are_counted() -> None:
    with counting() as cost:
        a = torch.ones(100, 100)
        b = a @ a
        b[0], b.T, b.expand(3, 100, 100)
        b += 1
    totals = cost.totals()
    assert totals["bytes"] == 100 * 100 * 4, "views and work in place create nothing"
    assert totals["flops"] == 2 * 100**3
    assert totals["ops"] >= 5
    with counting() as other, unwatched():
        torch.ones(100)
    assert other.totals() == {"ops": 0, "bytes": 0, "flops": 0}


def test_meta_tensors_have_no_bytes() -> None:
    with counting() as cost:
        big = torch.ones(1000, 1000, device="meta")
        (big @ big).exp()
    assert cost.totals()["bytes"] == 0
    assert cost.totals()["flops"] == 2 * 1000**3


def test_costs_of_threads_are_counted() -> None:
    with counting() as cost:
        thread = threading.Thread(target=lambda: torch.ones(1000))
        thread.start()
        thread.join()
    assert cost.totals()["bytes"] == 4000


def test_limits_are_breaches(enforcer: Enforcer) -> None:
    with enforcer.watching(Rules(max_ops=3, max_bytes=100, max_flops=10)):
        for _ in range(5):
            torch.ones(10, 10) @ torch.ones(10, 10)
    assert [breach.rule for breach in enforcer.breaches] == ["max_ops", "max_bytes", "max_flops"]
