# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The scripts do what the wizard does: the Python one is run, with the official package, on the simulator."""

from __future__ import annotations

import asyncio
import json
import shutil
import ssl
import subprocess
import sys
import types
import xmlrpc.client
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import XenAPI

from helpers.direct_pool import DirectClient, DirectPool
from tests.xapi.operations.new_vm_kinds import KINDS
from xolite_desktop.models.new_vm.api_calls import new_vm_scripts
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.simulator.clock import HandClock
from xolite_desktop.simulator.server import Simulator
from xolite_desktop.xapi.operations.new_vm.create import create, each_of
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit
from xolite_desktop.xapi.plans.new_vm.from_template import proposed_plan
from xolite_desktop.xapi.plans.new_vm.install import Install, Source
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm
from xolite_desktop.xapi.plans.new_vm.vm_disk import VmDisk
from xolite_desktop.xapi.plans.nic import Locking, Nic
from xolite_desktop.xapi.plans.resources import Memory, Processors
from xolite_desktop.xapi.refs import Ref

GIB = 1 << 30
NASTY = "it's \"quoted\" $(rm -rf /) `x` \\ \n\u202e {uuid} ''' ü"


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    return DirectPool("demo")


@pytest.fixture(scope="module")
def store(pool: DirectPool) -> PoolStore:
    made = PoolStore()
    made.attach(pool.cache)
    made.finish_loading()
    return made


@pytest.fixture
def simulator() -> Iterator[Simulator]:
    with Simulator("demo", clock=HandClock(auto=True)) as running:
        yield running


def ref(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(next(ref for ref, each in pool.db.records(cls).items() if each["name_label"] == name))


def rich(pool: DirectPool) -> NewVm:
    """A plan with nearly every call in it."""
    library = ref(pool, "SR", "ISO library")
    iso = Ref(next(ref for ref, vdi in pool.db.records("VDI").items() if vdi["SR"] == library))
    plan = proposed_plan(pool.cache, ref(pool, "VM", "Debian Bookworm 12"))
    return replace(
        plan, name="web", description=NASTY, tags=("web", NASTY), folder="/Shop", host=ref(pool, "host", "xcp-02"),
        processors=Processors(4, 8, 2, 512, 300), memory=Memory(GIB, 4 * GIB, 2 * GIB, 3 * GIB),
        firmware=BootFirmware(Firmware.UEFI, True), vtpm=True, install=Install(Source.DISC, iso), auto_power_on=True,
        disks=(*plan.disks, VmDisk(NASTY, ref(pool, "SR", "iSCSI SAN"), 30 * GIB)),
        nics=(Nic(ref(pool, "network", "bond0"), "02:00:00:00:00:aa", 100, Locking.LOCKED, ("192.0.2.1", "192.0.2.2")),),
    )  # fmt: skip


def image(pool: DirectPool) -> NewVm:
    """A plan that looks for devices, moves a disk and makes a drive."""
    plan = proposed_plan(pool.cache, ref(pool, "VM", "debian-12-hardened"))
    moved = replace(plan.disks[0], sr=ref(pool, "SR", "iSCSI SAN"), size=40 * GIB)
    return replace(plan, name="web", disks=(moved,), cloud=CloudInit(f"#cloud-config\n# {NASTY}\n"), count=2)


def described(pool: Any, vm: str) -> dict[str, Any]:
    """What a VM is and has, without what each has of its own."""
    own = {"uuid", "VBDs", "VIFs", "VTPMs", "metrics", "guest_metrics", "consoles", "other_config"}
    record = {field: value for field, value in pool.get("VM", vm).items() if field not in own}
    found: dict[str, Any] = {"VM": record, "other": dict(pool.get("VM", vm)["other_config"], mac_seed="")}
    for cls, place in (("VBD", "userdevice"), ("VIF", "device"), ("VTPM", "is_unique")):
        left = {"uuid", "VM", "VDI", "metrics", *(("MAC",) if cls == "VIF" else ())}
        for each in pool.get("VM", vm)[f"{cls}s"]:
            device = pool.get(cls, each)
            key = f"{cls} {device[place]}"
            found[key] = {field: value for field, value in device.items() if field not in left}
            if cls == "VBD" and device["VDI"] in pool.records("VDI") and device["type"] == "Disk":
                vdi = pool.get("VDI", device["VDI"])
                found[f"{key} disk"] = [
                    vdi[name] for name in ("name_label", "virtual_size", "SR", "name_description")
                ]
    return json.loads(json.dumps(found))


def run_python(script: str, simulator: Simulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands, but for the certificate and the password."""
    trusting = ssl.create_default_context(cadata=simulator.certificate)
    transport = xmlrpc.client.SafeTransport(context=trusting)
    session = XenAPI.Session(simulator.url, transport=transport)
    stand_in = types.SimpleNamespace(Session=lambda _: session)
    monkeypatch.setitem(sys.modules, "XenAPI", stand_in)
    monkeypatch.setattr("getpass.getpass", lambda: simulator.password)
    try:
        exec(compile(script, "script.py", "exec"), {})
    finally:
        session("close")()


def test_the_python_script_makes_the_same_vm(
    pool: DirectPool, store: PoolStore, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(rich(pool), start=False)
    assert plan.problems(pool.cache) == []
    run_python(new_vm_scripts(store, plan).python, simulator, monkeypatch)
    by_script = simulator.run(
        lambda: next(r for r, vm in simulator.db.records("VM").items() if vm["name_label"] == "web")
    )
    ours = asyncio.run(create(DirectClient(pool), each_of(plan)[0], lambda _: None))  # type: ignore[arg-type]
    assert simulator.run(lambda: described(simulator.db, by_script)) == described(pool.db, ours)


@pytest.mark.parametrize("name", [name for name in KINDS if "everything" not in name and "cloud" not in name])
def test_the_python_script_makes_vms_of_every_kind(
    pool: DirectPool, store: PoolStore, simulator: Simulator, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    plan = replace(KINDS[name](pool).plan, name=f"of {name}", start=False)
    run_python(new_vm_scripts(store, plan).python, simulator, monkeypatch)
    for one in each_of(plan):
        by_script = simulator.run(
            lambda one=one: next(
                r for r, vm in simulator.db.records("VM").items() if vm["name_label"] == one.name
            )
        )
        ours = asyncio.run(create(DirectClient(pool), one, lambda _: None))  # type: ignore[arg-type]
        theirs = simulator.run(lambda ref=by_script: described(simulator.db, ref))
        assert theirs == described(pool.db, ours)


def test_the_python_script_looks_for_devices(
    pool: DirectPool, store: PoolStore, simulator: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(image(pool), cloud=None)
    run_python(new_vm_scripts(store, plan).python, simulator, monkeypatch)

    def states() -> dict[str, str]:
        vms = simulator.db.records("VM").values()
        return {vm["name_label"]: vm["power_state"] for vm in vms if vm["name_label"].startswith("web-")}

    running = simulator.run(states)
    assert {name: state for name, state in running.items() if name in plan.names} == dict.fromkeys(
        plan.names, "Running"
    )


def test_the_drive_is_made_and_sent(pool: DirectPool, store: PoolStore) -> None:
    script = new_vm_scripts(store, image(pool)).python
    compile(script, "script.py", "exec")
    assert script.count("import_raw_vdi") == 2
    assert "mkfs.vfat" in script
    assert "'local-hostname" not in script.replace("instance-id: {uuid}\\nlocal-hostname: web-1", "")


@pytest.mark.skipif(shutil.which("sh") is None, reason="this system has no shell")
@pytest.mark.parametrize("plan_of", [rich, image])
def test_the_shell_script_is_one_and_leaves_nothing_out(
    pool: DirectPool, store: PoolStore, plan_of: Any
) -> None:
    script = new_vm_scripts(store, plan_of(pool)).xe
    subprocess.run(["sh", "-n"], input=script, text=True, check=True)
    assert "no command of xe" not in script
    assert "OpaqueRef" not in script
    assert script.count("vm-start") == plan_of(pool).count


@pytest.mark.skipif(shutil.which("sh") is None, reason="this system has no shell")
def test_names_are_words_of_the_shell_and_nothing_more(pool: DirectPool, store: PoolStore) -> None:
    """xe is replaced by a function that prints each of its words on a line of its own."""
    script = new_vm_scripts(store, rich(pool)).xe
    echo = 'xe() { for word in "$@"; do printf "%s\\0" "$word" >&2; done; printf made; }\n'
    ran = subprocess.run(["sh"], input=echo + script, text=True, check=True, capture_output=True)
    words = ran.stderr.split("\0")
    assert f"name-description={NASTY}" in words
    assert f"param-key={NASTY}" in words
    assert f"name-label={NASTY}" in words
    assert "HVM-boot-params:order=dcn" in words
    assert "VCPUs-max=8" in words
    assert "qos_algorithm_params:kbps=100" in words
    assert "ipv4-allowed=192.0.2.1,192.0.2.2" in words
    assert "other-config:owner=true" in words
