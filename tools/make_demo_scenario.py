# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Writes resources/scenarios/*.json, the pools that come with the program: `python tools/make_demo_scenario.py`."""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

import demo_devices  # noqa: E402
import demo_history  # noqa: E402
import demo_snapshots  # noqa: E402

from xolite_desktop.simulator.building.builder import GIB, TIB, Builder, Records  # noqa: E402
from xolite_desktop.simulator.building.hosts import XEON, HostPlan, add_host, add_pool, settle_memory  # noqa: E402
from xolite_desktop.simulator.building.networks import (  # noqa: E402
    add_bond,
    add_internal_management,
    add_management_pif,
    add_network,
    add_pif,
    add_vlan,
    static_address,
)
from xolite_desktop.simulator.building.roles import add_roles  # noqa: E402
from xolite_desktop.simulator.building.storage import (  # noqa: E402
    add_drive,
    add_drivers,
    add_iso,
    add_sr,
    add_tools_sr,
    add_vdi,
    settle_storage,
)
from xolite_desktop.simulator.building.templates import add_templates  # noqa: E402
from xolite_desktop.simulator.building.vms import Disk, VmPlan, add_suspend_image, add_vm  # noqa: E402
from xolite_desktop.simulator.clock import wire_date  # noqa: E402
from xolite_desktop.simulator.schema import load_schema  # noqa: E402

NOW = 1_795_357_800.0
"""2026-11-22 14:30 UTC; the loader moves all dates so that this becomes the present."""
SCENARIOS = ROOT / "resources" / "scenarios"

Plan = dict[str, Any]

CUSTOM_FIELDS = (
    "<CustomFieldDefinitions>"
    '<CustomFieldDefinition name="Owner" type="String" defaultValue="" />'
    '<CustomFieldDefinition name="Cost centre" type="String" defaultValue="" />'
    "</CustomFieldDefinitions>"
)


def add_hosts(b: Builder) -> list[str]:
    """xcp-01 leads, xcp-03 is in maintenance and its certificate is about to end."""
    plans = (
        HostPlan("xcp-01", "10.0.12.11", 256, XEON, "Rack 4, unit 12", up_days=41.4),
        HostPlan("xcp-02", "10.0.12.12", 256, XEON, "Rack 4, unit 14", up_days=38.5),
        HostPlan(
            "xcp-03",
            "10.0.12.13",
            256,
            XEON,
            "Rack 7, unit 3; waits for a new power supply",
            enabled=False,
            up_days=0.35,
            certificate_days_left=9.2,
        ),
    )
    hosts = [add_host(b, plan) for plan in plans]
    for host, pending in zip(hosts[:2], (9, 5), strict=True):
        record = b.record("host", host)
        record["pending_guidances_recommended"] = ["restart_toolstack"] if pending == 5 else ["reboot_host"]
        record["latest_synced_updates_applied"] = "no"
        record["tags"] = ["rack-4"]
    return hosts


def add_networks(b: Builder, hosts: list[str]) -> None:
    """Management on eth0, guests on a bond of eth1 and eth2 with two VLANs, storage on eth3, one private; two cards are free."""
    lan = add_network(b, "Pool-wide eth0", "xenbr0", "Management and servers")
    eth1 = add_network(b, "Pool-wide network associated with eth1", "xenbr1")
    eth2 = add_network(b, "Pool-wide network associated with eth2", "xenbr2")
    vm = add_network(b, "bond0", "xapi1", "Guests, two 10 Gbit/s links", other_config={"automatic": "true"})
    dmz = add_network(b, "VLAN 120 DMZ", "xapi2", "What the Internet may see", tags=["dmz"])
    office = add_network(b, "VLAN 200 Office", "xapi3", "Desks, printers, telephones")
    store = add_network(b, "Storage", "xenbr3", "NFS and iSCSI, jumbo frames", MTU=9000)
    add_network(b, "Private lab", "xapi4", "No way out: for experiments", other_config={"automatic": "false"})
    free = [
        add_network(b, f"Pool-wide network associated with {device}", device.replace("eth", "xenbr"))
        for device in ("eth4", "eth5")
    ]
    add_internal_management(b)
    for number, host in enumerate(hosts, 11):
        add_management_pif(b, host, lan, "eth0", f"10.0.12.{number}")
        slaves = [add_pif(b, host, eth1, "eth1"), add_pif(b, host, eth2, "eth2")]
        bond = add_bond(b, host, vm, slaves, mode="lacp")
        add_vlan(b, host, dmz, bond, 120)
        add_vlan(b, host, office, bond, 200)
        purpose = {"management_purpose": "Storage"}
        add_pif(b, host, store, "eth3", MTU=9000, other_config=purpose, **static_address(f"10.0.40.{number}"))
        for network, device in zip(free, ("eth4", "eth5"), strict=True):
            add_pif(b, host, network, device, speed=25_000, capabilities=["sriov"])


def add_shared_storage(b: Builder, hosts: list[str]) -> str:
    """Two shared repositories, an archive that one host cannot reach, an ISO library; returns the default one."""
    nfs = {"server": "nas-01.lab.example", "serverpath": "/srv/vol1", "nfsversion": "4.1"}
    used = round(14 * TIB * 0.62)
    default = add_sr(
        b,
        "NFS vol1",
        "nfs",
        {host: dict(nfs) for host in hosts},
        size=14 * TIB,
        shared=True,
        name_description="nas-01, all flash, snapshots every hour",
        physical_utilisation=used,
        tags=["prod"],
    )
    iscsi = {
        "target": "10.0.40.200",
        "targetIQN": "iqn.2005-10.org.example:san-01.vmstore",
        "SCSIid": "36589cfc000000a7c1d3f5b8e2a9c4d61",
        "port": "3260",
    }
    san = {host: dict(iscsi) for host in hosts}
    add_sr(
        b, "iSCSI SAN", "lvmoiscsi", san, size=8 * TIB, shared=True, name_description="san-01, LUN vmstore"
    )
    smb = {"server": r"\\nas-02.lab.example\archive", "username": "xcp"}
    archive = {host: dict(smb) for host in hosts}
    slow = add_sr(
        b, "Archive", "smb", archive, size=4 * TIB, shared=True, physical_utilisation=round(1.2 * TIB)
    )
    b.record("PBD", b.ref("PBD", f"Archive {hosts[2]}"))["currently_attached"] = False
    b.record("SR", slow)["name_description"] = "Slow disks for what is seldom needed"
    return default


def add_local_storage(b: Builder, hosts: list[str]) -> None:
    """One SSD a host: the first almost full and thick, the others thin."""
    kinds = (("lvm", 956, 870), ("ext", 931, 0), ("ext", 931, 0))
    for number, (host, (kind, size, used)) in enumerate(zip(hosts, kinds, strict=True), 1):
        device = {"device": f"/dev/disk/by-id/nvme-SAMSUNG_MZQL2960HCJR-00A07_S64FNE0T80{number}142-part3"}
        sr = add_sr(
            b,
            f"Local SSD xcp-0{number}",
            kind,
            {host: device},
            size=size * GIB,
            physical_utilisation=used * GIB,
            name_description="NVMe drive of the host",
        )
        b.record("host", host).update(suspend_image_sr=sr, crash_dump_sr=sr)
        name = b.record("host", host)["name_label"]
        add_drive(b, host, name, "cd")
        add_drive(b, host, name, "block")


def add_images(b: Builder, hosts: list[str], isos: dict[str, int]) -> None:
    """The ISO library on the NAS and the pool's own tools."""
    location = {"location": "nas-01.lab.example:/srv/iso", "type": "nfs_iso"}
    library = add_sr(
        b,
        "ISO library",
        "iso",
        {host: dict(location) for host in hosts},
        size=2 * TIB,
        shared=True,
        name_description="Installation media",
        physical_utilisation=212 * GIB,
        other_config={"auto-scan": "true"},
    )
    for name, size_mib in isos.items():
        add_iso(b, library, name, size_mib)
    add_tools_sr(b, hosts)


def parse_disk(text: str, vm: str, plan: Plan, b: Builder) -> Disk:
    """`root 40 0.5 nfs`: name, GiB, share in use, storage; a name of one word gets the VM's before it."""
    name, gib, used, storage = text.rsplit(None, 3)
    full = name if " " in name else f"{vm} {name}"
    return Disk(full, float(gib), float(used), b.ref("SR", plan["storage"][storage]))


def vm_plan(b: Builder, plan: Plan, state: str, host: str, line: dict[str, Any]) -> VmPlan:
    """One line of the tables."""
    line = plan["blank"] | line
    isos = b.ref("SR", "ISO library")
    cd = b.ref("VDI", f"{isos}/{line['cd']}") if line["cd"] else ""
    return VmPlan(
        name=line["name"],
        system=line["os"],
        state=state,
        host=b.ref("host", host),
        vcpus=line["cpu"],
        memory_gib=line["gib"],
        description=line["description"],
        disks=tuple(parse_disk(text, line["name"], plan, b) for text in line.get("disks", ())),
        networks=tuple(b.ref("network", plan["net"][name]) for name in line["net"]),
        addresses=tuple(line["ip"]),
        tags=tuple(line["tags"]),
        folder=line["folder"],
        days=line["days"],
        agent=line["agent"],
        load=line.get("load"),
        cd=cd,
        other_config=line["other"],
        fields=line["fields"],
    )


def add_vms(b: Builder, plan: Plan) -> None:
    """All VMs of the tables, suspended ones with the image of their memory, and disks that no VM has."""
    for state in ("Running", "Paused", "Suspended", "Halted"):
        for host, lines in plan[state.lower()].items():
            for line in lines:
                vm = add_vm(b, vm_plan(b, plan, state, host, line))
                if state == "Suspended":
                    add_suspend_image(b, vm, b.ref("SR", "NFS vol1"))
    for name, text in plan["orphans"].items():
        disk = parse_disk(f"{name} disk {text}", "", plan, b)
        add_vdi(b, disk.sr, name, int(disk.gib * GIB), int(disk.gib * disk.used * GIB))


def demo(plan: Plan) -> Records:
    """The lab pool of the pictures."""
    b = Builder(1, NOW)
    hosts = add_hosts(b)
    add_networks(b, hosts)
    default = add_shared_storage(b, hosts)
    add_local_storage(b, hosts)
    add_images(b, hosts, plan["isos"])
    add_drivers(b)
    pool = add_pool(
        b,
        "lab-pool",
        hosts[0],
        len(hosts),
        XEON,
        name_description="Servers of the laboratory and the shop",
        default_SR=default,
        suspend_image_SR=default,
        crash_dump_SR=default,
        tags=["production"],
        gui_config={"XenCenter.CustomFields": CUSTOM_FIELDS},
        last_update_sync=b.ago(29 * 60),
        update_sync_enabled=True,
        update_sync_frequency="daily",
    )
    b.record("pool", pool)["other_config"]["EMPTY_FOLDERS"] = "/Archive/Projects;/Staging/Performance"
    add_templates(b)
    add_vms(b, plan)
    demo_snapshots.add_custom_templates(b)
    demo_snapshots.add_snapshots(b)
    demo_devices.add_devices(b, hosts[1])
    demo_history.add_groups(b)
    demo_history.add_messages(b, pool)
    demo_history.add_tasks(b)
    add_roles(b, load_schema())
    settle_storage(b)
    settle_memory(b)
    return b.records


def _one_machine(name: str, pool_name: str, seed: int) -> tuple[Builder, str]:
    """A pool of one host with local storage, its drives and one network."""
    b = Builder(seed, NOW)
    host = add_host(b, HostPlan(name, "10.0.13.21", 64, XEON, up_days=12.0))
    add_management_pif(
        b, host, add_network(b, "Pool-wide network associated with eth0", "xenbr0"), "eth0", "10.0.13.21"
    )
    add_pif(b, host, add_network(b, "Pool-wide network associated with eth1", "xenbr1"), "eth1", speed=0)
    add_internal_management(b)
    device = {"device": "/dev/disk/by-id/scsi-36000c29f1a2b3c4d-part3"}
    local = add_sr(
        b, "Local storage", "ext", {host: device}, size=446 * GIB, other_config={"i18n-key": "local-storage"}
    )
    add_drive(b, host, name, "cd")
    add_drive(b, host, name, "block")
    add_tools_sr(b, [host])
    add_drivers(b)
    add_pool(b, pool_name, host, 1, XEON, default_SR=local, suspend_image_SR=local, crash_dump_SR=local)
    add_templates(b)
    add_roles(b, load_schema())
    return b, host


def empty() -> Records:
    """A pool right after installation."""
    b, _ = _one_machine("xcp-new", "empty-pool", 2)
    settle_storage(b)
    settle_memory(b)
    return b.records


def one_host() -> Records:
    """A stand-alone host: its pool has no name."""
    b, host = _one_machine("xcp-home", "", 3)
    sr, network = b.ref("SR", "Local storage"), b.ref("network", "Pool-wide network associated with eth0")
    rows = (
        ("home-assistant", "debian-12", "Running", 2, 4.0, 32),
        ("pihole", "debian-12", "Running", 1, 0.5, 8),
        ("media", "ubuntu-24.04", "Running", 4, 8.0, 60),
        ("win11", "windows-11", "Halted", 4, 8.0, 64),
        ("scratch", "debian-13", "Halted", 2, 2.0, 20),
    )
    for number, (name, system, state, vcpus, memory, disk) in enumerate(rows, 31):
        disks = (Disk(f"{name} disk", disk, 0.4, sr),)
        add_vm(
            b,
            VmPlan(
                name,
                system,
                state,
                host,
                vcpus,
                memory,
                disks=disks,
                networks=(network,),
                addresses=(f"10.0.13.{number}",),
                days=number / 3,
            ),
        )
    settle_storage(b)
    settle_memory(b)
    return b.records


def text_of(records: Records) -> str:
    """JSON with one record a line, classes and keys in a fixed order, so that a change is a small difference."""
    lines = [f'"scenario":{{"now":{{"time":"{wire_date(NOW)}"}}}}']
    for cls in sorted(records):
        rows = [
            f"{json.dumps(ref)}:{json.dumps(record, ensure_ascii=False, separators=(',', ':'))}"
            for ref, record in records[cls].items()
        ]
        lines.append(f'"{cls}":{{\n' + ",\n".join(rows) + "\n}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> int:
    """Write the files, or with --check only say whether they are as this script makes them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; end with 1 if a file would change"
    )
    check = parser.parse_args().check
    plan = tomllib.loads((Path(__file__).parent / "demo_pool.toml").read_text(encoding="utf-8"))
    changed = 0
    SCENARIOS.mkdir(parents=True, exist_ok=True)
    for name, records in {"demo": demo(plan), "empty": empty(), "one_host": one_host()}.items():
        path, text = SCENARIOS / f"{name}.json", text_of(records)
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        changed += 1
        if not check:
            path.write_text(text, encoding="utf-8")
            print(f"{path.name}: {sum(map(len, records.values()))} records, {len(text) // 1024} KiB")
    return int(check and changed > 0)


if __name__ == "__main__":
    sys.exit(main())
