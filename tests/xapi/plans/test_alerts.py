# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Alarms past a limit: read as others wrote them, changed without losing what is not understood."""

from __future__ import annotations

import pytest

from xolite_desktop.xapi.plans.alerts import (
    CPU,
    MEMORY_FREE,
    Alert,
    SetAlerts,
    is_readable,
    parse_alerts,
    with_alerts,
)

XENCENTER = (
    '<config><variable><name value="cpu_usage" /><alarm_trigger_level value="0.9" />'
    '<alarm_trigger_period value="300" /><alarm_auto_inhibit_period value="3600" /></variable></config>'
)
BY_HAND = (
    '<config><variable><name value="cpu_usage"/><alarm_trigger_level value="0.90"/>'
    '<alarm_priority value="2"/></variable>'
    '<variable><name value="fs_usage"/><alarm_trigger_level value="0.8"/></variable>'
    '<variable><name value="mine"/><rrd_regex value="cpu[0-9]+"/><consolidation_fn value="max"/></variable></config>'
)


def test_what_others_wrote_is_read() -> None:
    assert parse_alerts(XENCENTER) == {"cpu_usage": Alert(0.9, 300, 3600)}
    assert parse_alerts(BY_HAND) == {"cpu_usage": Alert(0.9), "fs_usage": Alert(0.8)}


@pytest.mark.parametrize(
    "text", ["<config", "<other/>", '<!DOCTYPE x [<!ENTITY a "b">]><config/>', "x" * 70_000, "\x00"]
)
def test_what_cannot_be_read_is_nothing(text: str) -> None:
    assert parse_alerts(text) == {}
    assert not is_readable(text)
    assert parse_alerts(with_alerts(text, [("cpu_usage", Alert(0.5))]) or "") == {"cpu_usage": Alert(0.5)}
    assert is_readable("")


def test_numbers_that_are_none_do_no_harm() -> None:
    text = (
        '<config><variable><name value="a"/><alarm_trigger_level value="nan"/></variable><variable/></config>'
    )
    assert parse_alerts(text) == {}


def test_it_is_written_as_xencenter_does() -> None:
    made = with_alerts("", [("cpu_usage", Alert(0.9, 300, 3600)), ("disk_usage", None)])
    assert made == XENCENTER
    assert with_alerts(XENCENTER, [("cpu_usage", None)]) is None


def test_only_what_differs_is_touched() -> None:
    same = with_alerts(BY_HAND, [("cpu_usage", Alert(0.9))])
    assert same is not None
    assert '<alarm_trigger_level value="0.90" />' in same
    made = with_alerts(BY_HAND, [("cpu_usage", Alert(0.5, 120, 600)), ("memory_free_kib", Alert(1024.0))])
    assert made is not None
    assert '<alarm_priority value="2" />' in made
    assert '<rrd_regex value="cpu[0-9]+" />' in made
    assert parse_alerts(made)["cpu_usage"] == Alert(0.5, 120, 600)
    assert parse_alerts(made)["fs_usage"] == Alert(0.8)
    less = with_alerts(BY_HAND, [("cpu_usage", None)])
    assert less is not None
    assert set(parse_alerts(less)) == {"fs_usage"}
    assert "mine" in less


def test_limits_and_times_make_sense() -> None:
    def codes(alert: Alert) -> list[str]:
        return [each.code for each in SetAlerts(((CPU, alert), (MEMORY_FREE, None))).problems()]

    assert codes(Alert(1.0, 60, 60)) == []
    assert codes(Alert(1.01)) == ["ALERT_LEVEL"]
    assert codes(Alert(-0.01)) == ["ALERT_LEVEL"]
    assert codes(Alert(0.5, 59)) == ["ALERT_TIME"]
