"""Cases that need processes get them, and nothing more; without asking there are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.grading.test_grading import course_with, grade
from tutor.grading.sandbox import bubblewrap

CASES = """
from tutor.lab import case


@case({how})
def it(impl, lab):
    return impl.f(lab.randn(8))
"""
FORK = """
import os


def f(x):
    read_end, write_end = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.write(write_end, b"child")
        os._exit(0)
    os.waitpid(pid, 0)
    return os.read(read_end, 10).decode()
"""
PROGRAM = """
import subprocess
import sys


def f(x):
    return subprocess.run([sys.executable, "-c", "print(6 * 7)"], capture_output=True).stdout
"""
LOADER = """
import torch
from torch.utils.data import DataLoader, TensorDataset


def f(x):
    return [batch for (batch,) in DataLoader(TensorDataset(x), 2, num_workers=2)]
"""
RANKS = """
import torch.distributed as dist
import socket


def f(x):
    dist.all_reduce(x)
    for kind in (socket.SOCK_DGRAM, socket.SOCK_RAW):
        try:
            socket.socket(socket.AF_INET, kind)
            return "a socket that is no TCP"
        except OSError:
            pass
    return x
"""
BACKGROUND = """
import os
import time


def f(x):
    if os.fork() == 0:
        try:
            os.setsid()
        except OSError:
            pass
        if os.fork() == 0:
            time.sleep(600)
        os._exit(0)
    time.sleep(0.05)
    return x
"""


@pytest.mark.parametrize("text", [FORK, PROGRAM])
def test_processes_are_had_by_asking(text: str, tmp_path: Path) -> None:
    course = course_with(tmp_path, CASES.format(how="processes=True"), text)
    assert grade(course, tmp_path, text)["status"] == "passed"


def test_without_asking_there_are_none(tmp_path: Path) -> None:
    course = course_with(tmp_path, CASES.format(how=""), "def f(x): return 'child'\n")
    report = grade(course, tmp_path, FORK)
    assert report["cases"][0]["outcome"] == "raised"
    assert "PermissionError" in report["cases"][0]["message"]


@pytest.mark.skipif(bubblewrap.program() is None, reason="needs bwrap")
def test_a_data_loader_has_workers(tmp_path: Path) -> None:
    right = LOADER.replace("num_workers=2", "num_workers=0")
    course = course_with(tmp_path, CASES.format(how="processes=True, seconds=30"), right)
    report = grade(course, tmp_path, LOADER)
    assert report["status"] == "passed", report["cases"]


def test_a_background_process_does_not_stay(tmp_path: Path) -> None:
    course = course_with(tmp_path, CASES.format(how="processes=True"), "def f(x): return x\n")
    assert grade(course, tmp_path, BACKGROUND)["status"] == "passed"
    left = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if str(tmp_path).encode() in (entry / "environ").read_bytes():
                    left.append(entry.name)
            except OSError:
                continue
    assert left == []


def test_ranks_may_use_tcp_and_no_other_socket(tmp_path: Path) -> None:
    cases = (
        "from tutor.lab import case\n"
        "def one(impl, lab, rank):\n    return impl.f(lab.tensor([float(rank)]))\n"
        "@case(seconds=30)\ndef it(impl, lab):\n    return lab.ranks(2, one)\n"
    )
    course = course_with(tmp_path, cases, "import torch\ndef f(x): return torch.ones(1)\n")
    report = grade(course, tmp_path, RANKS)
    assert report["status"] == "passed", report["cases"]
