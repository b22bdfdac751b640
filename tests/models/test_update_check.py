# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The update check: off it asks nobody, on it asks once a day, and what does not work bothers nobody."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from helpers.destinations import Destinations
from helpers.person import until
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.update_check import UpdateCheck
from xolite_desktop.xapi.errors import ProtocolError


class Asking:
    """Stands for the index: what it says, and how often it was asked."""

    def __init__(self) -> None:
        self.times = 0
        self.says: str | ProtocolError = "99.1"
        self.today = date(2026, 1, 1)

    async def ask(self) -> str:
        self.times += 1
        if isinstance(self.says, ProtocolError):
            raise self.says
        return self.says


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path)


@pytest.fixture
def asking() -> Asking:
    return Asking()


def _check(settings: Settings, asking: Asking) -> UpdateCheck:
    return UpdateCheck(settings, asking.ask, lambda: asking.today)


async def test_off_which_is_the_default_nobody_is_asked(settings: Settings) -> None:
    destinations = Destinations()
    check = UpdateCheck(settings)
    check.begin()
    check.look()
    await asyncio.sleep(0)
    await check.close()
    destinations.end()
    assert destinations.seen == set()
    assert check.newest == ""


async def test_on_it_is_asked_once_a_day_and_remembered(settings: Settings, asking: Asking) -> None:
    check = _check(settings, asking)
    settings.set_value("updates.check", True)
    await until(lambda: check.newest == "99.1", check.changed)
    check.look()
    assert asking.times == 1
    asking.today, asking.says = date(2026, 1, 2), "99.2"
    check.look()
    await until(lambda: check.newest == "99.2", check.changed)
    await check.close()
    again = _check(settings, asking)
    again.look()
    assert (again.newest, asking.times) == ("99.2", 2), "the next start knows it without asking"
    settings.set_value("updates.check", False)
    assert again.newest == "", "who does not want to know is not told"
    await again.close()


async def test_what_is_no_newer_version_is_not_told(settings: Settings, asking: Asking) -> None:
    asking.says = "0.0.1"
    check = _check(settings, asking)
    settings.set_value("updates.check", True)
    await until(lambda: settings.text("updates.newest"), settings.changed)
    assert check.newest == ""
    await check.close()


async def test_what_does_not_work_is_not_told_and_tried_the_next_day(
    settings: Settings, asking: Asking
) -> None:
    asking.says = ProtocolError(None, "asking", "nonsense")
    check = _check(settings, asking)
    settings.set_value("updates.check", True)
    while not asking.times:
        await asyncio.sleep(0)
    assert check.newest == ""
    check.look()
    assert asking.times == 1
    await check.close()
