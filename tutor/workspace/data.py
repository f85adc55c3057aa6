"""Where data sets are."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

VARIABLE = "TUTOR_DATA"


def data_folder(option: Path | None = None) -> Path:
    """The folder of data sets: `--data`, else $TUTOR_DATA, else the user's own; may not exist."""
    if option is not None:
        return option.expanduser().resolve()
    from_environment = os.environ.get(VARIABLE)
    if from_environment:
        return Path(from_environment).expanduser().resolve()
    return platformdirs.user_data_path("tutor", appauthor=False) / "data"


def data_sets(folder: Path) -> tuple[str, ...]:
    """The names of the data sets that are there: each is a folder."""
    try:
        return tuple(
            sorted(each.name for each in folder.iterdir() if each.is_dir() and each.name[0] != ".")
        )
    except OSError:
        return ()
