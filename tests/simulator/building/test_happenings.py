# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Messages and tasks read as xapi writes them."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

from xolite_desktop.simulator.building.builder import Builder
from xolite_desktop.simulator.building.happenings import (
    add_message,
    add_started,
    add_task,
    alarm_body,
    certificate_body,
)

VM = {"uuid": "u-vm", "name_label": "web"}
HOST = {"uuid": "u-host", "name_label": "xcp-01"}


def test_an_alarm_has_its_value_before_its_definition() -> None:
    head, _, config = alarm_body(0.91, "physical_utilisation", 0.9, 600).partition("\nconfig:\n")
    assert head == "value: 0.910000"
    variable = ElementTree.fromstring(config)
    found = {child.tag: child.get("value") for child in variable}
    assert found == {
        "name": "physical_utilisation",
        "alarm_trigger_level": "0.9",
        "alarm_trigger_period": "600",
    }


def test_a_certificate_warning_says_when_it_ends() -> None:
    body = ElementTree.fromstring(certificate_body("20261201T00:00:00Z"))
    assert body.findtext("date") == "20261201T00:00:00Z"


def test_messages_have_the_priority_of_their_name() -> None:
    builder = Builder(1, 1_795_357_800.0)
    started = builder.record("message", add_started(builder, VM, HOST, 5))
    crashed = builder.record("message", add_message(builder, "VM_CRASHED", "VM", VM, 5))
    assert (started["priority"], crashed["priority"]) == (5, 2)
    assert started["body"] == "VM 'web' (uuid: u-vm) started on host: xcp-01 (uuid: u-host)"
    assert started["timestamp"] == builder.ago(300)


def test_a_task_is_pending_and_can_be_cancelled() -> None:
    builder = Builder(1, 1_795_357_800.0)
    task = builder.record("task", add_task(builder, "Async.VM.start", 0.5, 2))
    assert (task["status"], task["progress"], task["allowed_operations"]) == ("pending", 0.5, ["cancel"])
