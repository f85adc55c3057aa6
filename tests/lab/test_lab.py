"""What a lab gives a case."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import torch
from torch import nn

from tutor.lab import Lab, Rules, Wrong, at_least, at_most, between, case, mistake, right
from tutor.lab.cases import collect_variants
from tutor.lab.clock import Clock
from tutor.lab.judging import same_items, same_shape


def test_inputs_depend_on_the_seed_and_the_case_alone() -> None:
    def draw(seed: int, name: str) -> list[object]:
        lab = Lab(seed, name)
        return [lab.randn(3).tolist(), lab.whole(0, 1000), lab.number(), lab.shuffled([1, 2, 3, 4]),
                lab.numpy.rand(), torch.rand(1, generator=lab.generator()).item()]  # fmt: skip

    torch.manual_seed(1)
    first = draw(0, "a")
    torch.manual_seed(2)
    assert first == draw(0, "a")
    assert first != draw(1, "a")
    assert first != draw(0, "b")


def test_inputs_leave_the_global_generator_alone() -> None:
    net = nn.Linear(2, 3)
    before = torch.get_rng_state()
    lab = Lab(0)
    lab.randn(5), lab.randint(0, 9, (3,)), lab.fill(net, torch.ones(1, 2))
    assert torch.equal(before, torch.get_rng_state())


def test_shapes_dtypes_and_gradients() -> None:
    lab = Lab(0)
    X = lab.randn(2, 3, dtype=torch.float64, requires_grad=True)
    assert (X.shape, X.dtype, X.requires_grad, X.is_leaf) == ((2, 3), torch.float64, True, True)
    assert lab.rand((4, 5)).shape == (4, 5)
    assert 0 <= lab.rand(100).min() < lab.rand(100).max() < 1
    assert lab.randint(3, 5, 200).unique().tolist() == [3, 4]
    assert sorted(lab.randperm(5).tolist()) == [0, 1, 2, 3, 4]
    assert lab.tensor([1, 2]).dtype == torch.int64


def test_two_generators_differ() -> None:
    lab = Lab(0)
    assert lab.generator().initial_seed() != lab.generator().initial_seed()


class First(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.a, self.b, self.norm = nn.Linear(4, 4), nn.Linear(4, 4), nn.BatchNorm1d(4)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.norm(self.b(self.a(x).relu()))


class OtherOrder(First):
    def __init__(self) -> None:
        nn.Module.__init__(self)
        self.norm, self.b, self.a = nn.BatchNorm1d(4), nn.Linear(4, 4), nn.Linear(4, 4)


def test_fill_makes_right_networks_agree_whatever_their_order() -> None:
    lab, x = Lab(0), torch.randn(8, 4)
    one, other = lab.fill(First(), x), lab.fill(OtherOrder(), x)
    assert torch.equal(one(x), other(x))
    assert not torch.equal(Lab(1).fill(First(), x)(x), one(x))
    assert not torch.equal(one.a.weight, one.b.weight)  # type: ignore[arg-type]


def test_fill_leaves_mode_and_buffers_alone() -> None:
    net = First().train()
    Lab(0).fill(net, torch.randn(8, 4))
    assert net.norm.training
    assert net.norm.num_batches_tracked == 0
    assert net.norm.running_mean.abs().sum() == 0


def test_fill_by_names() -> None:
    class Swapped(First):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.norm(self.a(self.b(x).relu()))

    lab, x = Lab(0), torch.randn(8, 4)
    one, other = lab.fill(First(), x, names=True), lab.fill(Swapped(), x, names=True)
    assert torch.equal(one.a.weight, other.a.weight)  # type: ignore[arg-type]
    assert not torch.equal(one(x), other(x))


def test_raises_names_the_nearest_built_in_type() -> None:
    class Own(KeyError):
        pass

    def fail() -> None:
        raise Own

    lab = Lab(0)
    assert lab.raises(fail) == "KeyError"
    assert lab.raises(lambda: [][1]) == "IndexError"
    assert lab.raises(lambda: None) is None
    with pytest.raises(NotImplementedError):
        lab.raises(lambda: (_ for _ in ()).throw(NotImplementedError))


def test_an_answer_is_plain_and_three_dots_are_not_started() -> None:
    lab = Lab(0)
    assert lab.answer(torch.ones(2, 2)) == [[1.0, 1.0], [1.0, 1.0]]
    assert lab.answer((2, 2)) == lab.answer(torch.Size([2, 2])) == [2, 2]
    assert lab.answer(torch.tensor(3)) == 3
    with pytest.raises(NotImplementedError):
        lab.answer([1, ...])


def test_paths_stay_in_the_scratch_folder(tmp_path: Path) -> None:
    lab = Lab(0, scratch=tmp_path)
    assert lab.path("w.pt") == tmp_path / "w.pt"
    with pytest.raises(ValueError, match="plain file name"):
        lab.path("../w.pt")


def test_a_patch_is_undone() -> None:
    lab, before = Lab(0), torch.relu
    lab.patch("torch.relu", torch.tanh)
    assert torch.relu is torch.tanh
    lab.close()
    assert torch.relu is before


def test_the_clock_moves_only_when_told_to() -> None:
    clock, seen = Clock(), []

    def sleeper(seconds: float) -> None:
        clock.sleep(seconds)
        seen.append((seconds, clock.time()))

    threads = [threading.Thread(target=sleeper, args=(s,)) for s in (3.0, 1.0, 2.0)]
    for thread in threads:
        thread.start()
    while len(clock._sleepers) < 3:
        pass
    assert seen == []
    clock.sleep(2.5)
    threads[1].join(5), threads[2].join(5)
    assert seen == [(1.0, 1.0), (2.0, 2.0)]
    clock.advance(10)
    threads[0].join(5)
    assert seen[-1] == (3.0, 3.0)
    assert clock.time() == 12.5


def score(observation: float, lab: object) -> float:
    return observation


@pytest.mark.parametrize(
    ("judge", "seen", "reason"),
    [
        (at_most(1.5, score=score), 1.4, None),
        (at_most(1.5, score=score), 1.6, "too_high"),
        (at_most(1.5, score=score), float("nan"), "too_high"),
        (at_least(0.1, score=score), 0.95, None),
        (at_least(0.1, score=score), 0.85, "too_low"),
        (at_least(0.1, score=score), float("nan"), "too_low"),
        (between(0.5, 2.0, score=score), 1.0, None),
        (between(0.5, 2.0, score=score), 0.4, "below_floor"),
        (between(0.5, 2.0, score=score), 2.1, "too_high"),
        (between(0.5, 2.0, score=score), float("nan"), "too_high"),
        (same_items, [3, 1, 2], None),
    ],
)
def test_ready_judges(judge: object, seen: object, reason: str | None) -> None:
    expected = [1, 2, 3] if judge is same_items else 1.0
    if reason is None:
        judge(seen, expected, Lab(0))  # type: ignore[operator]
    else:
        with pytest.raises(Wrong) as wrong:
            judge(seen, expected, Lab(0))  # type: ignore[operator]
        assert wrong.value.reason == reason


def test_same_items_counts_repeats() -> None:
    with pytest.raises(Wrong):
        same_items([1, 1, 2], [1, 2, 2], Lab(0))


def test_same_shape_walks_containers() -> None:
    a = torch.ones(2, 3)
    same_shape({"x": [a * 5]}, {"x": [a]}, Lab(0))
    for wrong in ({"x": [a.T]}, {"x": [a.double()]}, {"x": []}, {"y": [a]}, [a], {"x": [1.0]}):
        with pytest.raises(Wrong):
            same_shape(wrong, {"x": [a]}, Lab(0))


def test_variants_replace_names() -> None:
    def declare() -> None:
        @right("f")
        def by_hand() -> int:
            return 1

        @mistake("Net")
        class no_bias:
            pass

        @mistake("f", "g")
        class both_wrong:
            @staticmethod
            def f() -> int:
                return 2

            def g() -> int:  # type: ignore[misc]
                return 3

    variants = collect_variants(declare)
    assert [(v.name, v.right) for v in variants] == [
        ("by_hand", True), ("no_bias", False), ("both_wrong", False)
    ]  # fmt: skip
    assert variants[0].replacements()["f"]() == 1
    assert isinstance(variants[1].replacements()["Net"], type)
    assert [f() for f in variants[2].replacements().values()] == [2, 3]


def test_a_bag_that_lacks_a_name_is_refused() -> None:
    def declare() -> None:
        @mistake("f", "g")
        class half:
            def f() -> int:  # type: ignore[misc]
                return 2

    with pytest.raises(ValueError, match="class with attributes g"):
        collect_variants(declare)[0].replacements()


def test_cases_and_rules_refuse_nonsense() -> None:
    with pytest.raises(ValueError, match="need=4 of seeds=3"):
        case(seeds=3, need=4)
    with pytest.raises(ValueError, match="negative"):
        case(points=-1)
    with pytest.raises(ValueError, match="no group of operators is called 'convolutions'"):
        Rules(forbid=["convolutions"])


def test_a_cases_own_limits_win() -> None:
    both = Rules(forbid=["softmax"], max_ops=10) | Rules(forbid=["norm"], max_ops=5, max_bytes=3)
    assert both == Rules(forbid=["softmax", "norm"], max_ops=5, max_bytes=3)
