# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Messages become sentences, whoever wrote them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xolite_desktop.models.actions.all_actions import ALL_ACTIONS
from xolite_desktop.models.notices.alarm import parse_alarm
from xolite_desktop.models.notices.fixes import fixes_of
from xolite_desktop.models.notices.message_words import all_words, words_of
from xolite_desktop.models.notices.notice import Severity, body_text, is_alarm, notice_of
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.records.task import Message
from xolite_desktop.xapi.refs import Ref

ALARM = (
    'value: {value}\nconfig:\n<variable>\n\t<name value="{name}"/>\n'
    '\t<alarm_trigger_level value="{level}"/>\n\t<alarm_trigger_period value="600"/>\n</variable>\n'
)


def message(pool, **fields):
    fields.setdefault("obj_uuid", pool.cache.vm("gitlab").uuid)
    return Message(
        **{"name": "VM_STARTED", "priority": 5, "cls": "VM", "timestamp": "20261122T14:18:00Z"} | fields
    )


@pytest.mark.parametrize(
    ("name", "value", "level", "text"),
    [
        ("cpu_usage", 0.968, 0.95, "CPU usage 97 % over 95 % for 10 min"),
        ("memory_free_kib", 421888, 524288, "Free memory 412 MiB under 512 MiB for 10 min"),
        ("network_usage", 11534336, 10000000, "Network usage 11 MiB/s over 9.54 MiB/s for 10 min"),
        ("physical_utilisation", 0.91, 0.9, "Space used 91 % over 90 % for 10 min"),
        ("some_<b>thing", 3.14159, 3, "some <b>thing 3.14 over 3 for 10 min"),
    ],
)
def test_an_alarm_says_which_figure_and_which_limit(name, value, level, text):
    body = ALARM.format(value=value, name=name.replace("<", "&lt;"), level=level)
    alarm = parse_alarm(body)
    assert alarm is not None
    assert alarm.text == text


@pytest.mark.parametrize(
    "body",
    [
        "",
        "value: 1",
        "value: x\nconfig:\n<variable/>",
        "value: 1\nconfig:\n<variable>",
        "value: inf\nconfig:\n<variable/>",
        'value: 1\nconfig:\n<!DOCTYPE a [<!ENTITY b "c">]><variable>&b;</variable>',
        "value: 1\nconfig:\n" + "<a>" * 100,
    ],
)
def test_what_is_no_alarm_is_none(body):
    assert parse_alarm(body) is None


@given(st.text(max_size=200), st.floats(), st.text(max_size=60))
def test_no_body_breaks_it(name, value, rest):
    parse_alarm(f"value: {value}\nconfig:\n<variable><name value='{name}'/></variable>{rest}")
    parse_alarm(rest)
    assert len(body_text(rest * 100)) < 10_000


def test_a_message_has_the_name_of_its_object_and_leads_there(pool):
    notice = notice_of(pool.cache, Ref("m"), message(pool))
    assert notice.title == "gitlab started"
    assert notice.object_ref == "gitlab"
    assert notice.severity is Severity.EVENT
    assert not is_alarm(message(pool))
    assert is_alarm(message(pool, priority=4))


def test_an_object_that_is_gone_is_named_by_the_body_and_leads_nowhere(pool):
    body = "VM 'old' (uuid: f38b807d-444e-4bd6-b7a0-0d39a1f2b415) shutdown by the guest"
    gone = notice_of(pool.cache, Ref("m"), message(pool, obj_uuid="gone", body=body, name="VM_CRASHED"))
    assert gone.title == "old crashed"
    assert gone.object_ref is None
    assert gone.fixes == ("vm.start",)
    assert fixes_of(gone, pool.cache) == ()
    assert gone.text == "VM 'old' shutdown by the guest."
    assert "is gone" in notice_of(pool.cache, Ref("m"), message(pool, obj_uuid="gone")).title


def test_bodies_are_plain_and_bounded():
    assert body_text("<body><message>It expires.</message><date>20261201T19:18:00Z</date></body>").startswith(
        "It expires. 2026-12-01"
    )
    assert "\u202e" not in body_text("abc\u202edef")
    assert len(body_text("x" * 100_000)) <= 2_001


def test_an_unknown_name_is_shown_in_words_of_its_own(pool):
    notice = notice_of(pool.cache, Ref("m"), message(pool, name="SOMETHING_{NEW}", priority=99))
    assert notice.title == "gitlab: something (new)"
    assert notice.severity is Severity.EVENT


def test_words_are_whole_and_fixes_are_actions():
    known = {action.id for action in ALL_ACTIONS}
    for name, words in all_words().items():
        assert name == name.upper()
        assert words.title
        assert not words.title.endswith(".")
        assert not words.advice or words.advice.endswith(".")
        assert known.issuperset(words.fixes)
        assert words_of(name.lower()) == words
        assert "{" not in words.title.replace("{object}", "")


def test_what_can_be_done_is_offered_of_the_object_of_the_pool_and_of_storage_out_of_reach(pool):
    def offered(**fields):
        fixes = fixes_of(notice_of(pool.cache, Ref("m"), message(pool, **fields)), pool.cache)
        return [(fix.action_id, fix.ref) for fix in fixes]

    host_ref, host = next(iter(pool.cache.records("host").items()))
    (pool_ref,) = pool.cache.records("pool")
    about_host = {"cls": "Host", "obj_uuid": host.uuid}
    assert offered(name="VM_CRASHED") == [("vm.start", "gitlab")]
    assert offered(name="ALARM") == [("vm.alerts", "gitlab")]
    assert offered(name="ALARM", **about_host) == [("host.alerts", host_ref)]
    assert offered(name="HA_STATEFILE_LOST", **about_host) == [("pool.configure_ha", pool_ref)]
    assert offered(name="PBD_PLUG_FAILED_ON_SERVER_START", **about_host) == []
    lost = next(each for each in pool.cache.of(PBD, "PBD").values() if each.host == host_ref)
    pbd = next(ref for ref, each in pool.cache.of(PBD, "PBD").items() if each is lost)
    pool.change("PBD", pbd, currently_attached=False)
    assert offered(name="PBD_PLUG_FAILED_ON_SERVER_START", **about_host) == [("sr.repair", lost.SR)]
