# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A machine, its power switch and its viewer for the tests of guest programs."""

import asyncio
from collections.abc import Sequence
from typing import Any

from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.program import Machine

NOW = 1_795_356_000.0


def machine(**fields: Any) -> Machine:
    """A Debian VM that booted an hour before NOW, or what the fields say."""
    known: dict[str, Any] = {
        "name": "web-frontend-01",
        "system": "Debian GNU/Linux 12 (bookworm)",
        "distro": "debian",
        "kernel": "6.1.0-37-amd64",
        "vcpus": 4,
        "memory_bytes": 8 << 30,
        "address": "10.0.12.31",
        "booted_at": NOW - 3600,
    }
    return Machine(**(known | fields))


def clock() -> HandClock:
    return HandClock(NOW)


async def turns(count: int = 60) -> None:
    """Lets everybody have that many turns of the loop."""
    for _ in range(count):
        await asyncio.sleep(0)


async def wind(time: HandClock, seconds: float) -> None:
    """Winds the clock, on whose loop we are, and lets everybody act who is due."""
    await turns(5)
    target = time.now() + seconds
    time.advance(seconds)
    for _ in range(20_000):
        if time.now() >= target:
            break
        await asyncio.sleep(0)
    await turns()


class Switch:
    """Notes what a guest did to its own VM."""

    def __init__(self) -> None:
        self.used: list[str] = []

    def reboot(self) -> None:
        self.used.append("reboot")

    def halt(self) -> None:
        self.used.append("halt")


class Watcher:
    """A viewer that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def painted(self, x: int, y: int, width: int, height: int) -> None:
        self.told.append(("painted", x, y, width, height))

    def scrolled(self, lines: int, changed_bands: Sequence[int]) -> None:
        self.told.append(("scrolled", lines, list(changed_bands)))

    def resized(self) -> None:
        self.told.append(("resized",))

    def dismissed(self) -> None:
        self.told.append(("dismissed",))
