"""`tutor check` with the real grader."""

import json
import os
import signal
import subprocess
import time

RIGHT = "def one(x):\n    return (x * x).mean()\n"
SUMS = "def one(x):\n    print('squares', len(x))\n    return (x * x).sum()\n"


def test_from_not_started_to_passed(inside):
    fresh = inside("check")  # no target: the next exercise
    assert fresh.returncode == 1, fresh.stderr
    assert "one  chapter01/one.py" in fresh.stdout
    assert fresh.stdout.count("◌ not started") == 2
    assert "0 of 4 points" in fresh.stdout
    assert "then type `tutor check one`" in fresh.stdout
    assert json.loads(inside("list", "--json").stdout)["chapters"][0]["exercises"][0]["state"] == (
        "new"
    )

    inside.answer(SUMS)
    wrong = inside("check", "chapter01/one.py", "--lang", "zh")
    assert wrong.returncode == 1
    assert "✗ 结果不对" in wrong.stdout
    assert "你只把平方加了起来" in wrong.stdout
    assert "│ squares" in wrong.stdout
    assert "tutor hint one" in wrong.stdout

    inside.answer(RIGHT)
    done = inside("check", "chapter01", "--json", "--seed", "3")
    assert done.returncode == 1  # “two” is not started
    found = json.loads(done.stdout)
    assert {key: found[key] for key in ("score", "points", "seed")} == {
        "score": 4, "points": 10, "seed": 3,
    }  # fmt: skip
    one, two = found["exercises"]
    assert (one["name"], one["chapter"], one["status"]) == ("one", "chapter01", "passed")
    assert [case["outcome"] for case in one["cases"]] == ["passed", "passed"]
    assert set(one["cases"][0]) >= {"name", "outcome", "score", "points", "message"}
    assert two["status"] == "not started"
    assert two["advice"] == []

    status = json.loads(inside("status", "--json").stdout)
    assert (status["score"], status["next"]) == (4, "two")
    assert inside("solution", "one").returncode == 0  # earned: no question
    tried = inside("try", "one", "--case", "any_length")
    assert tried.returncode == 0, tried.stderr


def test_watching_checks_again_at_a_save(inside):
    inside.answer(SUMS)
    log = inside.folder.parent / "log"
    with log.open("w") as stream:
        child = subprocess.Popen(
            inside.command("check", "one", "--watch"), cwd=inside.folder, env=inside.environment,
            stdout=stream, stderr=subprocess.STDOUT, start_new_session=True,
            # what runs in a shell's background ignores SIGINT, and so would what it starts
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )  # fmt: skip
    try:
        _wait_for(lambda: log.read_text().count("Watching") == 1, child)
        assert "✗ wrong" in log.read_text()
        inside.answer(RIGHT)
        _wait_for(lambda: log.read_text().count("Watching") == 2, child)
        assert "4 of 4 points" in log.read_text()
        os.kill(child.pid, signal.SIGINT)
        assert child.wait(timeout=30) == 0
    finally:
        child.kill()
        child.wait()
    assert "Traceback" not in log.read_text()


def _wait_for(condition, child):
    end = time.monotonic() + 120
    while not condition():
        assert child.poll() is None, "the program ended"
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.1)
