# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The New storage wizard from its first page to a disk on the new storage: every kind with a place of its own."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from helpers.doing import Doing
from helpers.person import click, press_key, type_text
from helpers.storage_wizard import Adding, disk_on, forget, names, secrets
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.wizards.new_sr.new_sr_wizard import NewSrWizard
from xolite_desktop.ui.wizards.step_list import Verdict
from xolite_desktop.xapi.rules.sr import pbds_of


async def test_nfs(doing: Doing, simulator: Simulator) -> None:
    adding = Adding(doing, "NFS")
    adding.enter(server="nowhere.example")
    click(adding.wizard.place_page.finders["serverpath"])
    await adding.asked()
    assert "No NFS service on that server" in adding.wizard.place_page.asking.words.text()
    adding.enter(server="nas.example")
    await adding.find("serverpath", 1)
    assert adding.value("serverpath") == "/export/backup"
    await adding.look()
    adding.turn(adding.wizard.name_page)
    adding.wizard.name_page.default.setChecked(True)
    sr = await adding.make("backups")
    assert all(pbd.currently_attached for pbd in pbds_of(doing.cache, sr).values())
    assert len(pbds_of(doing.cache, sr)) == 3
    assert doing.get("SR", sr).other_config["auto-scan"] == "false"
    await disk_on(doing, sr)


async def test_tab_goes_through_the_form_and_on_to_what_was_found(doing: Doing) -> None:
    adding = Adding(doing, "NFS")
    wizard, page = adding.wizard, adding.wizard.place_page
    adding.enter(server="nas.example")
    fields = [*page.inputs.values()]
    fields.insert(2, page.finders["serverpath"])
    assert _walk(wizard, page.inputs["server"], len(fields)) == [*fields[1:], wizard.cancel]
    click(page.finders["serverpath"])
    assert wizard.focusWidget() is page.inputs["serverpath"]
    await adding.asked()
    assert wizard.focusWidget() is page.rows
    assert _walk(wizard, fields[-1], 1) == [page.rows]


def _walk(wizard: NewSrWizard, start: QWidget, steps: int) -> list[QWidget | None]:
    """Where Tab leads from here, so many times."""
    start.setFocus()
    found = []
    for _ in range(steps):
        press_key(wizard.focusWidget(), Qt.Key.Key_Tab)
        found.append(wizard.focusWidget())
    return found


async def test_nfs_that_was_forgotten_is_attached_again_with_its_disks(
    doing: Doing, simulator: Simulator
) -> None:
    for again in (False, True):
        adding = Adding(doing, "NFS")
        adding.enter(server="nas.example", serverpath="/export/vms", subdirectory="a")
        await adding.look()
        if again:
            assert adding.wizard.contents_page.rows.count() == 2
            adding.wizard.contents_page.rows.setCurrentRow(1)
        sr = await adding.make("vms")
        if not again:
            await disk_on(doing, sr)
            uuid = await forget(doing, sr)
    assert doing.get("SR", sr).uuid == uuid
    await doing.until(lambda: doing.get("SR", sr).VDIs)
    assert all(pbd.currently_attached for pbd in pbds_of(doing.cache, sr).values())


@pytest.mark.parametrize("method", ["Async.SR.create", "SR.add_to_other_config", "pool.set_default_SR"])
async def test_after_a_failure_nothing_is_left(doing: Doing, simulator: Simulator, method: str) -> None:
    before = doing.cache.pool.default_SR  # type: ignore[union-attr]
    adding = Adding(doing, "SMB")
    adding.enter(server="//nas.example/share", username="xcp", password="secret")
    await adding.look()
    adding.turn(adding.wizard.name_page)
    adding.wizard.name_page.default.setChecked(True)
    simulator.faults.failures[method] = ["INTERNAL_ERROR", "as the test wished"]
    await adding.fail("share")
    assert "share" not in names(simulator)
    assert secrets(simulator) == [] or method != "Async.SR.create"
    assert doing.cache.pool.default_SR == before  # type: ignore[union-attr]


async def test_iscsi(doing: Doing, simulator: Simulator) -> None:
    adding = Adding(doing, "iSCSI")
    assert not adding.wizard.place_page.finders["targetIQN"].isEnabled()
    adding.enter(target="10.0.0.9", chapuser="xcp", chappassword="wrong")
    click(adding.wizard.place_page.finders["targetIQN"])
    await adding.asked()
    assert "login failed" in adding.wizard.place_page.asking.words.text()
    adding.enter(chappassword="right")
    await adding.find("targetIQN", 0)
    await adding.find("SCSIid", 1)
    await adding.look()
    assert not adding.wizard.contents_page.typed.isVisible()
    assert "formatted" in adding.wizard.contents_page.warning.text()
    sr = await adding.make("san")
    (config, *_) = [pbd.device_config for pbd in pbds_of(doing.cache, sr).values()]
    assert "chappassword" not in config
    assert "chappassword_secret" in config
    assert len(secrets(simulator)) == 3  # one for each connection, ours is gone
    await disk_on(doing, sr)


async def test_a_lun_with_storage_is_attached_again_or_formatted_after_a_word(
    doing: Doing, simulator: Simulator
) -> None:
    async def to_contents() -> Adding:
        adding = Adding(doing, "iSCSI")
        adding.enter(target="10.0.0.9")
        await adding.find("targetIQN", 0)
        await adding.find("SCSIid", 0)
        await adding.look()
        return adding

    sr = await (await to_contents()).make("san")
    known = await to_contents()
    assert "This pool uses it as san" in known.wizard.contents_page.wrong.text()
    assert not known.wizard.next.isEnabled()
    known.wizard.reject()
    uuid = await forget(doing, sr)
    adding = await to_contents()
    page = adding.wizard.contents_page
    assert adding.wizard.plan.existing == uuid  # what is there is kept unless somebody says otherwise
    page.rows.setCurrentRow(0)
    assert not adding.wizard.next.isEnabled()
    assert uuid in page.warning.text().replace("\u200b", "")
    type_text(page.typed.line, "format")
    assert adding.wizard.next.isEnabled()
    page.rows.setCurrentRow(1)
    again = await adding.make("san again")
    assert doing.get("SR", again).uuid == uuid
    assert await forget(doing, again) == uuid
    adding = await to_contents()
    adding.wizard.contents_page.rows.setCurrentRow(0)
    type_text(adding.wizard.contents_page.typed.line, "format")
    fresh = await adding.make("fresh")
    assert doing.get("SR", fresh).uuid != uuid


async def test_a_failed_attaching_leaves_the_storage_as_it_was(doing: Doing, simulator: Simulator) -> None:
    adding = Adding(doing, "NFS")
    adding.enter(server="nas.example", serverpath="/export/vms")
    await adding.look()
    uuid = await forget(doing, await adding.make("vms"))
    adding = Adding(doing, "NFS")
    adding.enter(server="nas.example", serverpath="/export/vms")
    await adding.look()
    adding.wizard.contents_page.rows.setCurrentRow(1)
    simulator.faults.failures["Async.SR.scan"] = ["SR_BACKEND_FAILURE_40", "", "The SR scan failed", ""]
    await adding.fail("vms again")
    assert "vms again" not in names(simulator)
    simulator.faults.failures.clear()
    adding = Adding(doing, "NFS")
    adding.enter(server="nas.example", serverpath="/export/vms")
    await adding.look()
    adding.wizard.contents_page.rows.setCurrentRow(1)
    assert adding.wizard.plan.existing == uuid
    adding.wizard.reject()


async def test_local_disk(doing: Doing, simulator: Simulator) -> None:
    adding = Adding(doing, "Local, thin (ext4)")
    host = doing.ref("host", "xcp-02")
    adding.wizard.place_page.host.choose(host)
    await adding.find("device", 1)
    assert adding.value("device") == "/dev/sdc"  # the disk that the host runs from is not offered
    await adding.look()
    sr = await adding.make("local")
    assert [pbd.host for pbd in pbds_of(doing.cache, sr).values()] == [host]
    assert not doing.get("SR", sr).shared
    await disk_on(doing, sr)


async def test_disks_can_be_typed_where_the_host_does_not_list_them(
    doing: Doing, simulator: Simulator
) -> None:
    adding = Adding(doing, "Local, thick (LVM)")
    simulator.faults.failures["host.call_plugin"] = ["XENAPI_MISSING_PLUGIN", "lsblk.py"]
    click(adding.wizard.place_page.finders["device"])
    await adding.asked()
    assert adding.wizard.place_page.asking.words.text()
    adding.enter(device="/dev/sdb")
    simulator.faults.failures["SR.probe"] = ["SR_BACKEND_FAILURE_42", "", "device is busy", ""]
    await adding.look()
    assert not adding.wizard.next.isEnabled()  # it would be wiped, and nobody knows what is there
    simulator.faults.failures.clear()
    click(adding.wizard.contents_page.again)
    await adding.asked()
    await adding.make("local")


@pytest.mark.parametrize(
    ("kind", "values", "config"),
    [
        (
            "ISO library on NFS", {"server": "nas.example", "serverpath": "/export/iso"},
            {"location": "nas.example:/export/iso", "type": "nfs_iso"},
        ),
        (
            "ISO library on SMB", {"server": "\\\\nas\\iso", "username": "dom\\user", "cifspassword": "pw"},
            {"location": "//nas/iso", "type": "cifs", "username": "dom\\user"},
        ),
        ("ISO library on a host", {"location": "/opt/iso"}, {"location": "/opt/iso", "legacy_mode": "true"}),
    ],
)  # fmt: skip
async def test_libraries(
    doing: Doing, simulator: Simulator, kind: str, values: dict[str, str], config: dict[str, str]
) -> None:
    adding = Adding(doing, kind)
    adding.enter(**values)
    sr = await adding.make("discs")
    (told, *_) = [pbd.device_config for pbd in pbds_of(doing.cache, sr).values()]
    assert {key: value for key, value in told.items() if not key.endswith("_secret")} == config
    assert doing.get("SR", sr).content_type == "iso"
    assert doing.get("SR", sr).other_config["auto-scan"] == "true"


async def test_a_library_that_cannot_be_mounted_is_not_there(doing: Doing, simulator: Simulator) -> None:
    adding = Adding(doing, "ISO library on NFS")
    adding.enter(server="nowhere.example", serverpath="/export/iso")
    await adding.fail("discs")
    assert "discs" not in names(simulator)


async def test_only_kinds_with_a_driver_are_offered_and_passwords_are_in_no_script(doing: Doing) -> None:
    adding = Adding(doing, "SMB")
    rows = adding.wizard.kind_page.rows
    assert "CephFS" not in {rows.item(n).text() for n in range(rows.count())}
    adding.enter(server="//nas/share", username="xcp", password="hunter2")
    await adding.look()
    adding.turn(adding.wizard.name_page)
    scripts = adding.wizard.scripts(adding.wizard.plan)
    assert "SR.create" in scripts.python
    assert "hunter2" not in scripts.python + scripts.xe + repr(adding.wizard.plan)
    adding.wizard.reject()


async def test_what_is_needed_is_called_wrong_once_it_was_touched(doing: Doing) -> None:
    adding = Adding(doing, "NFS")
    field = adding.wizard.place_page.inputs["server"]
    assert field.accessibleDescription() == "This is needed."
    assert field.property("wrong") != "true"
    adding.enter(server="n")
    step = adding.wizard.steps.item(1)
    assert step.data(Qt.ItemDataRole.UserRole) is Verdict.WAITING, "the path is missing, but nobody was there"
    press_key(field, Qt.Key.Key_Backspace)
    assert field.accessibleDescription() == "This is needed."
    assert field.property("wrong") == "true"
    assert step.data(Qt.ItemDataRole.UserRole) is Verdict.WRONG
    assert not adding.wizard.next.isEnabled()
    adding.wizard.reject()


async def test_closing_the_wizard_ends_its_question(doing: Doing, simulator: Simulator) -> None:
    adding = Adding(doing, "iSCSI")
    adding.enter(target="10.0.0.9", chapuser="xcp", chappassword="right")
    click(adding.wizard.place_page.finders["targetIQN"])
    (asking,) = [task for task in asyncio.all_tasks() if task.get_name() == "probing storage"]
    adding.wizard.reject()
    await asyncio.wait([asking])
    assert asking.cancelled()
    assert secrets(simulator) == []
