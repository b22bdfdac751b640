# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every call on every kind of VM, held against what a real xapi answered (tests/golden/xapi/state_matrix.json)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.schema import NULL_REF

MATRIX = json.loads((Path(__file__).parents[1] / "golden" / "xapi" / "state_matrix.json").read_text())

# What the recordings say about a VM after a call.
FIELDS = sorted(
    {
        field
        for call in MATRIX["calls"].values()
        for outcome in call["outcomes"]
        for field in outcome.get("changed", {})
    }
)

_NO_DATA_MOVER = "the recorded host could not copy disks"
_SIMULATED_XEN = "the recorded host had a simulated hypervisor that cannot do this"
_NO_GUEST = "the recorded guest had no agent to talk to"

# (call, kinds) -> why the recorded answer is the laboratory's and not xapi's, and what ours is instead.
LABORATORY: dict[tuple[str, str], tuple[str, list[str]]] = {
    **{
        (call, kind): (_NO_DATA_MOVER, ["ok"])
        for call in ("copy", "copy_null_sr")
        for kind in (
            "halted",
            "template",
            "default_template",
            "snapshot",
            "snapshot_of_running",
            "checkpoint",
        )
    },
    ("pool_migrate_self", "running"): (
        _SIMULATED_XEN,
        ["VM_MIGRATE_FAILED", "$vm", "$host", "$host", "The VM is on this host already."],
    ),
    ("set_memory_dynamic_range", "control_domain"): (_SIMULATED_XEN, ["ok"]),
    ("sysprep", "running"): (_NO_GUEST, ["VM_LACKS_FEATURE", "$vm"]),
}

# Results that are different at every moment; the recorded host had measured nothing yet.
MEASURED = ("get_data_sources on ",)

# (call, kind, field): recorded as unchanged because the state was read before or after another attempt.
UNRECORDED = {("checkpoint", "running", "snapshots")}


def _outcome(operation: str, kind: str) -> tuple[list[Any], dict[str, Any]] | None:
    recorded = MATRIX["calls"][operation]
    for outcome in recorded["outcomes"]:
        if kind in outcome["kinds"]:
            return outcome.get("call", recorded["call"]), outcome
    return None


def _filled(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_filled(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _filled(each, names) for key, each in value.items()}
    return names.get(value, value) if isinstance(value, str) else value


def _plain(value: Any, names: dict[str, str], key: str = "") -> Any:
    """Refs and what is random as the recordings write them."""
    if isinstance(value, list):
        return [_plain(each, names) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each, names, name) for name, each in value.items()}
    if key == "mac_seed":
        return "$seed"
    if isinstance(value, str):
        known = {ref: name for name, ref in names.items()}
        if value in known:
            return known[value]
        if value.startswith("OpaqueRef:") and value != NULL_REF:
            return "$ref"
    return value


def _names(pool: SmallPool, vm: str) -> dict[str, str]:
    return {
        "$vm": vm,
        "$host": pool.host,
        "$sr": pool.shared_sr,
        "$local_sr": pool.local_sr,
        "$network": pool.network,
    }


async def _differences(operation: str, kind: str) -> list[str]:
    found = _outcome(operation, kind)
    if found is None:
        return []
    (method, *params), recorded = found
    pool = SmallPool()
    vm = await pool.of_kind(kind)
    names = _names(pool, vm)
    before = {field: pool.get("VM", vm)[field] for field in FIELDS}
    try:
        result = await pool.call(method, *_filled(params, names))
        answer: list[Any] = ["ok"]
    except Failure as failure:
        answer, result = _plain(failure.description, names), None
    await pool.close()
    where = f"{operation} on {kind}"
    expected = recorded.get("error", ["ok"])
    if (operation, kind) in LABORATORY:
        expected, recorded = LABORATORY[operation, kind][1], {}
    if answer != expected:
        return [f"{where}: {answer}, recorded {expected}"]
    if recorded.get("gone"):
        return [] if vm not in pool.db.records("VM") else [f"{where}: the VM is still there"]
    differences = _changed(where, recorded, before, pool.get("VM", vm), names)
    return differences + _result(where, recorded, _plain(result, names))


def _changed(
    where: str, recorded: dict[str, Any], before: dict[str, Any], after: dict[str, Any], names: dict[str, str]
) -> list[str]:
    changed = recorded.get("changed", {}) if "error" not in recorded else {}
    operation, _, kind = where.partition(" on ")
    found = []
    for field in FIELDS:
        if (operation, kind, field) in UNRECORDED or not recorded:
            continue
        value = _plain(after[field], names)
        if field in ("VBDs", "VIFs", "snapshots", "VTPMs", "bios_strings"):
            # Only how many: the devices of the recorded VMs were others, and so was the host's BIOS.
            value = len(after[field]) - len(before[field]) != 0
            wanted: Any = field in changed
        else:
            wanted = changed.get(field, _plain(before[field], names))
        if value != wanted:
            found.append(f"{where}: {field} is {value}, recorded {wanted}")
    return found


def _result(where: str, recorded: dict[str, Any], result: Any) -> list[str]:
    wanted = recorded.get("result", "")
    if wanted == "(long)" or not recorded or "error" in recorded:
        return []
    given = "" if result is None else result
    if where.startswith(MEASURED):
        given, wanted = type(given), type(wanted)
    return [] if given == wanted else [f"{where}: result {given}, recorded {wanted}"]


@pytest.mark.parametrize("operation", MATRIX["calls"])
async def test_each_kind_of_vm_answers_as_recorded(operation):
    differences = [each for kind in MATRIX["kinds"] for each in await _differences(operation, kind)]
    assert differences == []


@pytest.mark.parametrize("kind", MATRIX["kinds"])
async def test_allowed_operations_are_those_recorded_in_their_order(kind):
    pool = SmallPool()
    vm = await pool.of_kind(kind)
    assert pool.get("VM", vm)["allowed_operations"] == MATRIX["allowed_operations"][kind]
    await pool.close()


@pytest.mark.parametrize("kind", MATRIX["kinds"])
async def test_operations_are_asserted_as_recorded(kind):
    pool = SmallPool()
    vm = await pool.of_kind(kind)
    differences = []
    for operation, outcomes in MATRIX["assert_operation_valid"].items():
        recorded = next(each["outcome"] for each in outcomes if kind in each["kinds"])
        try:
            await pool.call("VM.assert_operation_valid", vm, operation)
            answer: Any = "ok"
        except Failure as failure:
            answer = _plain(failure.description, {"$vm": vm})
        if answer != recorded:
            differences.append(f"{operation}: {answer}, recorded {recorded}")
    await pool.close()
    assert differences == []


def test_nothing_is_excused_that_was_not_recorded():
    for operation, kind in LABORATORY:
        assert _outcome(operation, kind) is not None
