# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Draft`: an answer to /rrd_updates as it was written, before anybody has looked whether it makes sense."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """Seconds, legend entries, and (time, values) of each row, oldest first."""

    step: float
    end: float
    legend: Sequence[str]
    rows: Iterable[tuple[float, Sequence[float]]]
