# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""PEM texts out of small files that a person chose."""

from __future__ import annotations

from pathlib import Path

from xolite_desktop.xapi.plans.problem import Problem

MOST_BYTES = 262_144
"""A chain of certificates is a few KiB."""


def read_pem(path: str, field: str) -> tuple[str, Problem | None]:
    """The text of a file, or why it cannot be; an empty path is an empty text."""
    if not path:
        return "", None
    try:
        with Path(path).expanduser().open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError) as error:
        return "", Problem(field, "FILE_UNREADABLE", (str(getattr(error, "strerror", "") or error),))
    if len(raw) > MOST_BYTES:
        return "", Problem(field, "FILE_TOO_LARGE", (str(MOST_BYTES),))
    try:
        return raw.decode("ascii"), None
    except UnicodeDecodeError:
        return "", Problem(field, "FILE_NOT_PEM")
