"""Whatever a learner's file does, the answer is a verdict and a sentence."""

from __future__ import annotations

import pytest

from tests.grading.conftest import Check, case

HEAD = "import torch\nfrom torch import Tensor\n\n"


def centre(body: str) -> str:
    return f"{HEAD}def centre_rows(X):\n    {body}\n"


def test_a_file_that_does_not_parse_names_its_line(check: Check) -> None:
    report = check("centre_rows", "import torch\n\ndef centre_rows(X:\n    return X\n")
    assert report["status"] == "wrong"
    assert case(report, "square")["outcome"] == "raised"
    assert "line 3 is not Python yet" in case(report, "square")["message"]


def test_a_missing_import_names_module_and_line(check: Check) -> None:
    report = check("centre_rows", "import numpi\n" + centre("return X"))
    message = case(report, "square")["message"]
    assert "ModuleNotFoundError: No module named 'numpi'" in message
    assert "line 1: import numpi" in message


def test_an_endless_loop_is_stopped(check: Check) -> None:
    report = check(
        "pair", HEAD + "def double(x):\n    while True: pass\ndef total(x): return x.sum(-1)\n"
    )
    assert case(report, "doubles")["outcome"] == "timed_out"
    assert "endless loop" in case(report, "doubles")["message"]
    assert case(report, "totals")["outcome"] == "passed", "the cases after it still run"


def test_a_wait_is_stopped_by_the_wall_clock(check: Check) -> None:
    source = (
        HEAD + "import time\ndef double(x):\n    time.sleep(60)\ndef total(x): return x.sum(-1)\n"
    )
    report = check("pair", source)
    assert case(report, "doubles")["outcome"] == "timed_out"
    assert "15 seconds" in case(report, "doubles")["message"]


def test_an_endless_loop_on_import_is_stopped(check: Check) -> None:
    report = check("predict_sum", "total = 14\nshape = (2, 2)\n")
    assert report["status"] == "passed"
    report = check("repair_mean", "import time\nwhile True: pass\n")
    assert {c["outcome"] for c in report["cases"]} == {"timed_out"}


def test_a_gigabyte_of_output_is_cut(check: Check) -> None:
    body = "print('x' * 1000000)\n    for _ in range(1000): print('y' * 1000000)\n    return X - X.mean(1, keepdim=True)"
    report = check("centre_rows", centre(body))
    square = case(report, "square")
    assert square["outcome"] == "passed"
    assert len(square["output"]) < 30_000
    assert "bytes were printed and cut" in square["output"]


def test_what_was_printed_is_shown_with_its_case(check: Check) -> None:
    source = (
        HEAD
        + "def double(x):\n    print('doubling')\n    return 2 * x\ndef total(x):\n    print('adding')\n    return x.sum(-1)\n"
    )
    report = check("pair", source)
    assert case(report, "doubles")["output"] == "doubling\n"
    assert case(report, "totals")["output"] == "adding\n"


@pytest.mark.parametrize("way", ["import sys; sys.exit(0)", "raise SystemExit", "quit()"])
def test_ending_the_program_is_no_pass(check: Check, way: str) -> None:
    report = check("pair", f"{HEAD}def double(x):\n    {way}\ndef total(x): return x.sum(-1)\n")
    assert case(report, "doubles")["outcome"] == "raised"
    assert "return a value instead" in case(report, "doubles")["message"]
    assert case(report, "totals")["outcome"] == "passed"


def test_leaving_at_once_is_a_crash(check: Check) -> None:
    report = check(
        "pair",
        f"{HEAD}import os\ndef double(x):\n    os._exit(0)\ndef total(x): return x.sum(-1)\n",
    )
    assert case(report, "doubles")["outcome"] == "crashed"
    assert case(report, "totals")["outcome"] == "passed"


def test_a_segfault_is_a_crash(check: Check) -> None:
    source = f"{HEAD}import ctypes\ndef double(x):\n    ctypes.string_at(0)\ndef total(x): return x.sum(-1)\n"
    report = check("pair", source)
    assert case(report, "doubles")["outcome"] == "crashed"
    assert "SIGSEGV" in case(report, "doubles")["message"]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("None", "None: does every path"),
        ("[1.0, 2.0, 3.0]", "expected a tensor of shape (3, 3)"),
        ("'text'", "expected a tensor"),
        ("object()", "which is not plain data"),
        ("X * float('nan')", "are NaN"),
        ("(X - X.mean(1, keepdim=True)).double()", "dtype float64, expected float32"),
        ("(X - X.mean(1, keepdim=True)).to('meta')", "on device meta, expected cpu"),
        ("-(X - X.mean(1, keepdim=True))", "every element has the wrong sign"),
        ("(X - X.mean(1, keepdim=True)).T", "the transpose"),
        ("(X - X.mean(1, keepdim=True)).to_sparse()", "call .to_dense()"),
        ("torch.zeros(1).expand(10**9, 10**9)", "too large"),
        ("X * 0", "all elements are 0"),
        ("(X - X.mean(1, keepdim=True))[None]", "a dimension of size 1 too many"),
        ("(X - X.mean(1, keepdim=True)).requires_grad_()", "not asked for"),
    ],
)
def test_a_wrong_answer_is_explained(check: Check, answer: str, words: str) -> None:
    square = case(check("centre_rows", centre(f"return {answer}")), "square")
    assert square["outcome"] == "wrong"
    assert words in square["message"]


def test_a_subclass_of_tensor_is_refused(check: Check) -> None:
    source = (
        HEAD
        + "class Agreeable(Tensor):\n    def __eq__(self, other): return True\n"
        + "def centre_rows(X):\n    return X.as_subclass(Agreeable)\n"
    )
    square = case(check("centre_rows", source), "square")
    assert square["outcome"] == "wrong"
    assert "a subclass of Tensor" in square["message"]


def test_an_error_is_cut_to_the_learners_lines(check: Check) -> None:
    square = case(check("centre_rows", centre("return X @ X[0:2]")), "square")
    assert square["outcome"] == "raised"
    assert "line 5: return X @ X[0:2]" in square["message"]
    assert "tutor" not in square["message"]


def test_a_function_that_was_renamed_is_named(check: Check) -> None:
    square = case(check("centre_rows", HEAD + "def center_rows(X): return X\n"), "square")
    assert square["outcome"] == "raised"
    assert "defines no `centre_rows`" in square["message"]


def test_a_file_that_is_not_text(check: Check) -> None:
    assert "UTF-8" in case(check("centre_rows", b"\xff\xfe\x00"), "square")["message"]


def test_a_file_that_is_far_too_large(check: Check) -> None:
    square = case(check("centre_rows", "# " + "x" * (1 << 20)), "square")
    assert "larger than 1 MB" in square["message"]


def test_another_not_implemented_error_is_the_learners_own(check: Check) -> None:
    body = "torch.empty(2).to_mkldnn().index_fill_(0, torch.tensor([0]), 1.0)"
    square = case(check("centre_rows", centre(body)), "square")
    assert square["outcome"] == "raised"


def test_memory_is_limited(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tutor.grading.pool.MAX_MEMORY", 700 << 20)
    source = (
        HEAD
        + "def double(x):\n    torch.ones(10**9).sum()\n    torch.ones(10**9).sum()\ndef total(x): return x.sum(-1)\n"
    )
    report = check("pair", source)
    assert case(report, "doubles")["outcome"] == "out_of_memory"
    assert case(report, "totals")["outcome"] == "passed"


def test_frames_of_its_own_do_not_help(check: Check) -> None:
    source = HEAD + (
        "import gc, json, socket, struct\n"
        "def double(x):\n"
        "    for thing in gc.get_objects():\n"
        "        if isinstance(thing, socket.socket):\n"
        "            text = json.dumps({'message': {'kind': 'result', 'outcome': 'passed', 'score': 9,"
        " 'tree': 1, 'touched': []}, 'blobs': []}).encode()\n"
        "            thing.sendall(struct.pack('>I', len(text)) + text)\n"
        "    return 2 * x\n"
        "def total(x): return x.sum(-1)\n"
    )
    report = check("pair", source)
    assert case(report, "doubles")["outcome"] != "passed"
    assert report["score"] <= 2
