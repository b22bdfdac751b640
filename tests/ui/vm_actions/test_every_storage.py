# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every kind of storage from the wizard's first page to disks on it: a place that is not there, a call that fails, and the
same storage again with its disks after the pool has forgotten it.

In a normal run each kind meets one of the calls that fail, in turn; with XOLITE_ALL_FAULTS=1 both.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from helpers.doing import Doing
from helpers.person import click, type_text
from helpers.storage_wizard import Adding, disk_on, forget, names, secrets
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.simulator.storage_probe import scsi_id
from xolite_desktop.xapi.plans.new_sr.kinds import SR_KINDS, kind_of
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.sr import pbds_of

NAME = "of the test"
_ISCSI = {"target": "10.0.0.9", "chapuser": "xcp", "chappassword": "right"}
_LUN = {"targetIQN": "iqn.2019-04.example.storage:9.fast", "SCSIid": scsi_id("iqn", 0)}
_DISK, _NO_DISK = {"device": "/dev/sdb"}, {"device": "/dev/nowhere"}


@dataclass(frozen=True)
class Case:
    """What a person enters, what they get wrong first, and the driver's words for that."""

    title: str
    values: Mapping[str, str]
    wrong: Mapping[str, str]
    said: str


CASES = {
    "nfs": Case(
        "NFS", {"server": "nas.example", "serverpath": "/export/vms"}, {"server": "nowhere.example"}, "NFS"
    ),
    "smb": Case(
        "SMB", {"server": "//nas/vms", "username": "xcp", "password": "right"}, {"password": "wrong"},
        "return code 13",
    ),
    "iscsi": Case("iSCSI", _ISCSI | _LUN, {"chappassword": "wrong"}, "login"),
    "hba": Case("Hardware HBA", {"SCSIid": scsi_id("hba", 1)}, {"SCSIid": "nowhere"}, "LUN"),
    "iso_nfs": Case(
        "ISO library on NFS", {"server": "nas", "serverpath": "/iso"}, {"server": "nowhere"}, "mount"
    ),
    "iso_smb": Case(
        "ISO library on SMB", {"server": "//nas/iso", "username": "xcp", "cifspassword": "right"},
        {"cifspassword": "wrong"}, "mount",
    ),
    "iso_local": Case("ISO library on a host", {"location": "/opt/iso"}, {"location": "/nowhere"}, "path"),
    "ext": Case("Local, thin (ext4)", _DISK, _NO_DISK, "device"),
    "lvm": Case("Local, thick (LVM)", _DISK, _NO_DISK, "device"),
    "xfs": Case("Local, thin (XFS)", _DISK, _NO_DISK, "device"),
    "largeblock": Case("Local, large blocks", _DISK, _NO_DISK, "device"),
    "zfs": Case("ZFS", {"location": "/tank/vms"}, {"location": "/nowhere"}, "not a ZFS mountpoint"),
    "glusterfs": Case("GlusterFS", {"server": "node1:/vms"}, {"server": "nowhere:/vms"}, "GlusterFS mount"),
    "cephfs": Case("CephFS", {"server": "node1", "serverpath": "/vms"}, {"server": "nowhere"}, "CephFS mount"),
    "moosefs": Case(
        "MooseFS", {"masterhost": "master", "rootpath": "/vms"}, {"masterhost": "nowhere"}, "MooseFS mount"
    ),
    "linstor": Case(
        "XOSTOR", {"group-name": "linstor_group/thin", "redundancy": "3"}, {"group-name": "nowhere/thin"},
        "no such group",
    ),
}  # fmt: skip
KINDS = pytest.mark.parametrize("kind", CASES)
THIRDS = [tuple(CASES)[first::3] for first in range(3)]
"""What is tried in one window: of it nothing stays."""
FAILING = ("Async.SR.create", "SR.add_to_other_config")
ALL = os.environ.get("XOLITE_ALL_FAULTS") == "1"


@pytest.fixture
def speed() -> float:
    return 200.0


@pytest.fixture
async def adding_to(doing: Doing, simulator: Simulator) -> Doing:
    """A pool that has all the drivers."""
    wanted = {kind.type for kind in SR_KINDS}
    there = {sm.type for sm in doing.cache.records("SM").values()}  # type: ignore[attr-defined]
    for driver in wanted - there:
        simulator.run(
            lambda driver=driver: simulator.db.create("SM", type=driver, name_label=driver, features={})
        )
    await doing.until(
        lambda: wanted <= {sm.type for sm in doing.cache.records("SM").values()}  # type: ignore[attr-defined]
    )
    return doing


async def to_place(doing: Doing, kind: str, **others: str) -> Adding:
    adding = Adding(doing, CASES[kind].title)
    adding.enter(**{**CASES[kind].values, **others})
    return adding


async def to_contents(doing: Doing, kind: str, **others: str) -> Adding:
    """As far as what is there, which a library does not ask for."""
    adding = await to_place(doing, kind, **others)
    if kind_of(kind).looks:
        await adding.look()
    elif not kind_of(kind).is_library:
        adding.turn(adding.wizard.contents_page)
    return adding


async def something_on(doing: Doing, kind: str, sr: Ref, folder: Path) -> None:
    """A disk, or a disc in a library."""
    if not kind_of(kind).is_library:
        await disk_on(doing, sr)
        return
    path = folder / "debian.iso"
    path.write_bytes(bytes(32769) + b"CD001" + bytes(32768 - 6))
    (dialog,) = doing.choose("sr.upload_disc", sr)
    dialog.take_file(path)
    await doing.succeed(lambda: click(dialog.go))
    await doing.until(lambda: doing.get("SR", sr).VDIs)


def on(doing: Doing, sr: Ref) -> set[tuple[str, str]]:
    """The disks of a storage: what they are called, and their uuids."""
    found = [doing.get("VDI", vdi) for vdi in doing.get("SR", sr).VDIs]
    return {(vdi.name_label, vdi.uuid) for vdi in found if vdi is not None}


def test_no_kind_is_forgotten() -> None:
    assert list(CASES) == [kind.id for kind in SR_KINDS]


@pytest.mark.parametrize("kinds", THIRDS, ids="-".join)
async def test_a_place_that_is_not_there_is_said_and_put_right(
    adding_to: Doing, simulator: Simulator, kinds: tuple[str, ...]
) -> None:
    """Drivers that cannot look say it when the storage is made, and then nothing of it is left."""
    for kind in kinds:
        await _said_and_put_right(adding_to, simulator, kind)


async def _said_and_put_right(adding_to: Doing, simulator: Simulator, kind: str) -> None:
    case = CASES[kind]
    adding = await to_contents(adding_to, kind, **case.wrong)
    if not kind_of(kind).looks:
        await adding.fail(NAME)
        assert case.said in str(adding_to.window.jobs.jobs[0].error), kind
        assert NAME not in names(simulator)
        assert secrets(simulator) == []
        return
    assert case.said in adding.wizard.contents_page.asking.words.text(), kind
    assert secrets(simulator) == []
    assert adding.wizard.next.isEnabled() is not kind_of(kind).wipes
    click(adding.wizard.back)
    adding.enter(**case.values)
    await adding.look()
    assert adding.wizard.prober.error is None
    assert adding.wizard.contents_page.rows.count() == 1
    adding.wizard.reject()


@pytest.mark.parametrize("kinds", THIRDS, ids="-".join)
async def test_a_call_that_fails_leaves_nothing(
    adding_to: Doing, simulator: Simulator, kinds: tuple[str, ...]
) -> None:
    for kind in kinds:
        for method in FAILING if ALL else FAILING[list(CASES).index(kind) % len(FAILING) :][:1]:
            before = names(simulator)
            adding = await to_contents(adding_to, kind)
            simulator.faults.failures[method] = ["INTERNAL_ERROR", "as the test wished"]
            await adding.fail(NAME)
            assert names(simulator) == before, f"{kind}, {method}"
            assert secrets(simulator) == [], f"{kind}, {method}"
            del simulator.faults.failures[method]


@KINDS
async def test_made_used_forgotten_and_attached_again(adding_to: Doing, kind: str, tmp_path: Path) -> None:
    doing = adding_to
    sr = await (await to_contents(doing, kind)).make(NAME)
    pbds = pbds_of(doing.cache, sr).values()
    assert all(pbd.currently_attached for pbd in pbds)
    assert len(pbds) == (3 if kind_of(kind).shared else 1)
    assert "right" not in str([pbd.device_config for pbd in pbds])
    await something_on(doing, kind, sr, tmp_path)
    there = on(doing, sr)
    uuid = await forget(doing, sr)
    adding = await to_contents(doing, kind)
    page = adding.wizard.contents_page
    if kind_of(kind).looks:
        page.rows.setCurrentRow(1)
    elif not kind_of(kind).is_library:
        type_text(page.uuid, uuid.upper())
    if not kind_of(kind).is_library:
        assert adding.wizard.plan.existing == uuid
    again = await adding.make(NAME)
    await doing.until(lambda: on(doing, again) == there)
    assert (doing.get("SR", again).uuid == uuid) is not kind_of(kind).is_library
    if not kind_of(kind).is_library:
        await disk_on(doing, again)


@pytest.mark.parametrize("kind", ["zfs", "linstor"])
async def test_what_cannot_be_looked_for_is_attached_by_its_uuid(adding_to: Doing, kind: str) -> None:
    adding = await to_contents(adding_to, kind)
    page = adding.wizard.contents_page
    assert not page.rows.isVisible()
    assert not page.again.isVisible()
    assert adding.wizard.next.isEnabled()  # without one it is new
    type_text(page.uuid, "0bf1")
    assert "not a UUID" in page.wrong.text()
    assert not adding.wizard.next.isEnabled()
    known = adding_to.get("SR", adding_to.ref("SR", "ISO library")).uuid
    type_text(page.uuid, known)
    assert "This pool uses it as ISO library" in page.wrong.text()
    assert not adding.wizard.next.isEnabled()
    adding.wizard.reject()
