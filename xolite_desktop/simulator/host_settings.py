# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of a host that its toolstack checks or acts on: SSH, consoles, time."""

from __future__ import annotations

from xolite_desktop.simulator.call import Call
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.methods import method

_MOST_S = 172_800


def _seconds(call: Call, field: str, value: int) -> None:
    if not 0 <= value <= _MOST_S:
        call.fail("VALUE_NOT_SUPPORTED", field, str(value), "must be between 0 and 2 days")


@method("host.enable_ssh")
def enable_ssh(call: Call, host: str) -> None:
    """With a time limit it ends by itself."""
    limit = call.db.get("host", host)["ssh_enabled_timeout"]
    expiry = wire_date(call.clock.now() + limit) if limit else wire_date(0)
    call.db.update("host", host, ssh_enabled=True, ssh_expiry=expiry)


@method("host.disable_ssh")
def disable_ssh(call: Call, host: str) -> None:
    call.db.update("host", host, ssh_enabled=False, ssh_expiry=wire_date(0))


@method("host.set_ssh_enabled_timeout")
def set_ssh_enabled_timeout(call: Call, host: str, value: int) -> None:
    _seconds(call, "ssh_enabled_timeout", value)
    call.db.update("host", host, ssh_enabled_timeout=value)


@method("host.set_console_idle_timeout")
def set_console_idle_timeout(call: Call, host: str, value: int) -> None:
    _seconds(call, "console_timeout", value)
    call.db.update("host", host, console_idle_timeout=value)


@method("host.set_ssh_auto_mode")
def set_ssh_auto_mode(call: Call, host: str, value: bool) -> None:
    call.db.update("host", host, ssh_auto_mode=value)


@method("host.set_ntp_mode")
def set_ntp_mode(call: Call, host: str, value: str) -> None:
    if value == "Custom" and not call.db.get("host", host)["ntp_custom_servers"]:
        call.fail("INVALID_NTP_CONFIG", "Can't set ntp_mode to Custom when ntp_custom_servers is empty")
    call.db.update("host", host, ntp_mode=value)


@method("host.set_ntp_custom_servers")
def set_ntp_custom_servers(call: Call, host: str, value: list[str]) -> None:
    if not value and call.db.get("host", host)["ntp_mode"] == "Custom":
        call.fail("INVALID_NTP_CONFIG", "Can't set ntp_custom_servers empty when ntp_mode is Custom")
    call.db.update("host", host, ntp_custom_servers=value)


@method("host.set_timezone")
def set_timezone(call: Call, host: str, value: str) -> None:
    if not value or value.startswith("/") or ".." in value:
        call.fail("INVALID_VALUE", "timezone", value)
    call.db.update("host", host, timezone=value)


@method("host_crashdump.destroy")
def destroy_crashdump(call: Call, dump: str) -> None:
    call.db.destroy("host_crashdump", dump)
