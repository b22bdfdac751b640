# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How deletions can be lost twice, and found all the same: what the machines found first, each by itself."""

from __future__ import annotations

import pytest
from xapi.model.clients import CoreClient, ModelClient, SubscriptionClient
from xapi.model.fields import CLASSES, POOL
from xapi.model.model_server import FAIR, ModelServer, Weather

MOST_ANSWERS = 12
makes = pytest.mark.parametrize("make", [CoreClient, SubscriptionClient])


def _pool(disks: int) -> ModelServer:
    server = ModelServer(CLASSES)
    server.put("pool", POOL, {"uuid": "u-pool"})
    for number in range(disks):
        server.put("VDI", f"OpaqueRef:{number}", {})
    return server


def _held_in_the_end(client: ModelClient, *, close: bool = True) -> int:
    for _ in range(MOST_ANSWERS):
        client.ask(FAIR)
    if close:
        client.close()
    return client.cache.count("VDI")


@makes
def test_deletions_lost_while_a_class_is_read_anew_leave_no_ghost(make: type) -> None:
    """An SR with thousands of disks is forgotten over a slow line: deletions are lost twice."""
    server = _pool(2000)
    client: ModelClient = make(server, CLASSES)
    client.ask(FAIR)
    for number in range(1000):
        server.delete("VDI", f"OpaqueRef:{number}")
    while not server.whole_classes_read:
        client.ask(FAIR)
    for number in range(1000, 2000):
        server.delete("VDI", f"OpaqueRef:{number}")
    assert _held_in_the_end(client) == 0


@makes
def test_counts_that_were_wrong_for_a_while_hide_no_loss_of_as_many(make: type) -> None:
    server = _pool(600)
    client: ModelClient = make(server, CLASSES)
    client.ask(FAIR)
    for _ in range(4):  # believed at the second, read anew, tolerated at the last
        client.ask(Weather(miscounted={"VDI": -257}))
    for number in range(513):  # of which the server forgets the first 257
        server.delete("VDI", f"OpaqueRef:{number}")
    assert _held_in_the_end(client) == 87


@makes
def test_what_came_just_before_a_class_was_read_and_went_just_after_leaves_no_ghost(make: type) -> None:
    """A server tells no deletion of what was made after the token, but the reading has shown it. Tasks live like that."""
    server = _pool(1)
    client: ModelClient = make(server, CLASSES)
    client.ask(FAIR)
    for _ in range(2):
        client.ask(Weather(miscounted={"VDI": -1}))
    server.put("VDI", "OpaqueRef:brief", {})
    client.ask(FAIR)
    assert server.whole_classes_read
    server.delete("VDI", "OpaqueRef:brief")
    assert _held_in_the_end(client) == 1


@makes
def test_how_a_server_counts_is_learned_from_the_first_answer(make: type) -> None:
    """It shows everything and counts it at the same moment; waiting for a second one lets a loss hide behind it."""
    server = _pool(2)
    server.remembered = (0, 0)
    server.skew["VDI"] = 1
    client: ModelClient = make(server, CLASSES)
    client.ask(FAIR)
    server.delete("VDI", "OpaqueRef:1")
    assert _held_in_the_end(client) == 1
