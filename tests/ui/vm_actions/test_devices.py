# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window: USB devices and GPUs are allowed on a host, given to a VM, and taken from it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from helpers.doing import Doing
from helpers.person import click, type_text
from xolite_desktop.xapi.records.devices import PUSB, VGPU, VUSB
from xolite_desktop.xapi.records.storage import VBD
from xolite_desktop.xapi.refs import Ref

VM, UPS, STICK = "old-jira", "APC Smart-UPS 1500", "SanDisk Ultra Fit"


def device(doing: Doing, name: str) -> Ref:
    found = doing.window.connection.store.cache.of(PUSB, "PUSB")
    return next(ref for ref, usb in found.items() if usb.description == name)


def texts(dialog: QWidget) -> list[str]:
    """What labels say."""
    return [label.text() for label in dialog.findChildren(QLabel)]


def quality(vbd: VBD) -> tuple[str, dict[str, str]]:
    return vbd.qos_algorithm_type, vbd.qos_algorithm_params


async def test_a_usb_device_goes_to_a_vm_and_back(doing: Doing) -> None:
    vm, cache = doing.ref("VM", VM), doing.window.connection.store.cache
    await doing.succeed(lambda: doing.choose("usb.enable", device(doing, STICK)))
    (dialog,) = doing.choose("vm.add_usb", vm)
    names = [item.text() for item in dialog.devices._items()]
    assert names == [UPS, STICK]  # the one that a VM has is not offered
    await doing.succeed(lambda: click(dialog.go))
    ((ref, vusb),) = [each for each in cache.of(VUSB, "VUSB").items() if vm == each[1].VM]
    assert vusb.USB_group == cache.of(PUSB, "PUSB")[device(doing, UPS)].USB_group
    doing.window.hub.select([device(doing, UPS)])
    assert f"{VM} has this device" in doing.window.hub.q_action("usb.disable").toolTip()
    (question,) = doing.choose("usb.remove", ref)
    assert f"{UPS} of {VM}" in question.windowTitle()
    await doing.succeed(lambda: click(question.go))
    assert cache.get("VUSB", ref) is None


async def test_a_vm_gets_a_part_of_a_gpu(doing: Doing) -> None:
    vm, cache = doing.ref("VM", VM), doing.window.connection.store.cache
    (dialog,) = doing.choose("vm.add_gpu", vm)
    assert [item.text() for item in dialog.types._items()] == ["NVIDIA A16-2Q", "NVIDIA A16-4Q"]
    await doing.succeed(lambda: click(dialog.go))
    ((ref, vgpu),) = [each for each in cache.of(VGPU, "VGPU").items() if vm == each[1].VM]
    assert vgpu.device == "0"
    (question,) = doing.choose("gpu.remove", ref)
    await doing.succeed(lambda: click(question.go))
    assert cache.get("VGPU", ref) is None


async def test_pci_devices_are_ticked_and_typed(doing: Doing) -> None:
    vm, cache = doing.ref("VM", VM), doing.window.connection.store.cache
    (dialog,) = doing.choose("vm.pass_pci", vm)
    assert not dialog.go.isEnabled()
    type_text(dialog.others, "04:00")
    assert not dialog.go.isEnabled()
    assert "04:00 is no PCI address: it reads as 0000:04:00.0, with bus, device and function." in texts(
        dialog
    )
    type_text(dialog.others, "0000:04:00.0")
    dialog.devices.set_ticked(["0000:3b:00.0"])
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: "pci" in cache.vm(vm).other_config)
    assert cache.vm(vm).other_config["pci"] == "0/0000:3b:00.0,0/0000:04:00.0"
    (again,) = doing.choose("vm.pass_pci", vm)
    assert (again.devices.ticked, again.others.text()) == (["0000:3b:00.0"], "0000:04:00.0")
    again.devices.set_ticked([])
    type_text(again.others, "")
    await doing.succeed(lambda: click(again.go))
    await doing.until(lambda: "pci" not in cache.vm(vm).other_config)


async def test_bios_strings_come_from_a_host_once(doing: Doing) -> None:
    vm, host, cache = doing.ref("VM", VM), doing.ref("host", "xcp-01"), doing.window.connection.store.cache
    doing.window.hub.select([vm])
    if cache.vm(vm).bios_strings:
        assert "only once" in doing.window.hub.q_action("vm.copy_bios_strings").toolTip()
        return
    (dialog,) = doing.choose("vm.copy_bios_strings", vm)
    dialog.prefer(host)
    await doing.succeed(lambda: click(dialog.go))
    assert cache.vm(vm).bios_strings == cache.host(host).bios_strings


async def test_a_disk_comes_before_others(doing: Doing) -> None:
    vm, cache = doing.ref("VM", VM), doing.window.connection.store.cache
    ref = next(ref for ref in cache.vm(vm).VBDs if cache.vbd(ref).type == "Disk")
    (dialog,) = doing.choose("disk.edit", ref)
    dialog.priority.choose("7")
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: quality(cache.vbd(ref)) == ("ionice", {"sched": "rt", "class": "7"}))
    (again,) = doing.choose("disk.edit", ref)
    assert again.priority.value == "7"
    again.priority.choose("")
    await doing.succeed(lambda: click(again.go))
    await doing.until(lambda: quality(cache.vbd(ref)) == ("", {}))


async def test_a_host_lets_go_of_a_gpu_at_its_next_start(doing: Doing) -> None:
    cache = doing.window.connection.store.cache
    ref = next(iter(cache.records("PGPU")))
    (question,) = doing.choose("gpu.give_back", ref)
    await doing.succeed(lambda: click(question.go))
    assert cache.records("PGPU")[ref].dom0_access == "enable_on_reboot"


async def test_a_running_vm_says_that_it_has_to_be_halted(doing: Doing) -> None:
    doing.window.hub.select([doing.ref("VM", "postgres-primary")])
    for action_id in ("vm.add_usb", "vm.add_gpu"):
        assert "running" in doing.window.hub.q_action(action_id).toolTip()
