# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the pool holds at this moment, as one short text for each object, to be compared with what a client holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from typing import Any

from xolite_desktop.simulator.database import Database

Digest = dict[str, dict[str, str]]


def digest(db: Database, fields: Mapping[str, Collection[str]]) -> Digest:
    """Class -> ref -> SHA-256 of those `fields` of the record that the data model has too. On the simulator's loop.

    What is hashed is JSON with sorted keys, without blanks, whole fractions written as whole numbers, in UTF-8.
    """
    return {
        cls: {ref: _hash(record, names) for ref, record in db.records(cls).items()}
        for cls, names in fields.items()
    }


def _hash(record: Mapping[str, Any], names: Collection[str]) -> str:
    shown = {name: _plain(record[name]) for name in names if name in record}
    return hashlib.sha256(json.dumps(shown, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value
