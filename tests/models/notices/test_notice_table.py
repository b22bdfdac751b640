# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of messages follow the pool by the smallest changes, and ten thousand are built in slices."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPersistentModelIndex

from xolite_desktop.models.alarm_count import AlarmCount
from xolite_desktop.models.notices.notice import Severity
from xolite_desktop.models.notices.notice_filter import NoticeFilter, wire_date
from xolite_desktop.models.notices.notice_lines import lines
from xolite_desktop.models.notices.notice_table import NoticeTable
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.refs import Ref

NOW = datetime(2026, 11, 22, 14, 30, tzinfo=UTC)


def note(pool, ref: str, minute: int = 0, vm: str = "gitlab", **fields) -> None:
    uuid = pool.cache.vm(vm).uuid
    values = {"name": "VM_STARTED", "priority": 5, "cls": "VM", "obj_uuid": uuid}
    values["timestamp"] = f"20261122T14:{minute:02}:00Z"
    pool.apply(Change("message", Ref(ref), Message(**{**values, **fields})))


@pytest.fixture
def table(pool, judged):
    note(pool, "m1", 5)
    note(pool, "m2", 10, name="VM_CRASHED", priority=2, vm="web-2")
    made = NoticeTable(pool.store, now=lambda: NOW)
    judged(made)
    made.rebuild()
    finish(made)
    return made


def finish(table: NoticeTable) -> None:
    while table.is_building:
        table._go_on()


def shown(table: NoticeTable) -> list[str]:
    return list(table.refs)


def test_the_newest_is_first(table):
    assert shown(table) == ["m2", "m1"]
    texts = [table.data(table.index(0, column)) for column in range(4)]
    assert texts == ["Serious", "web-2 crashed", "web-2", "20 min ago"]


def test_rows_come_and_go_with_the_pool(table, pool):
    note(pool, "m3", 7)
    assert shown(table) == ["m2", "m3", "m1"]
    pool.remove("message", "m2")
    assert shown(table) == ["m3", "m1"]


def test_filters_by_severity_kind_age_and_words(table, pool):
    nfs = pool.cache.sr("nfs").uuid
    note(pool, "m4", name="ALARM", priority=3, cls="SR", timestamp="20261121T00:00:00Z", obj_uuid=nfs)
    for wanted, refs in (
        (NoticeFilter(frozenset({Severity.SERIOUS})), ["m2"]),
        (NoticeFilter(cls="SR"), ["m4"]),
        (NoticeFilter(since=wire_date(NOW.replace(minute=8))), ["m2"]),
        (NoticeFilter(words=("web", "crash")), ["m2"]),
        (NoticeFilter(words=("nothing",)), []),
        (NoticeFilter(), ["m2", "m1", "m4"]),
    ):
        table.set_filter(wanted)
        finish(table)
        assert shown(table) == refs
    table.set_filter(NoticeFilter(frozenset({Severity.SERIOUS})))
    finish(table)
    note(pool, "m5", 20)
    assert shown(table) == ["m2"]


def test_about_one_object(table, pool):
    table.show_about(pool.cache.vm("web-2").uuid)
    finish(table)
    assert shown(table) == ["m2"]
    note(pool, "m6", 11, vm="web-2")
    note(pool, "m7", 12)
    assert shown(table) == ["m6", "m2"]


def test_a_renamed_object_is_shown_by_its_new_name(table, pool):
    assert table.notice(0).object_name == "web-2"
    pool.change("VM", "web-2", name_label="web-two")
    table._renamed.flush()
    assert table.notice(0).object_name == "web-two"


def test_random_changes_leave_what_the_pool_has(table, pool):
    chance = random.Random(4)
    for number in range(300):
        there = list(pool.cache.records("message"))
        if there and chance.random() < 0.45:
            pool.remove("message", chance.choice(there))
        else:
            note(pool, f"r{number}", chance.randrange(60), priority=chance.randrange(1, 6))
        if number % 50 == 0:
            table.set_filter(NoticeFilter(frozenset(chance.sample(list(Severity), 3))))
            finish(table)
    wanted = {
        ref
        for ref, message in pool.cache.of(Message, "message").items()
        if message.priority in table.filter.severities
    }
    assert set(shown(table)) == wanted
    assert [table.notice(row).when for row in range(table.rowCount())] == sorted(
        (table.notice(row).when for row in range(table.rowCount())), reverse=True
    )


def test_ten_thousand_are_built_in_slices(pool):
    uuid = pool.cache.vm("gitlab").uuid
    messages = [
        Change("message", Ref(f"m{n}"), Message(name="VM_STARTED", priority=n % 5 + 1, cls="VM", obj_uuid=uuid,
               timestamp=f"20261122T14:{n % 60:02}:00Z", body="VM 'gitlab' started"))
        for n in range(10_000)
    ]  # fmt: skip
    pool.store.cache.apply(messages)
    table = NoticeTable(pool.store, now=lambda: NOW)
    slices = []
    table.set_filter(NoticeFilter(words=("gitlab",)))
    while table.is_building:
        started = time.thread_time()
        table._go_on()
        slices.append(time.thread_time() - started)
    assert table.message_count == 10_000
    assert table.rowCount() == 2_004  # events, and alarms of four severities
    assert len(slices) > 3
    assert sum(duration > 0.05 for duration in slices) == 0


def test_alarms_are_counted_and_events_are_not(pool):
    counted = AlarmCount(pool.store)
    assert (counted.number, counted.is_grave) == (0, False)
    note(pool, "m1")
    note(pool, "m2", priority=3)
    counted.refresh()
    assert (counted.number, counted.is_grave) == (1, False)
    note(pool, "m3", priority=1)
    counted.refresh()
    assert (counted.number, counted.is_grave) == (2, True)
    pool.remove("message", "m3")
    counted._soon.flush()
    assert (counted.number, counted.is_grave) == (1, False)


ALARM = '<config><variable><name value="{measure}"/></variable></config>'


def alarm(pool, ref: str, minute: int, measure: str = "cpu_usage", vm: str = "gitlab") -> None:
    note(pool, ref, minute, vm, name="ALARM", priority=3, body=ALARM.format(measure=measure))


def rows(table: NoticeTable) -> list[tuple[str, str]]:
    return [(table.index(row, 1).data(), table.index(row, 3).data()) for row in range(table.rowCount())]


def test_equal_alarms_share_a_row_that_says_how_often_and_when_last(table, pool):
    for minute in (1, 6, 20):
        alarm(pool, f"a{minute}", minute)
    assert [when for _, when in rows(table)] == ["last 10 min ago", "20 min ago", "25 min ago"]
    assert rows(table)[0][0].endswith(" ×3")
    assert table.refs_of(0) == ["a20", "a6", "a1"]
    assert shown(table) == ["a20", "a6", "a1", "m2", "m1"]
    assert (table.rowCount(), table.message_count) == (3, 5)
    written = list(lines(table))
    assert len(written) == 5
    assert not any(line is not None and "×" in line[2] for line in written), "in a file each stands by itself"


def test_another_measure_or_object_or_an_event_has_its_own_row(table, pool):
    alarm(pool, "a1", 1)
    alarm(pool, "a2", 2, measure="memory_free_kib")
    alarm(pool, "a3", 3, vm="web-2")
    note(pool, "e4", 4)
    assert table.rowCount() == 6  # events are a history


def test_a_row_moves_with_its_newest_message_and_keeps_the_selection(table, pool, qtbot):
    resets: list[int] = []
    table.modelReset.connect(lambda: resets.append(1))
    alarm(pool, "old", 1)
    kept = QPersistentModelIndex(table.index(2, 0))
    assert table.notice(kept.row()).ref == "old"
    alarm(pool, "new", 25)
    assert kept.row() == 0
    assert table.refs_of(0) == ["new", "old"]
    pool.remove("message", "new")
    assert kept.row() == 2
    assert table.refs_of(2) == ["old"]
    pool.remove("message", "old")
    assert not kept.isValid()
    assert resets == []


def test_random_alarms_are_grouped_as_if_built_anew(table, pool):
    chance = random.Random(8)
    for number in range(200):
        there = list(pool.cache.records("message"))
        if there and chance.random() < 0.45:
            pool.remove("message", chance.choice(there))
        else:
            alarm(
                pool,
                f"r{number}",
                chance.randrange(60),
                chance.choice(("a", "b")),
                chance.choice(("gitlab", "web-2")),
            )
        fresh = NoticeTable(pool.store, now=lambda: NOW)
        fresh.rebuild()
        finish(fresh)
        assert rows(table) == rows(fresh)
        assert shown(table) == shown(fresh)
