# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tables' figures of the moment: asked for while somebody looks, of the hosts that are needed, and of no other."""

from __future__ import annotations

from math import isnan
from typing import Any

import pytest
from models.conftest import happened

from xolite_desktop.models.charts.pulse_feed import PulseFeed
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.tables.needed_hosts import needed_hosts
from xolite_desktop.xapi.refs import Ref


def ref_of(connection: Connection, cls: str, name: str) -> Ref:
    records = connection.store.cache.records(cls)
    return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)


async def test_vms_and_their_host_have_figures_while_somebody_looks(live: Connection) -> None:
    feed, pulse = PulseFeed(live), live.store.pulse
    vm, host = ref_of(live, "VM", "postgres-primary"), ref_of(live, "host", "xcp-01")
    feed.look("me", lambda: needed_hosts(live.store, [vm]))
    feed.look("another", lambda: [host])
    await happened(pulse.beat, lambda *_: not isnan(pulse.of(vm).cpu))
    assert 0 < pulse.of(vm).cpu <= 1
    assert pulse.of(vm).network > 0
    assert 0 < pulse.of(host).cpu <= 1
    assert isnan(pulse.of(ref_of(live, "host", "xcp-02")).cpu)
    feed.rest("me")
    assert feed.is_looking
    feed.rest("another")
    feed.rest("nobody")
    assert not feed.is_looking
    assert isnan(pulse.of(vm).cpu)


async def test_a_round_asks_each_host_once(live: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def newest(host: str) -> Any:
        asked.append(host)
        return {}

    assert live.figures is not None
    monkeypatch.setattr(live.figures, "newest", newest)
    feed, hosts = PulseFeed(live), tuple(live.store.cache.records("host"))
    feed.look("me", lambda: hosts)
    for _ in range(5):
        await happened(live.store.pulse.beat)
        feed._ask_next()
    await happened(live.store.pulse.beat)
    assert asked == [*hosts, *hosts]
    feed.rest("me")


async def test_a_host_that_gives_no_figures_is_not_known(
    live: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed, pulse = PulseFeed(live), live.store.pulse
    host = ref_of(live, "host", "xcp-01")
    feed.look("me", lambda: [host])
    await happened(pulse.beat, lambda *_: not isnan(pulse.of(host).cpu))
    assert live.figures is not None
    monkeypatch.setattr(live.figures, "_endpoint_of", lambda _: None)
    feed._ask_next()
    await happened(pulse.beat)
    assert isnan(pulse.of(host).cpu)
    feed.rest("me")


def test_rows_say_which_hosts_are_needed(pool: Any) -> None:
    rows = [Ref("web-2"), Ref("erp"), Ref("h2"), Ref("gone")]
    residence = pool.cache.vm("web-2").resident_on
    assert set(needed_hosts(pool.store, rows)) == {residence, "h2"}
    many = [Ref(str(number)) for number in range(600)]
    assert set(needed_hosts(pool.store, many)) == set(pool.cache.records("host"))
