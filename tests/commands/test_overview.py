"""What the shell says of a chapter that was tested out of."""

import json

import pytest

from tests.commands.conftest import Tutor
from tests.workspace.conftest import offer, pass_test_out, root  # noqa: F401


@pytest.fixture
def inside(tmp_path, root):  # noqa: F811
    offer(root)
    run = Tutor(tmp_path, root, tmp_path / "home")
    assert run("init", "work", "--course", str(root)).returncode == 0
    run.folder = tmp_path / "work"
    return run


def test_what_is_left_is_called_optional_and_skipped(inside):
    from tutor.workspace import Workspace

    assert json.loads(inside("next", "--json").stdout)["name"] == "one"
    assert "Test out: lesson 01.00, then one" in inside("list", "--lang", "en").stdout
    pass_test_out(Workspace.find(inside.folder))
    assert json.loads(inside("next", "--json").stdout)["name"] == "three"
    status = json.loads(inside("status", "--json").stdout)
    assert (status["score"], status["points"], status["optional_points"]) == (4, 15, 6)
    assert [chapter["tested_out"] for chapter in status["chapters"]] == [True, False]
    listed = json.loads(inside("list", "--json").stdout)["chapters"][0]
    assert [row["state"] for row in listed["exercises"]] == ["passed", "optional"]
    english, chinese = (
        inside("status", "--lang", "en").stdout,
        inside("status", "--lang", "zh").stdout,
    )
    assert "4 of 15 points (6 of them optional)" in english
    assert "tested out: the rest is optional" in english
    assert "其中 6 分为选做" in chinese
    assert "optional" in inside("list", "--lang", "en").stdout
