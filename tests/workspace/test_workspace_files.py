import subprocess
import sys
import time
from pathlib import Path

import pytest

from tutor.course.reader import read_course
from tutor.course.scaffold import new_exercise
from tutor.workspace import Workspace, WorkspaceError


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*.py")}


def test_a_new_workspace_has_the_stubs(workspace, course):
    for exercise in course.exercises:
        assert workspace.file(exercise).read_bytes() == exercise.stub.read_bytes()
    found = Workspace.find(workspace.root / "chapter01")
    assert found is not None
    assert (found.root, found.course.name) == (workspace.root, "small")
    assert workspace.next_exercise() == course.exercises[0]


def test_making_it_again_overwrites_nothing_and_brings_back_what_is_missing(workspace, course):
    one, two = course.exercises
    workspace.save(one, "mine = 1\n")
    workspace.file(two).unlink()
    Workspace.create(workspace.root, course)
    assert workspace.text(one) == "mine = 1\n"
    assert workspace.file(two).read_bytes() == two.stub.read_bytes()


def test_a_newer_course_adds_exercises_and_leaves_the_learners_files(workspace, root, course):
    one = course.exercises[0]
    workspace.save(one, "mine = 1\n")
    before = snapshot(workspace.root)
    one.stub.write_text("raise NotImplementedError  # better\n")
    new_exercise(root, "chapter01", "three", 2)
    newer = Workspace.find(workspace.root)
    assert [exercise.name for exercise in newer.update()] == ["three"]
    after = snapshot(workspace.root)
    assert after.pop("chapter01/three.py") == (root / "exercises/chapter01/three.py").read_bytes()
    assert after == before
    assert newer.update() == ()


def test_a_stub_still_to_be_written_is_left_out(tmp_path, course):
    course.exercises[0].stub.unlink()
    workspace = Workspace.create(tmp_path / "w", course)
    assert not workspace.file(course.exercises[0]).exists()
    with pytest.raises(WorkspaceError, match="tutor author check one"):
        workspace.reset(course.exercises[0])
    with pytest.raises(WorkspaceError, match="tutor reset one"):
        workspace.text(course.exercises[0])


def test_reset_keeps_what_was_there(workspace, course):
    one = course.exercises[0]
    assert workspace.reset(one) is None
    kept = []
    for text in ("first = 1\n", "second = 2\n"):
        workspace.save(one, text)
        kept.append(workspace.reset(one))
        assert workspace.file(one).read_bytes() == one.stub.read_bytes()
    assert workspace.backups(one) == tuple(kept)
    assert [file.read_text() for file in kept] == ["first = 1\n", "second = 2\n"]
    assert kept[0].parent == workspace.root / ".tutor/backups/one"


def test_reset_brings_back_a_deleted_file(workspace, course):
    one = course.exercises[0]
    workspace.file(one).unlink()
    assert workspace.reset(one) is None
    assert workspace.file(one).exists()


def test_saving_keeps_permissions_and_follows_links(workspace, course, tmp_path):
    one, two = course.exercises
    workspace.file(one).chmod(0o600)
    workspace.save(one, "x = 1\n")
    assert workspace.file(one).stat().st_mode & 0o777 == 0o600
    elsewhere = tmp_path / "elsewhere.py"
    elsewhere.write_text("")
    workspace.file(two).unlink()
    workspace.file(two).symlink_to(elsewhere)
    workspace.save(two, "y = 1\r\n")
    assert elsewhere.read_bytes() == b"y = 1\r\n"
    assert workspace.file(two).is_symlink()


def test_language(workspace):
    assert workspace.language == "en"
    workspace.set_language("zh")
    assert Workspace.find(workspace.root).language == "zh"
    with pytest.raises(WorkspaceError, match="Choose one of: en, zh"):
        workspace.set_language("fr")


def test_every_error_has_a_sentence_in_both_languages():
    from tutor.workspace.errors import _words

    assert _words("en").keys() == _words("zh").keys()
    for key, sentence in _words("en").items():
        names = "path name problem other mine language languages folder copy"
        fields = dict.fromkeys(names.split(), "x")
        for language in ("en", "zh"):
            assert "{" not in WorkspaceError(key, **fields).text(language)
        assert "`" in sentence or "Choose one" in sentence or "same command" in sentence


def test_what_cannot_be_a_workspace(workspace, course, tmp_path, root):
    (tmp_path / "file").write_text("")
    for folder, says in (
        (tmp_path / "file", "not a folder"),
        (workspace.root / "chapter01", "inside the workspace"),
        (root, "course's own files"),
        (root / "exercises/chapter01", "course's own files"),
    ):
        with pytest.raises(WorkspaceError, match=says):
            Workspace.create(folder, course)
    assert Workspace.find(tmp_path) is None


def test_a_workspace_of_another_course(workspace, root):
    file = root / "exercises/course.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"small"', '"large"'))
    with pytest.raises(WorkspaceError, match="a workspace of the course “small”, not of “large”"):
        Workspace.find(workspace.root, read_course(root))
    with pytest.raises(WorkspaceError, match="tutor init FOLDER --course DIR"):
        Workspace.create(workspace.root, read_course(root))


def test_a_course_that_moved(workspace, root, tmp_path):
    root.rename(tmp_path / "moved")
    with pytest.raises(WorkspaceError, match="--course DIR"):
        Workspace.find(workspace.root)
    moved = read_course(tmp_path / "moved")
    assert Workspace.find(workspace.root, moved).course.root == tmp_path / "moved"


def test_broken_settings(workspace):
    (workspace.root / ".tutor/workspace.toml").write_text("course = ")
    with pytest.raises(WorkspaceError, match="Delete this one file"):
        Workspace.find(workspace.root)


SAVER = """
import sys
from pathlib import Path
from tutor.workspace import Workspace
ws = Workspace.find(Path(sys.argv[1]))
one = ws.course.exercises[0]
print("ready", flush=True)
n = 0
while True:
    n += 1
    ws.save(one, f"# {n}\\n" + "x = 1\\n" * 20_000 + f"# {n}\\n")
    ws.reset(one) if n % 5 == 0 else None
"""


def test_killed_while_saving_the_file_is_whole(workspace, course):
    one = course.exercises[0]
    stub = one.stub.read_text()
    for delay in (0.02, 0.05, 0.09, 0.14, 0.2):
        child = subprocess.Popen(
            [sys.executable, "-c", SAVER, str(workspace.root)], stdout=subprocess.PIPE, text=True
        )
        with child:
            child.stdout.readline()
            time.sleep(delay)
            child.kill()
        for text in [workspace.text(one), *(b.read_text() for b in workspace.backups(one))]:
            lines = text.splitlines()
            assert text == stub or (len(lines) == 20_002 and lines[0] == lines[-1])


def test_what_a_killed_program_left_is_swept(workspace):
    import os

    old, new = (workspace.root / f"chapter01/.one.py.{n}.tutor-tmp" for n in (1, 2))
    for file in old, new:
        file.write_text("half")
    os.utime(old, (0, 0))
    workspace.update()
    assert (old.exists(), new.exists()) == (False, True)


def test_two_programs_make_the_same_workspace(tmp_path, root):
    code = (
        "import sys; from pathlib import Path; from tutor.course.reader import read_course;"
        "from tutor.workspace import Workspace;"
        "ws = Workspace.create(Path(sys.argv[1]), read_course(Path(sys.argv[2])));"
        "ws.progress.set_setting(sys.argv[3], 1)"
    )
    target = tmp_path / "both"
    children = [
        subprocess.Popen([sys.executable, "-c", code, str(target), str(root), str(n)])
        for n in range(4)
    ]
    assert [child.wait() for child in children] == [0] * 4
    workspace = Workspace.find(target)
    assert len(snapshot(target)) == 2
    assert [workspace.progress.setting(str(n)) for n in range(4)] == [1] * 4
