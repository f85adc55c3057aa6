"""The examples of docs/instructors.md are run: their own shell steps, taken from their own YAML."""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tutor.classroom.outputs import FORMATS

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "small_course"
DOC = (ROOT / "docs" / "instructors.md").read_text(encoding="utf-8")
INSTALLS = re.compile(r"pip install|apt-get")


def example(name: str) -> str:
    """The fence that begins with a comment of that name."""
    for body in re.findall(r"^```\w+\n(.*?)^```", DOC, re.MULTILINE | re.DOTALL):
        head = [line for line in body.splitlines()[:2] if line == f"# {name}"]
        if head:
            return str(body)
    raise AssertionError(f"docs/instructors.md has no example {name}")


@pytest.fixture
def klass(tmp_path: Path) -> Path:
    """A class folder as the examples have it, and `tutor` on the path with the small course."""
    folder = tmp_path / "class"
    for student, wrong in (("ada", False), ("mei", True)):
        chapter = folder / "submissions" / student / "chapter01"
        chapter.mkdir(parents=True)
        shutil.copy(SMALL / "solutions" / "chapter01" / "pair.py", chapter)
        source = (SMALL / "solutions" / "chapter01" / "centre_rows.py").read_text("utf-8")
        (chapter / "centre_rows.py").write_text(
            source.replace("mean(1", "mean(0") if wrong else source
        )
    (folder / "roster.csv").write_text(example_csv(), encoding="utf-8")
    policy = example("policy.toml").replace("norm", "pair")
    (folder / "policy.toml").write_text(policy, encoding="utf-8")
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    program = bin_ / "tutor"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tutor --course "{SMALL}" "$@"\n')
    program.chmod(0o755)
    return folder


def example_csv() -> str:
    [found] = re.findall(r"^```csv\n(.*?)^```", DOC, re.MULTILINE | re.DOTALL)
    return str(found)


def shell(
    script: str, folder: Path, more: Mapping[str, str] = {}, expected: int = 0
) -> subprocess.CompletedProcess[str]:
    """A step as CI runs it: bash that stops at the first failure."""
    path = f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder, capture_output=True, text=True, timeout=250,
        env={**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "GIT_CONFIG_GLOBAL": os.devnull, **more},
    )  # fmt: skip
    assert done.returncode == expected, f"{script}\n{done.stdout}\n{done.stderr}"
    return done


def run_job(job: dict[str, Any], folder: Path, fills: dict[str, str], env: dict[str, str]) -> str:
    """The `run:` steps of a job on GitHub, but for installing; and artifacts, kept beside."""
    said = ""
    for step in job["steps"]:
        kept = folder.parent / "artifacts"
        if "upload-artifact" in step.get("uses", ""):
            told = {key: fill(str(value), fills) for key, value in step["with"].items()}
            shutil.copytree(folder / told["path"], kept / told["name"], dirs_exist_ok=True)
        elif "download-artifact" in step.get("uses", ""):
            shutil.copytree(kept, folder, dirs_exist_ok=True)
        elif "run" in step and not INSTALLS.search(step["run"]):
            said += shell(fill(step["run"], fills), folder, env).stdout
    return said


def fill(text: str, fills: dict[str, str]) -> str:
    for expression, value in fills.items():
        text = text.replace("${{ " + expression + " }}", value)
    assert "${{" not in text, text
    return text


def grades(folder: Path) -> dict[tuple[str, str], float | None]:
    told = json.loads((folder / "grades.json").read_text(encoding="utf-8"))
    return {
        (each["student"], row["exercise"]): row["final"]
        for each in told["students"]
        for row in each["grades"]
    }


EXPECTED = {
    ("mei", "centre_rows"): 0.0, ("mei", "pair"): 12.0,
    ("ada", "centre_rows"): 10.0, ("ada", "pair"): 12.0,
}  # fmt: skip


def without_lateness(folder: Path) -> None:
    """The example's due dates are of 2026; on what day the tests run must not matter."""
    text = (folder / "policy.toml").read_text(encoding="utf-8")
    (folder / "policy.toml").write_text(text.replace("2026-", "2999-"), encoding="utf-8")


def judged(found: dict[tuple[str, str], float | None]) -> dict[tuple[str, str], float | None]:
    return {key: found[key] for key in EXPECTED}


def test_the_class_repository(klass: Path) -> None:
    without_lateness(klass)
    shell(
        "git init -q --bare ../origin.git && git init -q && git remote add origin ../origin.git",
        klass,
    )
    shell("git checkout -q -b main && git config push.autoSetupRemote true", klass)
    workflow = yaml.safe_load(example(".github/workflows/grade.yml"))
    said = run_job(workflow["jobs"]["grade"], klass, {}, {})
    assert judged(grades(klass / "grades")) == EXPECTED
    assert grades(klass / "grades")["ada", "fit_slope"] == 0.0  # as the policy has it
    assert "::error file=chapter01/centre_rows.py" in said
    kept = shell("git --git-dir ../origin.git ls-tree -r --name-only main", klass).stdout
    assert kept.split() == ["grades/gradebook.db"]
    # what was kept is whole: no log beside it is missing
    shell("git --git-dir ../origin.git show main:grades/gradebook.db > kept.db", klass)
    with sqlite3.connect(klass / "kept.db") as connection:
        [count] = connection.execute("SELECT count(*) FROM entry").fetchone()
    assert count >= 4


def test_the_large_class_in_parts(klass: Path) -> None:
    without_lateness(klass)
    workflow = yaml.safe_load(example(".github/workflows/grade-large.yml"))
    parts = workflow["jobs"]["grade"]["strategy"]["matrix"]["part"]
    assert parts == [1, 2, 3, 4]
    for part in parts:
        run_job(workflow["jobs"]["grade"], klass, {"matrix.part": str(part)}, workflow["env"])
    run_job(workflow["jobs"]["merge"], klass, {}, workflow["env"])
    assert judged(grades(klass / "grades")) == EXPECTED


def test_github_classroom(klass: Path, tmp_path: Path) -> None:
    workflow = yaml.safe_load(example(".github/workflows/classroom.yml"))
    [job] = workflow["jobs"].values()
    output = tmp_path / "output"
    mine = klass / "submissions" / "mei"
    shutil.copytree(klass.parent / "bin", mine.parent / "bin")
    said = run_job(job, mine, {}, {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(output)})
    assert "::error file=chapter01/centre_rows.py" in said
    [report] = [step for step in job["steps"] if "reporter" in step.get("uses", "")]
    [(variable, value)] = report["env"].items()
    # the reporter reads NAME_RESULTS for each runner, in base64
    assert variable == f"{report['with']['runners'].upper()}_RESULTS"
    assert value == "${{ steps.tutor.outputs.result }}"
    name, _, encoded = output.read_text().strip().partition("=")
    assert name == "result"
    told = json.loads(base64.b64decode(encoded))
    assert told["status"] == "fail"
    assert sum(test["score"] for test in told["tests"]) == 6  # pair alone is right


def test_gitlab(klass: Path) -> None:
    without_lateness(klass)
    pipeline = yaml.safe_load(example(".gitlab-ci.yml"))
    total = pipeline["grade"]["parallel"]
    for index in range(1, total + 1):
        env = {**pipeline["variables"], "CI_NODE_INDEX": str(index), "CI_NODE_TOTAL": str(total)}
        for line in pipeline["grade"]["script"]:
            shell(line, klass, env)
    for line in pipeline["merge"]["script"]:
        shell(line, klass, pipeline["variables"])
    assert judged(grades(klass / "grades")) == EXPECTED
    assert (klass / pipeline["merge"]["artifacts"]["reports"]["junit"]).is_file()
    assert pipeline["grade"]["allow_failure"]["exit_codes"] == [1]


def test_gradescope(klass: Path, tmp_path: Path) -> None:
    root = tmp_path / "autograder"
    (root / "results").mkdir(parents=True)
    shutil.copytree(klass / "submissions" / "mei" / "chapter01", root / "submission")
    (root / "submission" / "notes.py").write_text("mine = 1\n")
    script = tmp_path / "run_autograder"
    script.write_text(example("run_autograder"))
    shell(f"bash {script}", klass, {"AUTOGRADER": str(root)})
    told = json.loads((root / "results" / "results.json").read_text(encoding="utf-8"))
    assert told["score"] == 6
    for name in ("setup.sh", "run_autograder"):
        assert example(name).startswith("#!/usr/bin/env bash\n")
        subprocess.run(["bash", "-n"], input=example(name), text=True, check=True)


def test_the_cron_job_prints_nothing_when_all_is_well(klass: Path) -> None:
    without_lateness(klass)
    script = klass / "grade.sh"
    script.write_text(example("grade.sh"))
    assert shell("bash grade.sh", klass).stdout == ""
    assert judged(grades(klass / "grades")) == EXPECTED
    # somebody's file that is nobody's: said, mailed, and the exit code tells
    (klass / "submissions" / "stranger.py").write_text("x = 1\n")
    assert "stranger.py" in shell("bash grade.sh", klass, expected=1).stdout


def test_the_page_names_every_format_and_every_exit_code() -> None:
    table = re.findall(r"^\| `[^|]*` \| `(\w+)` \|", DOC, re.MULTILINE)
    assert table == list(FORMATS)
    codes = re.findall(r"^\| (\d+) \|", DOC, re.MULTILINE)
    assert codes == ["0", "1", "2", "3", "130"]


def test_the_commands_of_the_page_are_commands(klass: Path) -> None:
    for line in re.findall(r"^tutor (.+?)(?:\s+#.*)?$", DOC, re.MULTILINE):
        words = line.split(" --")[0].split()
        command = words[:2] if words[0] == "gradebook" and len(words) > 1 else words[:1]
        help_ = shell(f"tutor {' '.join(command)} --help", klass).stdout
        for option in re.findall(r"--[a-z]+", line):
            assert option in help_, line
