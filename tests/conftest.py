"""What all tests share: the small course, and a grader that keeps nothing outside the test."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

SMALL_COURSE = Path(__file__).parent / "small_course"


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Caches and data folders of the person who runs the tests are left alone."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))
    os.environ.pop("TUTOR_DATA", None)


@pytest.fixture
def small_course(tmp_path: Path) -> Path:
    """A copy of the small course that a test may break."""
    return Path(shutil.copytree(SMALL_COURSE, tmp_path / "course"))
