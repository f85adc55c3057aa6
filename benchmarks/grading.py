"""Everything that is measured of the grader, in one run: `python -m benchmarks.grading --out DIR`.

Writes `grading.md`, the tables of `warm_check`, `sandbox_layers` and `references`, and
`grading.svg`, a plot of where the time from a save to a verdict goes (needs `tutor[notebook]`).
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
from pathlib import Path

PARTS = ("warm_check", "sandbox_layers", "references")
_ROW = re.compile(r"^\| (?P<what>[^|]+) \| (?P<value>[\d.]+) \|", re.MULTILINE)


def _said(part: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{part}"], capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"benchmarks.{part} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout.strip()


def _rows(table: str) -> list[tuple[str, float]]:
    return [(row["what"].strip("` "), float(row["value"])) for row in _ROW.finditer(table)]


def _plot(tables: dict[str, str], file: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    whole, layers = tables["warm_check"].split("\n\n| layer", 1)
    panels = (
        ("from a command to its verdict, ms (logarithmic)", _rows(whole), True),
        ("where a warm check's time goes, ms", _rows(layers), False),
        ("a worker and its sandbox, ms", _rows(tables["sandbox_layers"]), False),
    )
    figure, axes = pyplot.subplots(len(panels), 1, figsize=(9, 11), layout="constrained")
    for axis, (title, rows, logarithmic) in zip(axes, panels, strict=True):
        names, values = zip(*reversed(rows), strict=True)
        bars = axis.barh(range(len(names)), values, color="#4c78a8")
        axis.set_yticks(range(len(names)), names, fontsize=8)
        axis.bar_label(bars, padding=3, fontsize=8)
        axis.set_title(title, loc="left", fontsize=10)
        if logarithmic:
            axis.set_xscale("log")
        axis.margins(x=0.12)
        axis.spines[["top", "right"]].set_visible(False)
    figure.savefig(file)


def main() -> None:
    """Run the parts one after another, so that they do not disturb each other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    if importlib.util.find_spec("matplotlib") is None:
        raise SystemExit("the plot needs matplotlib: uv sync --extra notebook")
    asked.out.mkdir(parents=True, exist_ok=True)
    tables = {}
    for part in PARTS:
        tables[part] = _said(part)
        print(f"\n## {part}\n\n{tables[part]}", flush=True)
    text = "\n".join(f"## {part}\n\n{table}\n" for part, table in tables.items())
    (asked.out / "grading.md").write_text(text, encoding="utf-8")
    _plot(tables, asked.out / "grading.svg")


if __name__ == "__main__":
    main()
