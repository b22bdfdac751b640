# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Rules refuse what a real xapi refused for each kind of VM, with its code, and nothing that it did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import disk, vm, vm_config, vm_power
from xolite_desktop.xapi.rules.refusal import Refusal

MATRIX = json.loads((Path(__file__).parents[2] / "golden" / "xapi" / "state_matrix.json").read_text())
KINDS = ("halted", "running", "paused", "suspended", "template", "default_template", "snapshot", "checkpoint")

RULES: dict[str, Callable[[Cache, Ref], Refusal | None]] = {
    "start": vm_power.start,
    "start_on": vm_power.start_somewhere,
    "pause": vm_power.pause,
    "unpause": vm_power.unpause,
    "suspend": vm_power.suspend,
    "resume": vm_power.resume,
    "resume_on": vm_power.resume_somewhere,
    "clean_shutdown": vm_power.clean_shutdown,
    "clean_reboot": vm_power.clean_reboot,
    "hard_shutdown": vm_power.hard_shutdown,
    "hard_reboot": vm_power.hard_reboot,
    "snapshot": vm.snapshot,
    "checkpoint": vm.checkpoint,
    "revert": vm.revert,
    "clone": vm.clone,
    "destroy": vm.destroy,
    "set_is_a_template_true": vm.to_template,
    "VTPM.create": vm_config.vtpm,
    "VBD.create_CD": disk.add,
    "set_name_label": vm_config.settings,
}

OURS = {
    ("set_name_label", "default_template"): "DEFAULT_TEMPLATE",
    **{("set_name_label", kind): "SNAPSHOT_SETTINGS" for kind in ("snapshot", "checkpoint")},
    **{("VBD.create_CD", kind): "DEVICES_OF_SNAPSHOT" for kind in ("snapshot", "checkpoint")},
}
"""What the host takes and we do not do: changing what was kept, and what came with the product."""
OF_SNAPSHOTS = ("revert",)


def expected(call: str, kind: str) -> str:
    return OURS.get((call, kind), recorded(call, kind))


def recorded(call: str, kind: str) -> str:
    """The code that the host answered, or nothing if it did it."""
    for outcome in MATRIX["calls"][call]["outcomes"]:
        if kind in outcome["kinds"]:
            return str(outcome["error"][0]) if "error" in outcome else ""
    raise LookupError(f"{call} was not tried on {kind}")


async def cached(kind: str) -> tuple[Cache, Ref]:
    """What a client knows of a simulated pool with one VM of a kind."""
    pool = SmallPool()
    ref = await pool.of_kind(kind)
    cache = Cache()
    cache.apply(
        Change(cls, Ref(each), msgspec.convert(record, CLASSES[cls], strict=False))
        for cls in CLASSES
        for each, record in pool.db.records(cls).items()
    )
    await pool.close()
    return cache, Ref(ref)


@pytest.mark.parametrize("kind", KINDS)
async def test_as_the_host(kind: str) -> None:
    cache, ref = await cached(kind)
    ours = {}
    asked = [call for call in RULES if call not in OF_SNAPSHOTS or kind in ("snapshot", "checkpoint")]
    for call in asked:
        refusal = RULES[call](cache, ref)
        ours[call] = refusal.code if refusal is not None else ""
    assert ours == {call: expected(call, kind) for call in asked}
