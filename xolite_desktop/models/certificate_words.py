# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Parts of a certificate in words, safe to show: names in it are other people's input."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from xolite_desktop.models.text import day, visible
from xolite_desktop.models.wording import tr

_BETWEEN_PARTS = re.compile(r"(?<!\\),")


def common_name(distinguished_name: str) -> str:
    """The CN of an RFC 4514 name if it has one, else the whole; safe to show."""
    for part in _BETWEEN_PARTS.split(distinguished_name):
        if part.startswith("CN="):
            return visible(part.removeprefix("CN=").replace("\\", ""))
    return visible(distinguished_name) or tr("nobody")


def two_lines(fingerprint: str) -> str:
    """A fingerprint, which is pairs with colons, on two lines of the same length."""
    pairs = fingerprint.split(":")
    half = (len(pairs) + 1) // 2
    return ":".join(pairs[:half]) + ":\n" + ":".join(pairs[half:])


def short_fingerprint(fingerprint: str) -> str:
    """Its first and last pairs: enough to tell certificates of one's own apart, not enough to vouch for one."""
    pairs = fingerprint.split(":")
    return ":".join(pairs[:4]) + ":…:" + ":".join(pairs[-3:])


def day_or_today(moment: datetime) -> str:
    """The day in the zone of this machine, and whether that is today."""
    shown, today = day(moment.astimezone()), day(datetime.now(UTC).astimezone())
    return tr("{day} (today)").format(day=shown) if shown == today else shown
