# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""From the window, with clicks and keys: new VMs of every kind, each with exactly what was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QListWidget, QPushButton, QWidget

from helpers.doing import Doing
from helpers.person import click, press_key, type_text
from tests.xapi.test_fat import Volume
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.simulator.disk_contents import BLOCK
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.dialogs.api_calls import XE, ApiCallsDialog
from xolite_desktop.ui.wizards.new_vm.new_vm_wizard import NewVmWizard
from xolite_desktop.xapi.roles.least import LEAST, ROLES
from xolite_desktop.xapi.roles.permissions import Permissions

GIB = 1 << 30
FORM, IMAGE, WINDOWS = "Debian Bookworm 12", "debian-12-hardened", "Windows 11"


def begin(doing: Doing, template: str) -> NewVmWizard:
    """Choose New VM with nothing selected, and a template by typing and clicking."""
    (wizard,) = doing.choose("vm.new")
    assert isinstance(wizard, NewVmWizard)
    type_text(wizard.template_page.search, template.split()[0])
    click_row(wizard.template_page.rows, template)
    return wizard


def click_row(rows: QListWidget, name: str) -> None:
    item = next(item for item in rows.findItems(name, Qt.MatchFlag.MatchExactly) if not item.isHidden())
    rows.scrollToItem(item)
    QTest.mouseClick(
        rows.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        rows.visualItemRect(item).center(),
    )
    assert rows.currentItem() is item


def pick(choice: QComboBox, word: str) -> None:
    """Choose by the arrow keys, as far as it takes."""
    choice.setFocus()
    wanted = choice.findText(word, Qt.MatchFlag.MatchStartsWith)
    assert wanted >= 0, [choice.itemText(number) for number in range(choice.count())]
    for _ in range(choice.count()):
        if choice.currentIndex() == wanted:
            return
        press_key(choice, Qt.Key.Key_Down if choice.currentIndex() < wanted else Qt.Key.Key_Up)
    assert choice.currentIndex() == wanted


def turn_to(wizard: NewVmWizard, page: QWidget) -> None:
    """On with Next until the page is there."""
    while wizard.page is not page:
        click(wizard.next)


def choose_start(button: QPushButton, title: str) -> None:
    """Choose a text to begin with, in the button's menu."""
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    entry = next(action for action in menu.actions() if action.text() == title)
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, menu.actionGeometry(entry).center()
    )


async def finish(
    doing: Doing, simulator: Simulator, wizard: NewVmWizard, *, vms: int = 1, start: bool = False
) -> list[Any]:
    """To the last page, and Create: the records of the VMs that are there then, by name."""
    turn_to(wizard, wizard.review_page)
    if wizard.review_page.start.isChecked() != start:
        click(wizard.review_page.start)
    names = wizard.plan.names
    jobs = await doing.done(vms * (2 if start else 1), lambda: click(wizard.create_button))
    done(jobs)
    await doing.until(lambda: all(vm_of(doing, name) is not None for name in names))
    state = "Running" if start else "Halted"
    await doing.until(lambda: all(is_known(doing, simulator, name, state) for name in names))
    return [vm_of(doing, name) for name in names]


def is_known(doing: Doing, simulator: Simulator, name: str, state: str) -> bool:
    """Whether the window knows of the VM and its devices what the pool knows."""
    vm = vm_of(doing, name)
    ref = doing.ref("VM", name)

    def record() -> dict[str, Any]:
        return dict(simulator.db.get("VM", ref))

    there = simulator.run(record)
    devices = [(cls, each) for cls in ("VBD", "VIF", "VTPM") for each in there[f"{cls}s"]]
    return vm.power_state == state and all(
        doing.get(cls, each) is not None and each in getattr(vm, f"{cls}s") for cls, each in devices
    )


def done(jobs: Sequence[Job]) -> None:
    assert [(job.title, job.error) for job in jobs if job.state is not JobState.DONE] == []


def vm_of(doing: Doing, name: str) -> Any:
    """The VM of a name, whose devices the window knows too."""
    for vm in doing.cache.records("VM").values():
        if getattr(vm, "name_label", "") == name and not vm.is_a_template:  # type: ignore[union-attr]
            return vm
    return None


def disks(doing: Doing, vm: Any) -> list[tuple[str, str, str, int]]:
    """Position, name, storage and GiB of each disk."""
    vbds = [doing.get("VBD", ref) for ref in vm.VBDs]
    found = []
    for vbd in sorted(vbds, key=lambda vbd: int(vbd.userdevice)):
        if vbd.type == "Disk":
            vdi = doing.get("VDI", vbd.VDI)
            found.append(
                (vbd.userdevice, vdi.name_label, doing.get("SR", vdi.SR).name_label, vdi.virtual_size // GIB)
            )
    return found


def discs(doing: Doing, vm: Any) -> list[str]:
    vbds = [doing.get("VBD", ref) for ref in vm.VBDs]
    return [doing.get("VDI", vbd.VDI).name_label if not vbd.empty else "" for vbd in vbds if vbd.type == "CD"]


def networks(doing: Doing, vm: Any) -> list[str]:
    vifs = sorted((doing.get("VIF", ref) for ref in vm.VIFs), key=lambda vif: vif.device)
    return [doing.get("network", vif.network).name_label for vif in vifs]


async def test_from_a_disk_template_and_started(doing: Doing, simulator: Simulator) -> None:
    wizard = begin(doing, IMAGE)
    click(wizard.next)
    type_text(wizard.name_page.name, "from-image")
    (vm,) = await finish(doing, simulator, wizard, start=True)
    assert disks(doing, vm) == [("0", "from-image disk 0", disks(doing, vm)[0][2], 20)]
    assert discs(doing, vm) == [""]
    assert vm.VCPUs_max == 2
    assert not vm.is_a_template


async def test_from_a_disc_with_name_place_and_resources(doing: Doing, simulator: Simulator) -> None:
    wizard = begin(doing, FORM)
    click(wizard.next)
    page = wizard.name_page
    type_text(page.name, "from-iso")
    type_text(page.description, "Web shop")
    type_text(page.tags.line, "web")
    press_key(page.tags.line, Qt.Key.Key_Return)
    type_text(page.folder, "/Shop")
    type_text(page.custom["XenCenter.CustomFields.Owner"], "Web team")
    click_row(page.hosts, "xcp-02")
    click(wizard.next)
    fields = wizard.resources_page.fields_shown
    type_text(fields.vcpus_max, "8")
    type_text(fields.vcpus, "4")
    pick(fields.topology, "2 sockets")
    type_text(fields.weight, "512")
    type_text(fields.static_max, "4 GiB")
    click(fields.fixed)
    type_text(fields.dynamic_min, "2 GiB")
    type_text(fields.dynamic_max, "3 GiB")
    turn_to(wizard, wizard.boot_page)
    assert not wizard.next.isEnabled(), "a disc is needed"
    type_text(wizard.boot_page.search, "debian-12")
    click_row(wizard.boot_page.discs, "debian-12.11.0-amd64-netinst.iso")
    (vm,) = await finish(doing, simulator, wizard)
    assert (vm.name_description, set(vm.tags), vm.other_config["folder"]) == ("Web shop", {"web"}, "/Shop")
    assert vm.other_config["XenCenter.CustomFields.Owner"] == "Web team"
    assert "XenCenter.CustomFields.Cost centre" not in vm.other_config
    assert vm.affinity == doing.ref("host", "xcp-02")
    assert (vm.VCPUs_at_startup, vm.VCPUs_max, vm.VCPUs_params["weight"]) == (4, 8, "512")
    assert vm.platform["cores-per-socket"] == "4"
    assert (vm.memory_static_max, vm.memory_dynamic_min, vm.memory_dynamic_max) == (4 * GIB, 2 * GIB, 3 * GIB)
    assert vm.HVM_boot_params["order"] == "dcn"
    assert discs(doing, vm) == ["debian-12.11.0-amd64-netinst.iso"]
    assert disks(doing, vm) == [("0", "from-iso disk 0", "NFS vol1", 10)]
    assert networks(doing, vm) == ["bond0"]


async def test_from_the_network_with_secure_boot_and_a_tpm(doing: Doing, simulator: Simulator) -> None:
    wizard = begin(doing, FORM)
    click(wizard.next)
    type_text(wizard.name_page.name, "secure")
    turn_to(wizard, wizard.boot_page)
    pick(wizard.boot_page.source, "The network")
    click(wizard.boot_page.vtpm)
    pick(wizard.boot_page.firmware, "BIOS")
    assert not wizard.next.isEnabled(), "a TPM needs UEFI"
    pick(wizard.boot_page.firmware, "UEFI with Secure Boot")
    pick(wizard.boot_page.bios, "As on xcp-02")
    shown = calls_shown(wizard)
    assert "xapi.VM.copy_bios_strings(vm, " in shown
    assert "xapi.VTPM.create(vm, False)" in shown
    (vm,) = await finish(doing, simulator, wizard)
    assert vm.HVM_boot_params == {"order": "ncd", "firmware": "uefi"}
    assert vm.platform["secureboot"] == "true"
    assert len(vm.VTPMs) == 1
    assert vm.bios_strings == doing.get("host", doing.ref("host", "xcp-02")).bios_strings
    assert discs(doing, vm) == [""]


async def test_with_three_disks_and_two_interfaces(doing: Doing, simulator: Simulator) -> None:
    wizard = begin(doing, FORM)
    click(wizard.next)
    type_text(wizard.name_page.name, "large")
    turn_to(wizard, wizard.boot_page)
    pick(wizard.boot_page.source, "The network")
    turn_to(wizard, wizard.disks_page)
    page = wizard.disks_page
    click(page.add)
    type_text(page.rows[1].name, "{name} data")
    type_text(page.rows[1].amount, "30 GiB")
    pick(page.rows[1].sr, "iSCSI SAN")
    click(page.add)
    click(page.add)
    type_text(page.rows[2].amount, "900 GiB")
    pick(page.rows[2].sr, "Local SSD xcp-01")
    assert not wizard.next.isEnabled(), "there is no room for it"
    type_text(page.rows[2].amount, "5 GiB")
    assert "xcp-01" in page.said.text()
    click(page.rows[3].remove)
    click(wizard.next)
    click(wizard.network_page.add)
    pick(wizard.network_page.rows[1].network, "VLAN 120 DMZ")
    type_text(wizard.network_page.rows[1].mac, "01:00:00:00:00:01")
    assert not wizard.next.isEnabled(), "it is a group's address"
    type_text(wizard.network_page.rows[1].mac, "02:00:00:00:00:01")
    (vm,) = await finish(doing, simulator, wizard)
    assert disks(doing, vm) == [
        ("0", "large disk 0", "NFS vol1", 10), ("1", "large data", "iSCSI SAN", 30),
        ("2", "large disk 1", "Local SSD xcp-01", 5),
    ]  # fmt: skip
    assert networks(doing, vm) == ["bond0", "VLAN 120 DMZ"]
    assert {doing.get("VIF", ref).MAC for ref in vm.VIFs} >= {"02:00:00:00:00:01"}


async def test_five_at_once_with_a_drive_for_cloud_init(doing: Doing, simulator: Simulator) -> None:
    wizard = begin(doing, IMAGE)
    click(wizard.next)
    type_text(wizard.name_page.name, "web-{nn}")
    type_text(wizard.name_page.count, "5")
    assert "web-01" in wizard.name_page.names.text()
    turn_to(wizard, wizard.cloud_page)
    click(wizard.cloud_page.on)
    assert not wizard.next.isEnabled(), "there is no user data yet"
    choose_start(wizard.cloud_page.user_start, "A user with an SSH key")
    vms = await finish(doing, simulator, wizard, vms=5)
    assert [vm.name_label for vm in vms] == [f"web-0{number}" for number in range(1, 6)]
    for vm in vms:
        names = [name for _, name, *_ in disks(doing, vm)]
        assert names == [f"{vm.name_label} disk 0", f"{vm.name_label} cloud-init"]
        drive = next(ref for ref, vdi in doing.cache.records("VDI").items() if vdi.name_label == names[1])  # type: ignore[union-attr]
        volume = Volume(content_of(simulator, drive))
        assert f"local-hostname: {vm.name_label}\n".encode() in volume.files["meta-data"]
        assert f"hostname: {vm.name_label}\n".encode() in volume.files["user-data"]
    assert len({doing.get("VIF", ref).MAC for vm in vms for ref in vm.VIFs}) == sum(
        len(vm.VIFs) for vm in vms
    )


def calls_shown(wizard: NewVmWizard) -> str:
    """Show the API calls, copy those of xe, close; the Python script."""
    click(wizard.calls)
    (dialog,) = wizard.findChildren(ApiCallsDialog)
    python = dialog.text.toPlainText()
    click(dialog.ways.buttons[XE])
    click(dialog.copy)
    assert "xe vtpm-create" in QApplication.clipboard().text()
    click(dialog.close_button)
    return python


def content_of(simulator: Simulator, vdi: str) -> bytes:
    """What is on a disk of the pool."""

    def read() -> bytes:
        record = simulator.db.get("VDI", vdi)
        kept, uuid, size = simulator.transfers.disks, record["uuid"], record["virtual_size"]
        filled = kept.filled(uuid, size)
        return b"".join(
            kept.block(uuid, number, size) if number in filled else bytes(BLOCK)
            for number in range(size // BLOCK)
        )

    return simulator.run(read)


async def test_windows_proposes_what_it_needs(doing: Doing, simulator: Simulator) -> None:
    wizard = begin(doing, WINDOWS)
    turn_to(wizard, wizard.boot_page)
    assert wizard.boot_page.vtpm.isChecked()
    click(wizard.boot_page.vtpm)
    pick(wizard.boot_page.source, "The network")
    assert not wizard.next.isEnabled(), "the system needs its TPM"
    click(wizard.cancel)
    assert wizard.answer is None


async def test_a_failure_says_why_and_leaves_nothing(doing: Doing, simulator: Simulator) -> None:
    wizard = begin(doing, IMAGE)
    click(wizard.next)
    type_text(wizard.name_page.name, "doomed")
    turn_to(wizard, wizard.review_page)
    disks_before = set(doing.cache.records("VDI"))
    network = wizard.plan.nics[0].network

    def lose() -> None:
        """The network is gone at the last moment, and the window has not heard of it."""
        simulator.db.destroy("network", network)

    simulator.run(lose)
    (job,) = await doing.done(1, lambda: click(wizard.create_button))
    assert job.state is JobState.FAILED
    assert job.title == "Making doomed"
    assert "HANDLE_INVALID" in str(job.error)
    await doing.until(lambda: vm_of(doing, "doomed") is None)
    left = set(simulator.run(lambda: set(simulator.db.records("VDI")))) - disks_before
    assert [
        vdi for vdi in left if simulator.run(lambda vdi=vdi: simulator.db.get("VDI", vdi)["managed"])
    ] == []


async def test_what_the_role_or_the_connection_refuses_is_said_before(doing: Doing) -> None:
    connection = doing.window.connection
    held = ROLES[ROLES.index("vm-admin") : -1]
    connection.permissions = Permissions(frozenset().union(*(LEAST[role] for role in held)))
    (wizard,) = doing.choose("vm.new", doing.ref("VM", IMAGE))
    assert wizard.create_button.isEnabled(), "as the template is, a VM admin may make it"
    turn_to(wizard, wizard.name_page)
    click_row(wizard.name_page.hosts, "xcp-02")
    assert not wizard.create_button.isEnabled()
    assert "vm-power-admin" in wizard.refused.text()
    click_row(wizard.name_page.hosts, "Any host")
    assert wizard.create_button.isEnabled()
    connection.set_read_only(True)
    assert not wizard.create_button.isEnabled()
    assert wizard.refused.text()
    connection.set_read_only(False)
    assert wizard.create_button.isEnabled()
    click(wizard.cancel)


async def test_where_it_begins(doing: Doing) -> None:
    """In the menus of the pool, a host and a template, with what is selected; not in that of a VM."""
    (wizard,) = doing.choose("vm.new", doing.ref("host", "xcp-02"))
    assert wizard.plan.host == doing.ref("host", "xcp-02")
    click(wizard.cancel)
    (wizard,) = doing.choose("vm.new", doing.ref("VM", WINDOWS))
    assert wizard.plan.template == doing.ref("VM", WINDOWS)
    click(wizard.cancel)
    asked: list[QWidget] = []
    doing.window.actions_runner.asked.connect(asked.append)
    QTest.keyClick(doing.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    (wizard,) = asked
    click(wizard.cancel)
    for refs, there in (
        ([doing.ref("pool", "lab-pool")], True), ([doing.ref("host", "xcp-01")], True),
        ([doing.ref("VM", IMAGE)], True), ([doing.ref("VM", "old-jira")], False),
        ([doing.ref("host", "xcp-01"), doing.ref("host", "xcp-02")], False),
    ):  # fmt: skip
        doing.window.hub.select(refs)
        for menu in (Menu.CONTEXT, Menu.HEADER):
            assert ("vm.new" in [each.id for each in doing.window.hub.shown_in(menu)]) == there
