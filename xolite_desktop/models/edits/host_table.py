# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What can be edited of a host where it stands; what its version does not know is not there."""

from __future__ import annotations

from functools import partial

from xolite_desktop.models.edits import choices
from xolite_desktop.models.edits.editable import Editable, Kind
from xolite_desktop.xapi.rules import edit as rules
from xolite_desktop.xapi.rules import host_settings as known

_MOST_S = 172_800
"""Two days: the server takes no longer time."""

HOST = (
    Editable(
        "host_name", "Host name", "host name", "hostname", group="Host", needed=True,
        hint="The name the host calls itself, such as xcp-01.example.com",
    ),
    Editable(
        "iscsi_name", "iSCSI name", "iSCSI name", "iscsi_iqn", group="Host", refuse=rules.iscsi_name,
        needed=True, hint="Such as iqn.2026-01.com.example:host",
    ),
    Editable(
        "log_host", "Log destination", "log destination", "logging", "syslog_destination", group="Host",
        hint="A syslog server; empty for logs on the host alone",
    ),
    Editable(
        "multipathing", "Multipathing", "multipathing", "multipathing", kind=Kind.CHOICE, group="Host",
        refuse=rules.multipathing, choices=choices.yes_no,
    ),
    Editable(
        "ssh", "SSH", "SSH access", "ssh_enabled", kind=Kind.CHOICE, group="Host",
        choices=choices.yes_no, is_known=partial(known.knows, since=known.SSH),
    ),
    Editable(
        "ssh_timeout", "SSH ends after", "time limit of SSH", "ssh_enabled_timeout", kind=Kind.NUMBER,
        group="Host", unit="s", most=_MOST_S, zero="Never", hint="From when it is switched on; 0 for no limit",
        is_known=partial(known.knows, since=known.SSH_TIMEOUT),
    ),
    Editable(
        "ssh_auto", "SSH only in need", "automatic mode of SSH", "ssh_auto_mode", kind=Kind.CHOICE, group="Host",
        choices=choices.yes_no, hint="Off while the toolstack answers, on when it does not",
        is_known=partial(known.knows, since=known.SSH_AUTO),
    ),
    Editable(
        "console_timeout", "Console logs out after", "idle timeout of consoles", "console_idle_timeout",
        kind=Kind.NUMBER, group="Host", unit="s", most=_MOST_S, zero="Never", hint="Without a key pressed; 0 for never",
        is_known=partial(known.knows, since=known.CONSOLE_TIMEOUT),
    ),
    Editable(
        "ntp_mode", "Time servers from", "source of time servers", "ntp_mode", kind=Kind.CHOICE, group="Host",
        choices=choices.ntp_modes, is_known=partial(known.knows, since=known.NTP),
    ),
    Editable(
        "ntp_servers", "Time servers", "time servers", "ntp_custom_servers", kind=Kind.TAGS, group="Host",
        refuse=known.ntp_servers, is_known=partial(known.knows, since=known.NTP),
    ),
    Editable(
        "timezone", "Time zone", "time zone", "timezone", group="Host", needed=True,
        suggest=choices.time_zones, hint="Such as Europe/Paris",
        is_known=partial(known.knows, since=known.TIME_ZONE),
    ),
)  # fmt: skip
