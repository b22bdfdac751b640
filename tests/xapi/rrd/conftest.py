# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Recorded answers about statistics."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def recorded_text(recordings: Path) -> Callable[[str], str]:
    """The body of a recorded answer as it was sent, by the number of its file."""

    def body(number: str) -> str:
        (path,) = recordings.glob(f"{number}-*.json")
        return str(json.loads(path.read_text(encoding="utf-8"))["response"]["body"])

    return body


@pytest.fixture(scope="session")
def kept(golden: Path) -> dict[str, Any]:
    """The answers about statistics that are part of the repository."""
    content: dict[str, Any] = json.loads((golden / "xapi" / "rrd.json").read_text(encoding="utf-8"))
    return content
