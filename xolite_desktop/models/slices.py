# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Long work in slices, so that the window stays awake."""

from __future__ import annotations

import time
from collections.abc import Iterator


def advance(work: Iterator[object], most_ms: float) -> bool:
    """Go on with `work` for about so long; True when it has ended."""
    until = time.perf_counter() + most_ms / 1000
    return all(time.perf_counter() < until for _ in work)
