# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A pump over a socket pair, and the server's end of it."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from tests.vnc.pumped import DEADLINE_S, Owner, Stream
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.vnc.pump import Pump


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    theirs.settimeout(DEADLINE_S)
    yield ours, theirs
    ours.close()
    theirs.close()


@pytest.fixture
def server(ends) -> socket.socket:
    return ends[1]


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def pump(ends, owner) -> Iterator[Pump]:
    owner.pump = Pump(lambda: Stream(ends[0]), owner.wake, link=Link.LAN)
    yield owner.pump
    assert owner.pump.stop(DEADLINE_S)
