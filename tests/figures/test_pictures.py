"""Images with titles, drawn for a terminal."""

from __future__ import annotations

import pytest
import torch

from tutor import figures
from tutor.figures import Figure
from tutor.figures.render import render
from tutor.lab import show

TITLE = "what the first layer saw of the boot"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Figure]:
    seen: list[Figure] = []
    monkeypatch.setattr(figures, "_display", seen.append)
    return seen


def test_the_title_of_a_single_image_may_be_wider_than_the_image(shown: list[Figure]) -> None:
    show.image(torch.eye(6), TITLE)
    assert render(shown[0], 60, 6, color=False).startswith(TITLE + "\n")
    assert render(shown[0], 24, 6, color=False).split("\n")[0] == TITLE[:23] + "…"


def test_the_titles_of_a_grid_do_not_run_into_each_other(shown: list[Figure]) -> None:
    show.images(torch.eye(6).expand(2, 6, 6), titles=[TITLE, "two"])
    above, first, *_ = render(shown[0], 60, 6, color=False).split("\n")
    assert above == TITLE[:23] + "…  two"
    assert first.rindex("@@") == above.index("two")  # over its own image
