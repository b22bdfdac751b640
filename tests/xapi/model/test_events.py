# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever happens in a pool and to the answers about it, in the end the cache is the pool.

200 sequences; with XOLITE_NIGHTLY=1 ten thousand of a hundred steps each.
"""

from __future__ import annotations

import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]
from hypothesis.stateful import run_state_machine_as_test
from xapi.model.clients import CoreClient, ModelClient, SubscriptionClient
from xapi.model.fields import CLASSES, POOL
from xapi.model.machine import FIRST, LATER, SEQUENCES, EventMachine
from xapi.model.model_server import FAIR, REMEMBERED, ModelServer

from xolite_desktop.xapi.events import reply_reader

MOST_ANSWERS = 8


class SubscriptionMachine(EventMachine):
    """The same with the real subscription."""

    def make_client(self) -> ModelClient:
        return SubscriptionClient(self.server, FIRST, LATER)


@pytest.fixture(autouse=True)
def _odd_fields_and_small_pieces(expected_log: ExpectedLog, monkeypatch: pytest.MonkeyPatch) -> None:
    expected_log.allow("a VM record has a field of another type")
    monkeypatch.setattr(reply_reader, "PIECE_BYTES", 512)


@pytest.mark.timeout(0)
def test_the_cores_end_with_what_the_server_has() -> None:
    run_state_machine_as_test(EventMachine, settings=SEQUENCES)


@pytest.mark.timeout(0)
def test_the_subscription_ends_with_what_the_server_has() -> None:
    run_state_machine_as_test(SubscriptionMachine, settings=SEQUENCES)


@pytest.mark.parametrize("make", [CoreClient, SubscriptionClient])
@pytest.mark.parametrize("number", [REMEMBERED[1], REMEMBERED[1] + 1, 3000])
def test_more_deletions_than_a_server_remembers_leave_no_ghost(make: type, number: int) -> None:
    server = ModelServer(CLASSES)
    server.put("pool", POOL, {"uuid": "u-pool"})
    for n in range(number):
        server.put("VDI", f"OpaqueRef:{n}", {"SR": "OpaqueRef:sr"})
    client: ModelClient = make(server, CLASSES)
    client.ask(FAIR)
    assert client.cache.count("VDI") == number
    for n in range(number):
        server.delete("VDI", f"OpaqueRef:{n}")
    server.put("VDI", "OpaqueRef:new", {})
    for _ in range(MOST_ANSWERS):
        client.ask(FAIR)
    assert set(client.cache.records("VDI")) == {"OpaqueRef:new"}
    assert server.whole_classes_read == (1 if number > REMEMBERED[1] else 0)
    client.close()
