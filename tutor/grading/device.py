"""Which device the learner's code runs on. Imports no torch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tutor.grading.reports import GraderError


def pick_device(wanted: str) -> str:
    """`cpu` or `cuda` for `auto`; raises GraderError where cuda is asked for and absent."""
    if wanted == "cpu" or (wanted == "auto" and not _may_have_cuda()):
        return "cpu"
    # asked in a process of its own: even asking would spoil this one for forks
    code = "import torch; raise SystemExit(0 if torch.cuda.is_available() else 1)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
    if wanted == "cuda" and not found:
        raise GraderError("no CUDA device is to be had here; use --device cpu")
    return "cuda" if found else "cpu"


def _may_have_cuda() -> bool:
    return any(Path(device).exists() for device in ("/dev/nvidiactl", "/dev/dxg", "/dev/kfd"))
