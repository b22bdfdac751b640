# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""For which hosts updates wait: by the records, and by what hosts answered."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from xolite_desktop.models.alarm_count import AlarmCount
from xolite_desktop.models.attention import updates_in_words
from xolite_desktop.xapi.plans.updates import Package
from xolite_desktop.xapi.refs import Ref

KERNEL, XEN = Package("kernel", "4.19", "1"), Package("xen-tools", "4.17", "2")
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_hosts_wait_by_what_the_pool_says_until_they_answer_themselves(pool: Any) -> None:
    known = pool.store.updates
    pool.change("host", "h1", latest_synced_updates_applied="no")
    pool.change("host", "h2", pending_guidances=("reboot_host",))
    assert (known.lacking(), known.waiting()) == (["h1"], ["h1", "h2"])
    known.learn(Ref("h1"), ())
    known.learn(Ref("h3"), (KERNEL,))
    assert known.waiting() == ["h2", "h3"]


def test_a_dismissed_package_counts_again_in_another_version_or_when_restored(pool: Any) -> None:
    known, alarms = pool.store.updates, AlarmCount(pool.store, now=lambda: NOW)
    known.learn(Ref("h1"), (KERNEL, XEN))
    alarms.refresh()
    assert alarms.updates == 1
    known.dismiss([KERNEL, XEN])
    alarms.refresh()
    assert (known.lacking(), known.dismissed_count, alarms.updates) == ([], 2, 0)
    known.learn(Ref("h1"), (KERNEL, Package("xen-tools", "4.17", "3")))
    assert known.lacking() == ["h1"]
    known.learn(Ref("h1"), (KERNEL,))
    known.restore()
    assert known.lacking() == ["h1"]
    assert updates_in_words(pool.store)[0] == "1 of 3 hosts"


def test_the_answer_of_a_host_that_was_updated_counts_no_more(pool: Any) -> None:
    known = pool.store.updates
    known.learn(Ref("h1"), (KERNEL,))
    known.forget([Ref("h1"), Ref("h2")])
    assert known.lacking() == []
