# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Calls in order as data: what comes of one is used by later ones under a name, so that they can be shown as well as made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.finding import Verify
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.step import Report, share
from xolite_desktop.xapi.operations.transfer import fill_disk
from xolite_desktop.xapi.operations.verify import field_is, new_named, new_vm
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.refs import Ref

POSITION_FIELDS: Final = {"VBD": ("VBDs", "userdevice"), "VIF": ("VIFs", "device")}
"""The field of a VM that has its devices of a class, and the field of those that has their position."""
_CALL_WEIGHT: Final = 0.1


@dataclass(frozen=True, slots=True)
class Made:
    """Stands in the parameters of a call for what an earlier one gave under this name."""

    name: str


@dataclass(frozen=True)
class Call:
    """One call, without the session. `gives` names its result. `is_task`: it takes time and is followed as a task,
    `weight` how long, relatively."""

    method: str
    params: tuple[object, ...] = ()
    gives: str = ""
    is_task: bool = False
    weight: float = _CALL_WEIGHT


@dataclass(frozen=True)
class DeviceAt:
    """Looks for the VBD or VIF at a position of a VM that was just made, which no event has told of yet."""

    vm: Made
    position: str
    gives: str
    cls: str = "VBD"
    weight: float = _CALL_WEIGHT


@dataclass(frozen=True)
class Upload:
    """Fills a disk on an SR with a FAT volume of a label and files, which is made of what earlier calls gave; in the
    texts of `files`, by which it is shown, {NAME} stands for such a result."""

    vdi: Made
    sr: Ref
    content: Callable[[Mapping[str, str]], bytes] = field(compare=False)
    label: str
    files: Mapping[str, str] = field(repr=False)
    weight: float = 1.0


Entry = Call | DeviceAt | Upload


async def run_sequence(
    client: Client, entries: Sequence[Entry], made: dict[str, str], report: Report, on_task: OnTask = None
) -> None:
    """Make the calls in order. What they give is put into `made` as it comes, so that whoever calls this knows after
    an error what there is to take back."""
    whole = sum(entry.weight for entry in entries)
    before = 0.0
    report = _rising(report)
    for entry in entries:
        part = share(report, before / whole, entry.weight / whole)
        if isinstance(entry, Upload):
            await _upload(client, entry, made, part, on_task)
        elif isinstance(entry, DeviceAt):
            made[entry.gives] = await _device_at(client, made[entry.vm.name], entry)
        else:
            result = await _call(client, entry, made, part, on_task)
            if entry.gives:
                made[entry.gives] = str(result)
        before += entry.weight
        report(before / whole)


def filled(value: object, made: Mapping[str, str]) -> object:
    """Parameters with the results of earlier calls in them. Raises KeyError for one that was not made."""
    if isinstance(value, Made):
        return made[value.name]
    if isinstance(value, Mapping):
        return {key: filled(each, made) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [filled(each, made) for each in value]
    return value


def _rising(report: Report) -> Report:
    """Where parts meet, sums may differ in the last digit."""
    told = 0.0

    def rise(progress: float) -> None:
        nonlocal told
        told = max(told, min(progress, 1.0))
        report(told)

    return rise


async def _call(
    client: Client, call: Call, made: Mapping[str, str], report: Report, on_task: OnTask
) -> object:
    params = [filled(each, made) for each in call.params]
    if not call.is_task:
        return await client.call(call.method, *params)
    verify = _verify(client, call.method, params)
    return await client.run_task(call.method, *params, on_progress=report, on_task=on_task, verify=verify)


def _verify(client: Client, method: str, params: Sequence[object]) -> Verify | None:
    """How to know that something was made although the answer was lost: by its name, which is new."""
    if method in ("VM.clone", "VM.copy"):
        return new_vm(client, Ref(str(params[0])), str(params[1]), snapshot=False)
    if method == "PBD.plug":
        return field_is(client, "PBD", Ref(str(params[0])), "currently_attached", True)
    if method == "SR.create":
        return new_named(client, "SR", str(params[3]))
    if method == "VDI.create" and isinstance(params[0], Mapping):
        return new_named(client, "VDI", str(params[0]["name_label"]))
    return None


async def _device_at(client: Client, vm: str, wanted: DeviceAt) -> str:
    devices, field = POSITION_FIELDS[wanted.cls]
    found = await client.call(f"VM.get_{devices}", vm)
    for device in found if isinstance(found, list) else ():
        if await client.call(f"{wanted.cls}.get_{field}", device) == wanted.position:
            return str(device)
    raise Failure("INVALID_DEVICE", (wanted.position,), f"VM.get_{devices}", client.endpoint)


async def _upload(
    client: Client, entry: Upload, made: Mapping[str, str], report: Report, on_task: OnTask
) -> None:
    vdi = Ref(made[entry.vdi.name])
    await fill_disk(client, vdi, entry.sr, entry.content(made), report, on_task)
