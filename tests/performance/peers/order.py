# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a peer is asked to do: given as JSON in its first argument, answered with one line of JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.performance.meters import Figures, Orders


@dataclass(frozen=True)
class Order:
    """Load the pool; if `live_s` is not 0, apply bursts, follow changes for so long, and idle."""

    url: str
    user: str
    password: str
    certificate: str
    classes: list[str]
    live_s: float = 0.0
    rate: float = 1000.0
    idle_s: float = 10.0
    bursts: int = 5
    burst_size: int = 1000

    @classmethod
    def given(cls) -> Order:
        return cls(**json.loads(sys.argv[1]))

    @property
    def text(self) -> str:
        return json.dumps(asdict(self))

    def server(self) -> Orders:
        return Orders(self.url, Path(self.certificate))


def report(figures: Figures) -> None:
    """The last line of a peer."""
    print(json.dumps(figures), flush=True)
