# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every action on graphics processors and USB devices, of VMs and of hosts, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Refuse, Risk, Running, Work
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import Operation, on_ref, plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import devices as operations
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import devices as rules

_VM = frozenset({NodeKind.VM})
_DEVICES = places(Group.DEVICES, Menu.CONTEXT, Menu.VM)
_CHANGE = places(Group.CHANGE, Menu.CONTEXT, Menu.HEADER)
_DELETE = places(Group.DELETE, Menu.CONTEXT, Menu.HEADER)


def _switching(operation: Operation, on: bool) -> Work:
    async def work(running: Running, ref: Ref) -> None:
        await operation(running.client, ref, on, running.report, running.on_task)

    return work


def _access(
    noun: str,
    kind: NodeKind,
    operation: Operation,
    take: Refuse,
    give_back: Refuse,
    warnings: tuple[str, str],
) -> tuple[Action, Action]:
    """Taking a card from its host, for VMs, and giving it back; of each the warning."""
    cls, kinds = kind.name, frozenset({kind})
    return (
        Action(
            f"{noun}.take", "Free for VMs", "plug", _CHANGE, kinds, refuse=take, work=_switching(operation, False),
            calls=(f"{cls}.disable_dom0_access",), job_title="Freeing {name} for VMs",
            risk=Risk.INTERRUPTS, warning=warnings[0],
        ),
        Action(
            f"{noun}.give_back", "Give to the host", "plugs", _CHANGE, kinds, refuse=give_back,
            work=_switching(operation, True), calls=(f"{cls}.enable_dom0_access",),
            job_title="Giving {name} to its host", risk=Risk.INTERRUPTS, warning=warnings[1],
        ),
    )  # fmt: skip


DEVICE_ACTIONS = (
    Action(
        "vm.add_gpu", "Add GPU", "cpu", _DEVICES, _VM, many=False, asks="add_gpu",
        refuse=rules.add_gpu, work=with_plan(operations.add_gpu), calls=("VGPU.create",),
        job_title="Adding a GPU to {name}",
    ),
    Action(
        "vm.add_usb", "Attach USB device", "plug", _DEVICES, _VM, many=False, asks="add_usb",
        refuse=rules.add_usb, work=on_ref(operations.add_usb), calls=("VUSB.create",),
        job_title="Attaching a USB device to {name}",
    ),
    Action(
        "gpu.remove", "Remove", "trash", _DELETE, frozenset({NodeKind.VGPU}), shortcut="Del",
        refuse=rules.remove_gpu, work=plain(operations.remove_gpu), calls=("VGPU.destroy",),
        job_title="Removing {name}",
        risk=Risk.INTERRUPTS, warning="The VM starts without it, and another VM may take it.",
    ),
    Action(
        "usb.remove", "Detach", "link-break", _DELETE, frozenset({NodeKind.VUSB}), shortcut="Del",
        refuse=rules.remove_usb, work=plain(operations.remove_usb), calls=("VUSB.unplug", "VUSB.destroy"),
        job_title="Detaching {name}",
        risk=Risk.INTERRUPTS, warning="A running guest loses it at once, as if somebody pulled it out.",
    ),
    Action(
        "usb.enable", "Allow for VMs", "plug", _CHANGE, frozenset({NodeKind.PUSB}),
        refuse=rules.enable_usb, work=_switching(operations.set_passthrough, True),
        calls=("PUSB.set_passthrough_enabled",), job_title="Allowing {name} for VMs",
    ),
    Action(
        "usb.disable", "Keep from VMs", "plugs", _CHANGE, frozenset({NodeKind.PUSB}),
        refuse=rules.disable_usb, work=_switching(operations.set_passthrough, False),
        calls=("PUSB.set_passthrough_enabled",), job_title="Keeping {name} from VMs",
    ),
    *_access("gpu", NodeKind.PGPU, operations.set_dom0_access, rules.take_gpu, rules.give_back_gpu, (
        "It counts from the host’s next start. If it is the host’s only display, its local console is dark from then on.",
        "It counts from the host’s next start. Then VMs can no longer have the whole of it.",
    )),
    *_access("pci", NodeKind.PCI, operations.set_pci_access, rules.take_pci, rules.take_pci, (
        "It counts from the host’s next start. Without a card that it needs for its network or its disks the host does not come back.",
        "It counts from the host’s next start. Then no VM can have it.",
    )),
)  # fmt: skip
