"""Seeds that nobody can guess. Light: imports no torch."""

from __future__ import annotations

import secrets

FRESH_SEEDS = 1 << 32
"""Fresh seeds start here, and reach so far that nobody finds one by trying."""


def fresh_seed() -> int:
    """A seed drawn at random; a number that JSON's readers keep exact."""
    return FRESH_SEEDS + secrets.randbelow(1 << 52)
