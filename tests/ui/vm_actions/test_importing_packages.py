# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Packages of several VMs, with licences and addresses, in the Import wizard."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.doing import Doing
from helpers.person import click
from tests.ui.vm_actions.test_importing import opened
from tests.xapi.packages.test_ovf import config, ovf, system
from tests.xapi.packages.test_ovf_more import EULA, STARTUP, two
from xolite_desktop.models.jobs.job import JobState
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.ui.wizards.import_vm import machine_page
from xolite_desktop.ui.wizards.import_vm.import_wizard import ImportWizard
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware

MAC = "00:50:56:00:00:01"


@pytest.fixture
def speed() -> float:
    return 200.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "package"
    made.mkdir()
    (made / "a.raw").write_bytes(b"a" * 4096)
    (made / "b.raw").write_bytes(b"b" * 8192)
    return made


def there(simulator: Simulator) -> dict[str, list[str]]:
    return simulator.run(
        lambda: {
            cls: sorted(simulator.db.records(cls)) for cls in ("VM", "VDI", "VBD", "VIF", "VM_appliance")
        }
    )


async def at_machine(doing: Doing, folder: Path, data: bytes) -> ImportWizard:
    (folder / "shop.ovf").write_bytes(data)
    wizard = await opened(doing, folder / "shop.ovf")
    wizard.show_page(wizard.machine_page)
    assert wizard.page is wizard.machine_page
    return wizard


async def test_a_licence_is_agreed_to_first(doing: Doing, folder: Path) -> None:
    (folder / "web.ovf").write_bytes(
        ovf(system()).replace(b"<Name>", EULA.format("Be nice").encode() + b"<Name>")
    )
    wizard = await opened(doing, folder / "web.ovf")
    click(wizard.next)
    page = wizard.licence_page
    assert wizard.page is page
    assert page.text.toPlainText() == "Be nice"
    assert not wizard.next.isEnabled()
    wizard.show_page(wizard.review_page)  # there is no way around it
    assert wizard.page is page
    click(page.box)
    click(wizard.next)
    assert wizard.page is wizard.name_page
    wizard.show_page(page)
    assert page.box.isChecked()
    click(page.box)
    assert not wizard.create_button.isEnabled()
    wizard.reject()


async def test_another_vm_of_the_file_is_chosen_without_reading(
    doing: Doing, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = await at_machine(doing, folder, two())

    def read(*_: object) -> object:
        raise AssertionError("a file is read on the main thread")

    monkeypatch.setattr(Path, "open", read)
    wizard.machine_page.system.choose(1)
    assert wizard.plan.name == "db"
    wizard.machine_page.system.choose(machine_page._ALL)
    assert wizard.plan.name == "shop"
    monkeypatch.undo()
    wizard.reject()


async def test_all_of_them_become_a_vapp(doing: Doing, simulator: Simulator, folder: Path) -> None:
    wizard = await at_machine(doing, folder, two(STARTUP))
    wizard.machine_page.system.choose(machine_page._ALL)
    assert not wizard.machine_page.vcpus.isVisible()
    wizard.show_page(wizard.storage_page)
    assert wizard.storage_page.rows is not None
    assert len(wizard.storage_page.rows.rows) == 6
    wizard.show_page(wizard.review_page)
    click(wizard.review_page.start)
    job, started = await doing.done(2, lambda: click(wizard.create_button))
    assert (job.state, started.state) == (JobState.DONE, JobState.DONE), (job.error, started.error)

    def made() -> list[tuple[str, str, int, int, int]]:
        db = simulator.db
        vapp = db.get("VM_appliance", str(job.result))
        assert vapp["name_label"] == "shop"
        found = [db.get("VM", vm) for vm in vapp["VMs"]]
        return sorted(
            (vm["name_label"], vm["power_state"], vm["order"], vm["start_delay"], len(vm["VBDs"]))
            for vm in found
        )

    assert simulator.run(made) == [("db", "Running", 1, 30, 4), ("web", "Running", 2, 0, 4)]


@pytest.mark.parametrize(
    "method", ["VM_appliance.create", "VM.set_appliance", "VM.set_order", "Async.VM.provision"]
)
async def test_a_call_that_fails_leaves_none_of_them(
    doing: Doing, simulator: Simulator, folder: Path, method: str
) -> None:
    before = there(simulator)
    wizard = await at_machine(doing, folder, two(STARTUP))
    wizard.machine_page.system.choose(machine_page._ALL)
    wizard.show_page(wizard.review_page)
    simulator.faults.failures[method] = ["INTERNAL_ERROR", "as the test wished"]
    (job,) = await doing.done(begin=lambda: click(wizard.create_button))
    assert job.state is JobState.FAILED
    assert there(simulator) == before


async def test_addresses_of_the_package_are_kept_if_wished(
    doing: Doing, simulator: Simulator, folder: Path
) -> None:
    for number, keeps in enumerate((False, True, True)):
        (folder / "web.ovf").write_bytes(ovf(system(f"web-{number}")))
        wizard = await opened(doing, folder / "web.ovf")
        wizard.show_page(wizard.network_page)
        page = wizard.network_page
        assert not page.macs.isChecked()
        if keeps:
            click(page.macs)
        if number == 2:
            assert f"{MAC} is taken" in page.wrong.text()  # web-1 has it
            assert not wizard.create_button.isEnabled()
            wizard.reject()
            return
        wizard.show_page(wizard.review_page)
        job = await doing.succeed(lambda wizard=wizard: click(wizard.create_button))
        (vif,) = simulator.run(
            lambda job=job: [
                simulator.db.get("VIF", ref) for ref in simulator.db.get("VM", str(job.result))["VIFs"]
            ]
        )
        assert (vif["MAC"] == MAC) is keeps
        await doing.until(
            lambda vif=vif: vif["uuid"] in {each.uuid for each in doing.cache.records("VIF").values()}
        )


async def test_a_tpm_is_a_new_one(doing: Doing, simulator: Simulator, folder: Path) -> None:
    tpm = "<Item><rasd:ResourceSubType>vmware.vtpm</rasd:ResourceSubType></Item>"
    wizard = await at_machine(doing, folder, ovf(system("win", more=config("firmware", "efi") + tpm)))
    page = wizard.machine_page
    assert page.vtpm.isChecked()
    efi = page.firmware.value
    page.firmware.choose(BootFirmware(Firmware.BIOS))
    assert "UEFI" in page.vtpm.accessibleDescription()
    assert not wizard.create_button.isEnabled()
    page.firmware.choose(efi)
    wizard.show_page(wizard.review_page)
    job = await doing.succeed(lambda: click(wizard.create_button))
    assert len(simulator.run(lambda: simulator.db.get("VM", str(job.result))["VTPMs"])) == 1
