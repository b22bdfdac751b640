# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of a host in words: SSH, time, and how it is switched on from afar."""

from __future__ import annotations

from xolite_desktop.models.common_rows import listed, yes_no
from xolite_desktop.models.edits.editable import shown
from xolite_desktop.models.edits.table import editable
from xolite_desktop.models.fields import Field, text_field
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import exact, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.plans.host_settings import PowerOnMode, power_on_of
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host_settings import NTP, SSH, TIME_ZONE, knows

POWER_ON_MODES = later(
    {
        PowerOnMode.NONE: "Not from afar",
        PowerOnMode.WAKE_ON_LAN: "Wake-on-LAN",
        PowerOnMode.ILO: "HP iLO",
        PowerOnMode.DRAC: "Dell DRAC or iDRAC",
        PowerOnMode.SCRIPT: "A script of your own",
    }
)


def later_settings(store: PoolStore, ref: Ref, host: Host) -> list[Field]:
    """The rows of what only hosts of these years have."""
    rows = []
    if knows(store.cache, ref, SSH):
        rows.append(Field(tr("SSH"), _ssh(host), edit="ssh"))
    if knows(store.cache, ref, NTP):
        servers = listed(host.ntp_custom_servers) if host.ntp_mode == "Custom" else ""
        rows.append(Field(tr("Time servers"), servers or time_source(store, ref, host), edit="ntp_mode"))
    if knows(store.cache, ref, TIME_ZONE):
        rows.append(text_field(tr("Time zone"), visible(host.timezone), edit="timezone"))
    return rows


def _ssh(host: Host) -> str:
    """ "Yes, until 14:20"."""
    ends = parse_wire_time(host.ssh_expiry)
    if host.ssh_enabled and ends is not None:
        return tr("Yes, until {time}").format(time=exact(ends))
    return yes_no(host.ssh_enabled)


def power_on_row(host: Host) -> Field:
    """How it is switched on from afar; a press on it changes that."""
    plan = power_on_of(host)
    words = tr(POWER_ON_MODES[plan.mode])
    if plan.mode is PowerOnMode.SCRIPT:
        words = tr("Script {name}").format(name=visible(plan.script))
    elif plan.address:
        words = f"{words}, {visible(plan.address)}"
    return Field(tr("Power on"), words, opens="host.power_on_mode")


def time_source(store: PoolStore, ref: Ref, host: Host) -> str:
    """Where it has its time servers from."""
    entry = editable(store, "host", ref, "ntp_mode")
    return shown(entry, store, ref, host.ntp_mode) if entry is not None else visible(host.ntp_mode)
