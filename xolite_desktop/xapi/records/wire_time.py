# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Dates of the wire (`20260821T15:31:45Z`): records keep the text, this gives the moment."""

from datetime import UTC, datetime
from functools import lru_cache

_FORMATS = ("%Y%m%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%SZ", "%Y%m%dT%H:%M:%S", "%Y%m%dT%H:%M:%S.%fZ")


@lru_cache(maxsize=4_096)
def parse_wire_time(text: str) -> datetime | None:
    """The moment a datetime field names, in UTC; None for 1970 (which means "never") and for anything unreadable."""
    for form in _FORMATS:
        try:
            moment = datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
        return moment if moment.year > 1970 else None
    return None
