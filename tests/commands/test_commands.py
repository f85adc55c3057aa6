import json
import sqlite3
import subprocess
import sys

import pytest

from tutor.commands import messages

COMMANDS = [
    "start", "init", "lesson", "check", "try", "hint", "solution", "reset", "list", "status",
    "next", "review", "author", "doctor",
]  # fmt: skip


def one_sentence(done, code):
    """The exit code, no traceback, one line on standard error."""
    assert done.returncode == code, (done.stdout, done.stderr)
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.startswith("tutor: ")
    return done.stderr


def keys(table, prefix=""):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from keys(value, f"{prefix}{key}.")
        else:
            yield prefix + key


def test_both_languages_have_the_same_messages_with_the_same_fields():
    import string

    tables = {language: messages.table(language) for language in ("en", "zh")}
    assert set(keys(tables["en"])) == set(keys(tables["zh"]))
    for key in keys(tables["en"]):
        fields = []
        for language in ("en", "zh"):
            value = tables[language]
            for part in key.split("."):
                value = value[part]
            fields.append({name for _, name, _, _ in string.Formatter().parse(value) if name})
        assert fields[0] == fields[1], key


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_help_teaches(outside, language):
    whole = outside("--lang", language, "--help")
    assert whole.returncode == 0
    names = [*COMMANDS, "author check", "author new"]
    for name in COMMANDS:
        assert f"  {name} " in whole.stdout
    for name in names:
        done = outside(*name.split(), "--help", "--lang", language)
        assert done.returncode == 0
        assert f"tutor {name}" in done.stdout.split("\n\n")[-2] + done.stdout.split("\n\n")[-3]
        assert ("exit codes: 0" in done.stdout) == (language == "en")
        assert ("退出码：0" in done.stdout) == (language == "zh")


def test_help_imports_nothing_heavy(outside):
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tutor", "--help"],
        env=outside.environment, cwd=outside.folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "tutor.cli" in imported
    heavy = {"torch", "textual", "pandas", "numpy", "rich", "yaml", "markdown_it", "sqlite3"}
    assert imported & heavy == set()


def test_version(outside):
    import tutor

    assert outside("--version").stdout == f"tutor {tutor.__version__}\n"


def test_wrong_commands_name_what_was_meant(outside):
    assert "Did you mean “check”? See `tutor --help`." in one_sentence(outside("chek"), 2)
    said = one_sentence(outside("check", "--sed", "3"), 2)
    assert "Did you mean “--seed”? See `tutor check --help`." in said
    assert "“--sed”" in said
    assert "choose from" in one_sentence(outside("check", "--device", "tpu"), 2)
    assert "cannot be “x”" in one_sentence(outside("check", "--seed", "x"), 2)
    assert "EXERCISE" in one_sentence(outside("hint"), 2)
    assert "没有“chek”这个命令" in one_sentence(outside("chek", "--lang", "zh"), 2)


def test_the_language_is_the_options_the_workspaces_or_the_locales(outside, inside):
    assert "usage" in outside("--help").stdout
    assert "用法" in outside("--help", LANG="zh_CN.UTF-8").stdout
    settings = inside.folder / ".tutor/workspace.toml"
    settings.write_text(settings.read_text().replace('"en"', '"zh"'))
    assert "用法" in inside("--help").stdout
    assert "usage" in inside("--help", "--lang", "en").stdout
    assert "第一章" in inside("list").stdout
    assert "First" in inside("list", "--lang", "en").stdout
    assert "no language “fr”" in one_sentence(inside("list", "--lang", "fr"), 2)


@pytest.mark.parametrize("command", ["check one", "status", "next", "hint one", "reset one"])
def test_without_a_workspace_the_next_command_is_named(outside, command):
    said = one_sentence(outside(*command.split(), "--course", str(outside.root)), 2)
    assert "`tutor init`" in said


def test_init_makes_a_workspace_and_updates_it(outside):
    course = ["--course", str(outside.root)]
    made = outside("init", *course)
    assert "cd tutor-workspace" in made.stdout
    work = outside.folder / "tutor-workspace"
    assert (work / "chapter01/two.py").exists()
    (work / "chapter01/two.py").unlink()
    (work / "chapter01/one.py").write_text("mine")
    assert "two" in outside("init", folder=work).stdout
    assert (work / "chapter01/one.py").read_text() == "mine"
    assert "already" in outside("init", "tutor-workspace").stdout
    assert "type `cd tutor-workspace`" in one_sentence(outside("check", "one"), 2)
    assert "先输入 `cd tutor-workspace`" in one_sentence(outside("next", "--lang", "zh"), 2)
    assert "inside the workspace" in one_sentence(outside("init", "tutor-workspace/x", *course), 3)


def test_a_course_that_is_none_and_one_that_is_broken(outside):
    assert "is not a course" in one_sentence(outside("list", "--course", "/"), 3)
    file = outside.root / "exercises/course.toml"
    file.write_text("name = \n")
    assert "course.toml:1: " in one_sentence(outside("list", "--course", str(outside.root)), 3)


def test_list_status_next(inside):
    listed = json.loads(inside("list", "--json").stdout)
    assert [e["name"] for e in listed["chapters"][0]["exercises"]] == ["one", "two"]
    assert listed["chapters"][0]["lessons"] == ["01.01"]
    status = json.loads(inside("status", "--json").stdout)
    assert (status["score"], status["points"], status["next"]) == (0, 10, "one")
    following = json.loads(inside("next", "--json").stdout)
    assert following["lessons"] == ["01.01"]
    assert following["file"] == str(inside.folder / "chapter01/one.py")
    text = inside("next").stdout
    assert "The mean of squares" in text
    assert "tutor lesson 01.01" in text
    assert "tutor check one --watch" in text
    assert "0 of 10 points" in inside("status").stdout
    assert "new" in inside("list").stdout


def test_a_reader_that_has_enough_is_no_error(inside):
    command = f"{sys.executable} -m tutor list | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=inside.folder, env=inside.environment,
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_lessons(outside):
    course = ["--course", str(outside.root)]
    text = outside("lesson", "1.1", *course).stdout
    for part in ("Squares", "print(1 + 1)", "│ 2", "a. 2", "tutor check one"):
        assert part in text
    assert "answer: No." not in text
    assert "平方" in outside("lesson", "squares", "--lang", "zh", *course).stdout
    assert "01.01  Squares" in outside("lesson", *course).stdout
    assert "“01.01”" in one_sentence(outside("lesson", "01.02", *course), 2)
    (outside.root / "lessons/chapter01/01-squares.zh.md").unlink()
    missing = outside("lesson", "01.01", "--lang", "zh", *course)
    assert "“en”" in missing.stderr
    assert "Squares" in missing.stdout


def test_hints_one_after_the_other(inside):
    for number in (1, 2, 3):
        said = inside("hint", "one").stdout
        assert f"hint {number} of 3" in said
    assert "tutor solution one" in said
    again = inside("hint", "one").stdout
    assert all(f"hint {number} of 3" in again for number in (1, 2, 3))
    with sqlite3.connect(inside.folder / ".tutor/progress.db") as connection:
        assert connection.execute("SELECT count(*) FROM hints").fetchone() == (3,)
    connection.close()
    assert "Name one: one, two" in one_sentence(inside("hint", "chapter01"), 2)


def test_the_solution_is_asked_for_and_remembered(inside):
    assert "tutor solution one --yes" in one_sentence(inside("solution", "one"), 2)
    shown = inside("solution", "one", "--yes", "--diff").stdout
    assert "-    raise NotImplementedError" in shown
    assert "+    return (x * x).mean()" in shown
    reference = (inside.root / "solutions/chapter01/one.py").read_text()
    assert inside("solution", "one").stdout == reference
    inside.answer(reference)
    assert "the same" in inside("solution", "one", "--diff").stdout


def test_reset_keeps_a_copy(inside):
    inside.answer("mine = 1\n")
    said = inside("reset", "one").stdout
    (copy,) = (inside.folder / ".tutor/backups/one").iterdir()
    assert copy.read_text() == "mine = 1\n"
    assert str(copy) in said
    assert "nothing to do" in inside("reset", "one").stdout
    (inside.folder / "chapter01/one.py").unlink()
    assert "there again" in inside("reset", "one").stdout


def test_wrong_targets(inside, tmp_path):
    assert "Did you mean “two”" in one_sentence(inside("check", "twoo"), 2)
    other = tmp_path / "one.py"
    other.write_text("")
    assert "is not a file of the workspace" in one_sentence(inside("check", str(other)), 2)
    (inside.folder / "chapter01/two.py").unlink()
    assert "tutor reset two" in one_sentence(inside("check", "two"), 3)
    assert "Leave one out" in one_sentence(inside("check", "--watch", "--json"), 2)
    assert "one_number, any_length" in one_sentence(inside("try", "one", "--case", "x"), 2)


def test_a_damaged_record_is_said_and_work_goes_on(inside):
    inside("status")
    (inside.folder / ".tutor/progress.db").write_bytes(b"nonsense" * 1000)
    done = inside("status")
    assert done.returncode == 0
    assert "was damaged" in done.stderr
    assert "0 of 10 points" in done.stdout
    assert inside("status").stderr == ""


def test_start_needs_a_terminal(inside):
    assert "needs a terminal" in one_sentence(inside("start"), 2)


def test_author_new_and_its_mistakes(outside):
    course = ["--course", str(outside.root)]
    made = outside("author", "new", "chapter01", "three", *course)
    assert len(made.stdout.splitlines()) == 8
    assert "tutor author check three" in made.stdout
    assert "already" in one_sentence(outside("author", "new", "chapter01", "three", *course), 3)
    assert "tutor author check" in one_sentence(outside("author"), 2)


def test_doctor_looks_at_everything(inside):
    done = inside("doctor", "--json")
    found = {each["name"]: each for each in json.loads(done.stdout)}
    assert done.returncode == 0
    assert {"python", "torch", "device", "sandbox", "terminal", "data", "course", "workspace"} == {
        *found
    }
    assert found["torch"]["good"]
    assert "0 of 2 exercises" in found["workspace"]["text"]
    assert str(inside.folder.parent / "home") in found["data"]["text"]
