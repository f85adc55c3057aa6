"""A thousand checks in a row, with what the grader holds: `python -m benchmarks.thousand_checks`.

Right, wrong and hostile submissions take turns, with a new text each time so that nothing is
remembered. Prints resident memory, open files, threads and processes every hundred checks; the
exit code is 1 where memory has grown by more than 5 % after the first hundred, or anything else.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import threading
from pathlib import Path

from tutor.course.reader import default_root, read_course
from tutor.grading.cache import RunCache
from tutor.grading.grader import Grader, Options

WRONG = "def {name}(*args):\n    return args[0]  # {number}\n"
HOSTILE = "import os\n\n\ndef {name}(*args):\n    os._exit({number} % 2)\n"


def _held() -> tuple[float, int, int]:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    megabytes = pages * os.sysconf("SC_PAGESIZE") / 2**20
    return megabytes, len(os.listdir("/proc/self/fd")), threading.active_count()


def main() -> int:
    """Check, print, and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checks", type=int, default=1000)
    parser.add_argument("--exercise", default="corr2d")
    asked = parser.parse_args()
    course = read_course(default_root())
    exercise = course.exercise(asked.exercise)
    right = exercise.reference.read_text()
    kept = []
    print("| checks | resident, MB | open files | threads |\n| ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        grader = Grader(course, cache=RunCache(Path(folder) / "runs"))
        file = Path(folder) / f"{exercise.name}.py"
        for number in range(1, asked.checks + 1):
            text = (right + "# {number}\n", WRONG, HOSTILE)[number % 3]
            file.write_text(text.replace("{name}", exercise.name).replace("{number}", str(number)))
            session = grader.session(exercise, file, Options())
            list(session.run())
            session.report()
            if number % 100 == 0:
                kept.append(_held())
                memory, files, threads = kept[-1]
                print(f"| {number} | {memory:.0f} | {files} | {threads} |", flush=True)
        grader.close()
    flat = kept[-1][0] <= 1.05 * kept[0][0] and kept[-1][1:] == kept[0][1:]
    print("flat" if flat else "not flat")
    return 0 if flat else 1


if __name__ == "__main__":
    raise SystemExit(main())
