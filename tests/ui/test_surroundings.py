# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the system says of sleep and networks reaches every connection, once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtNetwork import QNetworkInformation

from helpers.person import until
from xolite_desktop.ui import surroundings
from xolite_desktop.ui.surroundings import Surroundings

Reachability = QNetworkInformation.Reachability


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def listening(heard: list[str], monkeypatch: pytest.MonkeyPatch) -> Surroundings:
    monkeypatch.setattr(surroundings, "SETTLE_MS", 0)
    monkeypatch.setattr(QNetworkInformation, "loadBackendByFeatures", lambda *_: False)
    connections = [SimpleNamespace(doubt=lambda name=name: heard.append(name)) for name in ("one", "two")]
    sign_ins: Any = SimpleNamespace(connections=connections)
    return Surroundings(sign_ins)


async def test_after_a_sleep_every_connection_is_asked(listening: Surroundings, heard: list[str]) -> None:
    listening.sleep.woke.emit(60.0)
    assert heard == ["one", "two"]


async def test_a_network_that_comes_in_steps_is_one_change_and_one_that_goes_is_none(
    listening: Surroundings, heard: list[str]
) -> None:
    listening.on_reachability(Reachability.Disconnected)
    for step in (Reachability.Local, Reachability.Site, Reachability.Online):
        listening.on_reachability(step)
    assert heard == []
    await until(lambda: heard, listening._settle.timeout)
    assert heard == ["one", "two"]
