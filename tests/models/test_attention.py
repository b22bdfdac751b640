# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What wants attention on the dashboard."""

from __future__ import annotations

from datetime import UTC, datetime

from xolite_desktop.models.alarm_count import AlarmCount
from xolite_desktop.models.attention import newest_alarms
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.access import Certificate
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.refs import Ref

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


def alarm(pool, ref: str, minute: int, vm: str = "gitlab", priority: int = 3) -> None:
    uuid = pool.cache.vm(vm).uuid
    body = '<variable><name value="cpu_usage"/></variable>'
    taken = f"20261122T14:{minute:02}:00Z"
    message = Message(
        name="ALARM", priority=priority, cls="VM", obj_uuid=uuid, timestamp=taken, body=body, uuid=ref
    )
    pool.apply(Change("message", Ref(ref), message))


def test_equal_alarms_take_one_line_so_that_others_are_seen(pool) -> None:
    for minute in range(12):
        alarm(pool, f"a{minute}", minute)
    alarm(pool, "other", 3, vm="web-2")
    alarm(pool, "event", 20, priority=5)
    lines, number = newest_alarms(pool.store, 3, NOW)
    assert number == AlarmCount(pool.store, now=lambda: NOW).number == 2
    assert [(line.name, line.what, line.when) for line in lines] == [
        ("gitlab", "Processors busy for long ×12", "19 min ago"),
        ("web-2", "Processors busy for long", "27 min ago"),
    ]


def test_certificates_that_end_within_a_month_come_first(pool) -> None:
    for number, (host, ends, kind) in enumerate(
        (
            ("h1", "20261212T00:00:00Z", "host"),
            ("h2", "20261101T00:00:00Z", "host"),
            ("h1", "20261101T00:00:00Z", "host_internal"),
            ("h1", "20281101T00:00:00Z", "host"),
        )
    ):
        record = Certificate(type=kind, host=Ref(host), not_after=ends)
        pool.apply(Change("Certificate", Ref(f"c{number}"), record))
    message = Message(name="HOST_SERVER_CERTIFICATE_EXPIRING_30", priority=3, cls="Host", uuid="m")
    pool.apply(Change("message", Ref("m"), message))
    alarm(pool, "a", 3)
    lines, number = newest_alarms(pool.store, 2, NOW)
    assert number == AlarmCount(pool.store, now=lambda: NOW).number == 3
    assert [(line.ref, line.what) for line in lines] == [
        ("h2", "Certificate has expired"),
        ("h1", "Certificate expires in 19 days"),
    ]
