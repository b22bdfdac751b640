# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts of each version offer the settings that they have."""

from __future__ import annotations

from tests.models.conftest import SmallPool
from xolite_desktop.models.edits.table import editable, editables
from xolite_desktop.models.host_settings import later_settings
from xolite_desktop.xapi.plans.edits import Edit, Slot, Write, possible_calls, writes
from xolite_desktop.xapi.refs import Ref

HOST = Ref("h1")


def ids(pool: SmallPool) -> set[str]:
    return {each.id for each in editables(pool.store, "host", HOST)}


def labels(pool: SmallPool) -> list[str]:
    host = pool.cache.host(HOST)
    assert host is not None
    return [row.label for row in later_settings(pool.store, HOST, host)]


def test_a_setting_is_there_where_the_toolstack_knows_it(pool: SmallPool) -> None:
    later = {"ssh", "ssh_timeout", "ssh_auto", "console_timeout", "ntp_mode", "ntp_servers", "timezone"}
    for said in ({}, {"xapi_build": "nonsense"}, {"xapi": "1.20"}):
        pool.change("host", HOST, software_version=said)
        assert not ids(pool) & later
        assert labels(pool) == []
    pool.change("host", HOST, software_version={"xapi_build": "25.33.1"})
    assert ids(pool) & later == {"ssh", "ssh_timeout", "ssh_auto", "console_timeout"}
    pool.change("host", HOST, software_version={"xapi": "26.17"})
    assert later <= ids(pool)
    assert labels(pool) == ["SSH", "Time servers", "Time zone"]


def test_time_servers_count_only_where_they_are_the_source(pool: SmallPool) -> None:
    pool.change("host", HOST, software_version={"xapi": "26.17"})
    entry = editable(pool.store, "host", HOST, "ntp_servers")
    assert entry is not None
    assert entry.refuse is not None
    refusal = entry.refuse(pool.cache, HOST)
    assert refusal is not None
    assert refusal.code == "NTP_NOT_CUSTOM"
    pool.change("host", HOST, ntp_mode="Custom")
    assert entry.refuse(pool.cache, HOST) is None


def test_some_values_have_calls_of_their_own() -> None:
    name, ssh = Slot("host", HOST, "hostname"), Slot("host", HOST, "ssh_enabled")
    servers = Slot("host", HOST, "ntp_custom_servers")
    assert writes(Edit(name, "a", "b"), "a") == [Write("host.set_hostname_live", ("b",))]
    assert writes(Edit(ssh, True, False), True) == [Write("host.disable_ssh")]
    assert writes(Edit(ssh, False, True), False) == [Write("host.enable_ssh")]
    assert writes(Edit(ssh, False, True), True) == []
    assert writes(Edit(servers, ("a",), ("a", "b")), ("a", "c")) == [
        Write("host.set_ntp_custom_servers", (("a", "c", "b"),))
    ]
    assert writes(Edit(servers, ("a",), ("a",)), ("a",)) == []
    assert possible_calls(name) == ("host.set_hostname_live",)
    assert possible_calls(ssh) == ("host.enable_ssh", "host.disable_ssh")
    assert possible_calls(servers, is_set=True) == ("host.set_ntp_custom_servers",)
