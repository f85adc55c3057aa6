from pathlib import Path

from tutor.workspace.data import data_folder, data_sets


def test_the_option_then_the_variable_then_the_users_own(monkeypatch, tmp_path):
    monkeypatch.setenv("TUTOR_DATA", str(tmp_path / "variable"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert data_folder(tmp_path / "option") == tmp_path / "option"
    assert data_folder() == tmp_path / "variable"
    monkeypatch.delenv("TUTOR_DATA")
    assert data_folder().parts[-2:] == ("tutor", "data")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_folder(Path("~/sets")) == tmp_path / "sets"


def test_data_sets_are_folders(tmp_path):
    (tmp_path / "mnist").mkdir()
    (tmp_path / "notes.txt").write_text("")
    (tmp_path / ".cache").mkdir()
    assert data_sets(tmp_path) == ("mnist",)
    assert data_sets(tmp_path / "nowhere") == ()
