# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What shows that an operation took place although nobody saw its task end: looked up anew, over the wire."""

from typing import Any

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Finding, Verify
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.refs import Ref

GONE = "The object is gone."


def power_state(client: Client, vm_ref: Ref, expected: PowerState) -> Verify:
    """The VM is in a power state."""

    async def look() -> Finding:
        fields = await _record(client, "VM", vm_ref)
        if fields is None:
            return Finding(False, GONE)
        state = str(fields.get("power_state", "unknown"))
        return Finding(state == expected, f"The VM is {state.lower()}.")

    return look


def rebooted(client: Client, vm_ref: Ref) -> Verify:
    """The VM runs in another domain than now."""
    vm = client.cache.vm(vm_ref)
    before = str(vm.domid) if vm is not None else ""

    async def look() -> Finding:
        fields = await _record(client, "VM", vm_ref)
        if fields is None:
            return Finding(False, GONE)
        state, domain = str(fields.get("power_state", "unknown")), str(fields.get("domid", before))
        done = state == PowerState.RUNNING and bool(before) and domain != before
        return Finding(
            done, f"The VM is {state.lower()}, {'in a new' if done else 'still in the same'} domain."
        )

    return look


def resident_on(client: Client, vm_ref: Ref, host_ref: Ref) -> Verify:
    """The VM runs on a host."""

    async def look() -> Finding:
        fields = await _record(client, "VM", vm_ref)
        if fields is None:
            return Finding(False, GONE)
        done = fields.get("resident_on") == host_ref
        return Finding(done, f"The VM is {'on its new host' if done else 'not on the new host'}.")

    return look


def new_vm(client: Client, vm_ref: Ref, name: str, *, snapshot: bool) -> Verify:
    """A snapshot or clone of the VM, of a name, that was not there before; more than one tell nothing."""
    before = frozenset(client.cache.records("VM"))
    what = "snapshot" if snapshot else "VM"

    async def look() -> Finding:
        named = await client.call("VM.get_by_name_label", name)
        made = [Ref(str(ref)) for ref in named if ref not in before] if isinstance(named, list) else []
        if snapshot:
            fields = await _record(client, "VM", vm_ref) or {}
            made = [ref for ref in made if ref in fields.get("snapshots", ())]
        if len(made) == 1:
            return Finding(True, f"The new {what} is there.", made[0])
        return Finding(False, f"{'No' if not made else 'More than one'} new {what} of that name was found.")

    return look


def field_is(client: Client, cls: str, ref: Ref, field: str, expected: object) -> Verify:
    """A field of an object has a value."""

    async def look() -> Finding:
        fields = await _record(client, cls, ref)
        if fields is None:
            return Finding(False, GONE)
        done = fields.get(field) == expected
        return Finding(done, f"Its {field} is {'as it should be' if done else 'not changed'}.")

    return look


def gone(client: Client, cls: str, ref: Ref) -> Verify:
    """The object is no longer there."""

    async def look() -> Finding:
        there = await _record(client, cls, ref) is not None
        return Finding(not there, "It is still there." if there else GONE)

    return look


def reverted(client: Client, vm_ref: Ref, snapshot_ref: Ref) -> Verify:
    """The VM went back to a snapshot. Its parent alone says nothing: the newest snapshot is that already. A server makes
    all devices anew; of a VM without any that was there before nothing can be told."""
    vm = client.cache.vm(vm_ref)
    before = frozenset((*vm.VBDs, *vm.VIFs)) if vm is not None else frozenset[Ref]()
    was_there = vm is None or vm.parent == snapshot_ref

    async def look() -> Finding:
        fields = await _record(client, "VM", vm_ref)
        if fields is None:
            return Finding(False, GONE)
        now = {*fields.get("VBDs", ()), *fields.get("VIFs", ())}
        done = fields.get("parent") == snapshot_ref and (before.isdisjoint(now) if before else not was_there)
        return Finding(
            done, f"The VM {'is as it was then' if done else 'has the disks and interfaces it had'}."
        )

    return look


def new_named(client: Client, cls: str, name: str) -> Verify:
    """An object of a class and a name that was not there before; more than one tell nothing."""
    before = frozenset(client.cache.records(cls))

    async def look() -> Finding:
        named = await client.call(f"{cls}.get_by_name_label", name)
        made = [Ref(str(ref)) for ref in named if ref not in before] if isinstance(named, list) else []
        if len(made) == 1:
            return Finding(True, "The new object is there.", made[0])
        return Finding(False, f"{'No' if not made else 'More than one'} new object of that name was found.")

    return look


async def _record(client: Client, cls: str, ref: Ref) -> dict[str, Any] | None:
    """The fields of an object; None if it is gone."""
    try:
        fields = await client.call(f"{cls}.get_record", ref)
    except Failure as failure:
        if failure.code == "HANDLE_INVALID":
            return None
        raise
    return fields if isinstance(fields, dict) else {}
