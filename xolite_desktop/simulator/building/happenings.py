# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What has happened in a simulated pool: messages, alarms, and tasks of other people."""

from __future__ import annotations

from typing import Any

from xolite_desktop.simulator.building.builder import MINUTE, Builder, Record

PRIORITY = {
    "VM_STARTED": 5,
    "VM_SHUTDOWN": 5,
    "VM_REBOOTED": 5,
    "VM_SUSPENDED": 5,
    "VM_RESUMED": 5,
    "VM_PAUSED": 5,
    "VM_MIGRATED": 5,
    "VM_SNAPSHOTTED": 5,
    "VM_CLONED": 5,
    "VM_CRASHED": 2,
    "ALARM": 3,
    "HOST_SERVER_CERTIFICATE_EXPIRING_14": 3,
    "BOND_STATUS_CHANGED": 3,
    "HOST_CLOCK_SKEW_DETECTED": 4,
    "VMSS_SNAPSHOT_SUCCEEDED": 5,
}
"""Priorities that xapi gives to its messages: 1 critical to 5 information."""


def alarm_body(value: float, variable: str, level: float, period_s: int) -> str:
    """The body of an ALARM: the value seen and the definition it crossed, as xapi's monitor writes it."""
    settings = f'\t<alarm_trigger_level value="{level}"/>\n\t<alarm_trigger_period value="{period_s}"/>\n'
    return f'value: {value:.6f}\nconfig:\n<variable>\n\t<name value="{variable}"/>\n{settings}</variable>\n'


def certificate_body(not_after: str) -> str:
    """The body of the messages that warn of a certificate's end."""
    text = "The TLS server certificate is expiring soon."
    return f"<body><message>{text}</message><date>{not_after}</date></body>"


def add_message(
    builder: Builder, name: str, cls: str, about: Record, minutes_ago: float, body: str = ""
) -> str:
    """A message about the object `about` of class `cls` (VM, Host, SR, Pool ...)."""
    seconds = minutes_ago * MINUTE
    return builder.add(
        "message",
        f"{name} {about['uuid']} {seconds:.0f}",
        name=name,
        priority=PRIORITY[name],
        cls=cls,
        obj_uuid=about["uuid"],
        timestamp=builder.ago(seconds),
        body=body or f"VM '{about['name_label']}' (uuid: {about['uuid']})",
    )


def add_started(builder: Builder, vm: Record, host: Record, minutes_ago: float) -> str:
    """The message of a VM's start, in xapi's words."""
    place = f"{host['name_label']} (uuid: {host['uuid']})"
    body = f"VM '{vm['name_label']}' (uuid: {vm['uuid']}) started on host: {place}"
    return add_message(builder, "VM_STARTED", "VM", vm, minutes_ago, body)


def add_task(builder: Builder, name: str, progress: float, minutes_ago: float, **fields: Any) -> str:
    """A pending task of somebody else."""
    record = {
        "name_label": name,
        "created": builder.ago(minutes_ago * MINUTE),
        "status": "pending",
        "progress": progress,
        "type": "<none/>",
        "allowed_operations": ["cancel"],
    }
    return builder.add("task", name, **(record | fields))
