# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What user data and network configurations may begin with, so that nobody begins with an empty page."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache

from xolite_desktop.paths import resource

USER_DATA = "user_data"
NETWORK_CONFIG = "network_config"


@dataclass(frozen=True)
class CloudStart:
    """A text to begin with; `kind` is USER_DATA or NETWORK_CONFIG."""

    kind: str
    title: str
    text: str


@lru_cache(maxsize=1)
def cloud_starts() -> tuple[CloudStart, ...]:
    """All of them, in order."""
    with resource("cloud_init.toml").open("rb") as file:
        table = tomllib.load(file)
    return tuple(
        CloudStart(each["kind"], each["title"], each["text"].lstrip("\n")) for each in table["start"]
    )
