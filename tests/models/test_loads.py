# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How busy objects are, as long as somebody says so."""

from __future__ import annotations

from math import isnan, nan

from pytestqt.qtbot import QtBot

from xolite_desktop.models.loads import KEPT_S, Loads
from xolite_desktop.xapi.refs import Ref

WEB, DB = Ref("OpaqueRef:web"), Ref("OpaqueRef:db")


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_what_was_said_last_counts_until_it_is_old(application: object) -> None:
    clock = Clock()
    loads = Loads(now=clock)
    loads.take({WEB: 0.5, DB: nan})
    clock.now_s = KEPT_S - 1
    loads.take({WEB: nan})
    assert loads.of(WEB) == 0.5
    assert isnan(loads.of(DB))
    clock.now_s = KEPT_S + 1
    assert isnan(loads.of(WEB))
    loads._drop_old()
    assert loads._found == {}


def test_many_that_come_together_are_told_once(application: object, qtbot: QtBot) -> None:
    loads, told = Loads(), []
    loads.changed.connect(lambda: told.append(1))
    with qtbot.waitSignal(loads.changed):
        for number in range(200):
            loads.take({WEB: number / 200})
    assert told == [1]
    assert loads.of(WEB) == 199 / 200
