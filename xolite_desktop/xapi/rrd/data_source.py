# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`DataSource`: one line of what `VM.get_data_sources` and `host.get_data_sources` answer."""

from collections.abc import Iterator
from math import inf, nan
from typing import Any

import msgspec


class DataSource(msgspec.Struct, frozen=True, gc=False):
    """What can be measured of an object. `enabled` if it is recorded, `standard` if it is from the start."""

    name_label: str
    name_description: str = ""
    enabled: bool = False
    standard: bool = False
    units: str = ""
    min: float = -inf
    max: float = inf
    value: float = nan


def data_sources_of(result: Any) -> Iterator[DataSource]:
    """The lines of a decoded answer; those that are none are left out."""
    for fields in result if isinstance(result, list) else ():
        try:
            yield msgspec.convert(fields, DataSource, strict=False)
        except msgspec.ValidationError:
            continue
