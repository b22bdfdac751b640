# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Bars of load live on while nothing but the tree is looked at, and cost nothing where others ask already."""

from __future__ import annotations

from math import isnan
from typing import Any

import pytest

from xolite_desktop.models.charts.load_feed import LoadFeed, pace_s
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.loads import KEPT_S
from xolite_desktop.xapi.refs import Ref


def ref_of(connection: Connection, cls: str, name: str) -> Ref:
    records = connection.store.cache.records(cls)
    return next(ref for ref, record in records.items() if getattr(record, "name_label", "") == name)


class Clock:
    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock(live: Connection, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Ours and the loads', moved by hand."""
    clock = Clock()
    monkeypatch.setattr(live.store.loads, "_now", clock)
    return clock


@pytest.fixture
def asked(live: Connection, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hosts that are asked, which answer truly."""
    asked, figures = list[str](), live.figures
    assert figures is not None
    newest = figures.newest

    async def note(host: Ref) -> Any:
        asked.append(host)
        return await newest(host)

    monkeypatch.setattr(figures, "newest", note)
    return asked


async def turn(feed: LoadFeed) -> None:
    feed.take_turn()
    assert feed._asking is not None
    await feed._asking


async def test_hosts_of_what_is_in_sight_are_asked_in_turn_and_again_when_it_is_old(
    live: Connection, clock: Clock, asked: list[str]
) -> None:
    loads, pace = live.store.loads, pace_s(3)
    vm, host, halted = (
        ref_of(live, *each) for each in (("VM", "postgres-primary"), ("host", "xcp-02"), ("VM", "old-jira"))
    )
    feed = LoadFeed(live, lambda: [vm, host, halted, Ref("templates")], now=clock)
    for _ in range(2):
        await turn(feed)
    feed.take_turn()
    first = set(asked)
    assert first == {ref_of(live, "host", "xcp-01"), host}
    assert len(asked) == 2
    assert not isnan(loads.of(vm))
    assert not isnan(loads.of(host))
    clock.now_s += pace
    await turn(feed)
    assert len(asked) == 3


async def test_what_others_have_asked_for_is_not_asked_again(
    live: Connection, clock: Clock, asked: list[str]
) -> None:
    host = ref_of(live, "host", "xcp-01")
    feed = LoadFeed(live, lambda: [host], now=clock)
    live.store.loads.take({host: 0.5})
    clock.now_s += pace_s(3) - 1
    feed.take_turn()
    assert asked == []


async def test_a_host_that_does_not_answer_is_left_alone_for_a_while(
    live: Connection, clock: Clock, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    host = ref_of(live, "host", "xcp-01")
    monkeypatch.setattr(live.figures, "_endpoint_of", lambda _: None)
    feed = LoadFeed(live, lambda: [host], now=clock)
    await turn(feed)
    clock.now_s += pace_s(3) - 1
    feed.take_turn()
    clock.now_s += 1
    await turn(feed)
    assert asked == [host, host]


def test_bars_are_never_older_than_they_are_kept() -> None:
    for hosts in (1, 3, 16, 64, 1000):
        assert 10 <= pace_s(hosts) + 10 < KEPT_S
