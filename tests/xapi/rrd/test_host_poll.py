# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a host is asked next: never more than is new, and always in the host's own time."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from xapi.rrd.answers import NOW, updates

from xolite_desktop.xapi.rrd.host_poll import (
    LONGEST_DELAY_S,
    WINDOW_S,
    Ask,
    HostPoll,
    host_rrd_target,
    updates_target,
    vm_rrd_target,
)


def _poll(now: int = NOW) -> HostPoll:
    """One that knows the time of its host."""
    poll = HostPoll(lambda: 1.0)
    ask = poll.next_ask(whole=True)
    assert ask.probe
    assert not poll.receive(ask, updates([], [], end=now))
    return poll


def _answer(poll: HostPoll, ask: Ask, *times: int, step: int = 5, end: int | None = None) -> bool:
    return poll.receive(ask, updates([(time, []) for time in times], [], step=step, end=end))


def test_first_the_time_of_the_host_is_asked_for_then_all_there_is() -> None:
    poll = HostPoll()
    ask = poll.next_ask(whole=True)
    assert ask == Ask(1 << 34, probe=True, whole=False)
    assert not _answer(poll, ask, end=NOW)
    assert poll.delay_s(ask) == 0
    assert poll.next_ask(whole=True) == Ask(NOW - WINDOW_S, probe=False, whole=True)


def test_later_a_little_more_than_what_is_new() -> None:
    poll = _poll()
    ask = poll.next_ask(whole=True)
    assert _answer(poll, ask, NOW - 5, NOW)
    assert poll.delay_s(ask) == 5.0
    assert poll.next_ask(whole=False) == Ask(NOW - 10, probe=False, whole=False)


def test_after_a_long_silence_coarse_rows_lead_back_to_fine_ones() -> None:
    poll = _poll()
    ask = poll.next_ask(whole=False)
    later = NOW + 5_000
    minute = later - later % 60
    assert not _answer(poll, ask, minute, step=60)
    assert poll.delay_s(ask) == 0
    ask = poll.next_ask(whole=True)
    assert ask == Ask(minute - 10, probe=False, whole=False)
    assert _answer(poll, ask, later)
    assert poll.next_ask(whole=True).start_s == later - WINDOW_S


def test_a_host_that_gives_only_coarse_rows_is_not_asked_in_a_loop() -> None:
    poll = _poll()
    delays = []
    for _ in range(12):
        ask = poll.next_ask(whole=True)
        _answer(poll, ask, NOW, step=3_600)
        delays.append(poll.delay_s(ask))
    assert delays.count(0.0) <= 9
    assert delays.count(5.0) >= 2


def test_a_clock_that_was_set_back_is_noticed_by_the_end() -> None:
    poll = _poll()
    ask = poll.next_ask(whole=False)
    assert not _answer(poll, ask, end=NOW - 9_000)
    assert poll.next_ask(whole=False).start_s == NOW - 9_010


def test_answers_without_rows_lead_to_asking_for_the_time_again() -> None:
    poll = _poll()
    for _ in range(3):
        ask = poll.next_ask(whole=False)
        assert not ask.probe
        assert not _answer(poll, ask, end=NOW)
        assert poll.delay_s(ask) == 5.0
    assert poll.next_ask(whole=False).probe


def test_a_host_that_believes_in_the_far_future_counts_as_failing() -> None:
    poll = HostPoll(lambda: 1.0)
    ask = poll.next_ask(whole=False)
    assert not _answer(poll, ask, end=1 << 35)
    assert poll.delay_s(ask) == 5.0
    assert poll.next_ask(whole=False).probe


def test_failures_are_followed_by_longer_and_longer_pauses() -> None:
    poll = _poll()
    ask = poll.next_ask(whole=False)
    delays = []
    for _ in range(6):
        poll.fail()
        delays.append(poll.delay_s(ask))
    assert delays == [5.0, 10.0, 20.0, 40.0, LONGEST_DELAY_S, LONGEST_DELAY_S]
    assert _answer(poll, ask, NOW)
    assert poll.delay_s(ask) == 5.0


def _query(target: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(target).query, keep_blank_values=True)


@pytest.mark.parametrize(("vms", "said"), [([], ["none"]), (["u-1"], ["u-1"]), (["u-1", "u-2"], None)])
def test_a_host_is_asked_for_no_one_or_all_vms(vms: list[str], said: list[str] | None) -> None:
    query = _query(updates_target(NOW, "u-host", vms))
    assert query.pop("vm_uuid", None) == said
    assert query == {
        "start": [str(NOW)],
        "interval": ["5"],
        "cf": ["AVERAGE"],
        "host": ["true"],
        "json": ["true"],
        "host_uuid": ["u-host"],
    }


def test_the_request_fits_into_the_head_that_hosts_accept() -> None:
    uuid = "9d0bce78-d248-fdd0-2c65-21bffbfea788"
    assert len(updates_target(1 << 34, uuid, [uuid])) < 300


def test_archives_of_what_runs_and_of_what_does_not() -> None:
    assert _query(vm_rrd_target("u", runs=True)) == {"uuid": ["u"], "json": ["true"]}
    assert _query(vm_rrd_target("u", runs=False)) == {"rrd_unarchive": [""], "uuid": ["u"], "json": ["true"]}
    assert _query(host_rrd_target("h")) == {"json": ["true"], "host_uuid": ["h"]}


def test_a_uuid_from_a_record_cannot_add_to_the_request() -> None:
    assert _query(vm_rrd_target("u&x=1 HTTP/1.1\r\n", runs=True))["uuid"] == ["u&x=1 HTTP/1.1\r\n"]
