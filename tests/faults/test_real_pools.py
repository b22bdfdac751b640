# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Record faults and hostile texts over the databases of real pools: through decoding, cache and index, back and forth."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from conftest import ExpectedLog  # type: ignore[import-not-found]
from faults.cases import ALL, named

from xolite_desktop.simulator.faults import Fault
from xolite_desktop.simulator.faults.fault import Asked, OnResult
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.events.reply_reader import ReplyReader
from xolite_desktop.xapi.index import Index
from xolite_desktop.xapi.records.decode import convert_record
from xolite_desktop.xapi.refs import Ref

POOLS = ("cowley1", "small_vms-dangling", "tampa-db_inc_snapshots", "tampa_poolofone_40")
NO_FIELDS = ("rec_null", "rec_list", "rec_text", "rec_number")
# A record each, of as many as there are; the full run takes them all.
MOST = None if ALL else 3


@cache
def _pool(path: Path) -> dict[str, dict[str, Any]]:
    document: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {cls: dict(list(records.items())[:MOST]) for cls, records in document.items()}


def _reply(pool: dict[str, dict[str, Any]], fault: Fault | None) -> bytes:
    """The answer to a load, with the fault in it."""
    result: Any = {
        "events": [
            {"class": cls.lower(), "operation": "add", "ref": ref, "snapshot": dict(record)}
            for cls, records in pool.items()
            for ref, record in records.items()
        ],
        "valid_ref_counts": {},
        "token": "1,1",
    }
    if fault is not None:
        assert isinstance(fault.act, OnResult)
        asked = Asked(None, "event.from", ["", ["*"], "", 1.0], 1)  # type: ignore[arg-type]
        result = fault.act.change(result, asked)
    return json.dumps({"jsonrpc": "2.0", "result": result, "id": 1}).encode()


def _changes(body: bytes) -> list[Change]:
    reader = ReplyReader()
    changes = reader.receive_data(body)
    last, _ = reader.finish()
    return changes + last


@pytest.mark.parametrize("name", POOLS if ALL else POOLS[1:2])
@pytest.mark.parametrize("fault", named("rec_")[:: 1 if ALL else 5], ids=lambda fault: fault.name)
def test_a_real_pool_turns_bad_and_good_again(
    recorded_pools: Path, fault: Fault, name: str, expected_log: ExpectedLog
) -> None:
    expected_log.allow("has a field of another type")
    pool = _pool(recorded_pools / f"{name}.json")
    good, bad = _changes(_reply(pool, None)), _changes(_reply(pool, fault))
    held = Cache()
    index = Index(held)
    for changes in (good, bad, good, bad, good):
        index.apply(held.apply(changes))
        assert index == Index(held), "kept in step is as made now"
    for change in good:
        assert held.get(change.cls, change.ref) == change.record
    if fault.name not in NO_FIELDS:
        assert len(bad) == len(good), "no object is left out"


@pytest.mark.parametrize("name", POOLS)
def test_events_and_whole_classes_give_the_same_records(recorded_pools: Path, name: str) -> None:
    """What is read after a loss must be what events would have brought."""
    pool = _pool(recorded_pools / f"{name}.json")
    for change in _changes(_reply(pool, None)):
        fields = pool[change.cls][change.ref]
        assert convert_record(change.cls, fields) == change.record
        assert Ref(change.ref) == change.ref
