# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The plan of a new VM judges itself: what its template proposes is sound, and every field is held within its bounds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from helpers.direct_pool import DirectPool
from xolite_desktop.models.reasons import all_sentences
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.firmware import BootFirmware, Firmware
from xolite_desktop.xapi.plans.new_vm.cloud_init import CloudInit, hostname
from xolite_desktop.xapi.plans.new_vm.from_template import moved_to_template, proposed_plan, templates
from xolite_desktop.xapi.plans.new_vm.install import Install, Source, boot_order
from xolite_desktop.xapi.plans.new_vm.new_vm import NewVm, has_image
from xolite_desktop.xapi.plans.new_vm.placement import (
    free_memory,
    hosts_for,
    only_hosts,
    placement_problems,
)
from xolite_desktop.xapi.plans.new_vm.template_disks import described_disks
from xolite_desktop.xapi.plans.new_vm.vm_disk import Origin, VmDisk, size_on
from xolite_desktop.xapi.plans.new_vm.vm_names import vm_names
from xolite_desktop.xapi.plans.nic import Nic
from xolite_desktop.xapi.plans.resources import Memory, Processors
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.vbd import discs

GIB = 1 << 30
FORM, IMAGE, WINDOWS, OLD = "Debian Bookworm 12", "debian-12-hardened", "Windows 11", "Other install media"


@pytest.fixture(scope="module")
def demo() -> DirectPool:
    return DirectPool("demo")


@pytest.fixture
def cache(demo: DirectPool) -> Cache:
    return demo.cache


def ref(cache: Cache, cls: str, name: str) -> Ref:
    return next(ref for ref, each in cache.records(cls).items() if getattr(each, "name_label", "") == name)


def planned(cache: Cache, template: str = FORM, **changes: Any) -> NewVm:
    """What a template proposes, with a disc to install from where it needs one."""
    plan = proposed_plan(cache, ref(cache, "VM", template))
    if plan.install.source is Source.DISC:
        plan = replace(plan, install=Install(Source.DISC, next(iter(discs(cache)))))
    return replace(plan, **changes)


def codes(plan: NewVm, cache: Cache) -> dict[str, str]:
    """What is wrong, by field; each has a sentence."""
    found = plan.problems(cache)
    assert {problem.code for problem in found} <= set(all_sentences())
    return {problem.field: problem.code for problem in found}


def test_what_every_template_proposes_is_sound_but_for_the_disc(cache: Cache) -> None:
    found = templates(cache)
    assert len(found) > 20
    for each, template in found.items():
        plan = proposed_plan(cache, each)
        missing = {} if has_image(template) else {"install.disc": "DISC_MISSING"}
        assert codes(plan, cache) == missing, template.name_label
        assert plan.disks
        assert plan.nics
    assert has_image(next(iter(found.values()))), "those of one's own come first"


def test_a_form_proposes_what_it_describes(cache: Cache) -> None:
    plan = proposed_plan(cache, ref(cache, "VM", FORM))
    assert plan.name not in {getattr(vm, "name_label", "") for vm in cache.records("VM").values()}
    assert [(disk.size, disk.origin, disk.bootable) for disk in plan.disks] == [(10 * GIB, Origin.MADE, True)]
    assert plan.disks[0].sr == ref(cache, "SR", "NFS vol1")
    assert plan.processors == Processors(2, 2)
    assert plan.memory == Memory(GIB, 2 * GIB, 2 * GIB, 2 * GIB)
    assert plan.firmware == BootFirmware(Firmware.UEFI)
    assert [nic.network for nic in plan.nics] == [ref(cache, "network", "bond0")]
    assert plan.install.source is Source.DISC
    assert not plan.vtpm
    assert proposed_plan(cache, ref(cache, "VM", WINDOWS)).vtpm


def test_an_image_proposes_copies_of_its_disks(cache: Cache) -> None:
    plan = proposed_plan(cache, ref(cache, "VM", IMAGE))
    assert all(disk.origin is Origin.COPIED and disk.vdi for disk in plan.disks)
    assert plan.install.source is Source.DISK
    assert all(nic.mac == "" for nic in plan.nics)


def test_another_template_keeps_what_is_not_the_templates(cache: Cache) -> None:
    plan = planned(cache, FORM, name="web", description="shop", count=3, start=False)
    other = moved_to_template(cache, plan, ref(cache, "VM", WINDOWS))
    assert (other.name, other.description, other.count, other.start) == ("web", "shop", 3, False)
    assert other.disks[0].size == 64 * GIB
    assert other.vtpm
    unnamed = moved_to_template(cache, planned(cache, FORM), ref(cache, "VM", WINDOWS))
    assert unnamed.name.startswith("Windows 11")


@pytest.mark.parametrize(
    ("template", "changes", "field", "code"),
    [
        (FORM, {"name": "  "}, "name", "NAME_MISSING"),
        (FORM, {"count": 0}, "count", "COUNT_OUT_OF_RANGE"),
        (FORM, {"count": 101}, "count", "COUNT_OUT_OF_RANGE"),
        (FORM, {"first": -1}, "first", "NUMBER_OUT_OF_RANGE"),
        (FORM, {"folder": "shop"}, "folder", "FOLDER_INVALID"),
        (FORM, {"processors": Processors(1, 65)}, "vcpus_max", "VCPUS_OUT_OF_RANGE"),
        (FORM, {"processors": Processors(3, 2)}, "vcpus", "VCPUS_OUT_OF_RANGE"),
        (FORM, {"processors": Processors(6, 6, 4)}, "cores", "TOPOLOGY_UNEVEN"),
        (FORM, {"processors": Processors(2, 2, weight=0)}, "weight", "WEIGHT_OUT_OF_RANGE"),
        (FORM, {"processors": Processors(2, 2, cap=201)}, "cap", "CAP_OUT_OF_RANGE"),
        (FORM, {"memory": Memory.fixed(GIB // 2)}, "memory", "MEMORY_TOO_SMALL"),
        (FORM, {"memory": Memory.fixed(2048 * GIB)}, "memory", "MEMORY_TOO_LARGE"),
        (FORM, {"memory": Memory(GIB, 2 * GIB, 3 * GIB, 2 * GIB)}, "memory", "MEMORY_CONSTRAINT_VIOLATION_ORDER"),
        (OLD, {"firmware": BootFirmware(Firmware.UEFI)}, "firmware", "FIRMWARE_NOT_SUPPORTED"),
        (WINDOWS, {"firmware": BootFirmware(), "vtpm": True}, "firmware", "FIRMWARE_NOT_SUPPORTED"),
        (WINDOWS, {"vtpm": False}, "vtpm", "TEMPLATE_NEEDS_VTPM"),
        (FORM, {"firmware": BootFirmware(), "vtpm": True}, "vtpm", "VTPM_NEEDS_UEFI"),
        (FORM, {"firmware": BootFirmware(Firmware.BIOS, True)}, "secure_boot", "SECURE_BOOT_NEEDS_UEFI"),
        (FORM, {"install": Install(Source.DISC)}, "install.disc", "DISC_MISSING"),
        (FORM, {"install": Install(Source.URL, url="http://x/")}, "install.source", "URL_NEEDS_PV"),
        (FORM, {"nics": (Nic(None),)}, "nics.0.network", "NETWORK_MISSING"),
        (FORM, {"cloud": CloudInit("#cloud-config\n")}, "cloud", "CLOUD_NEEDS_IMAGE"),
        (IMAGE, {"cloud": CloudInit()}, "cloud.user_data", "CLOUD_USER_DATA_MISSING"),
        (IMAGE, {"cloud": CloudInit("users:\n")}, "cloud.user_data", "CLOUD_USER_DATA_UNKNOWN"),
        (IMAGE, {"cloud": CloudInit("#cloud-config\nusers:\n\t- x\n")}, "cloud.user_data", "CLOUD_TAB"),
        (IMAGE, {"cloud": CloudInit("#!/bin/sh\n", "ethernets:\n")}, "cloud.network_config", "CLOUD_NETWORK_VERSION"),
        (IMAGE, {"cloud": CloudInit("#!/bin/sh\n", "version: 2\n\tx:\n")}, "cloud.network_config", "CLOUD_TAB"),
        (IMAGE, {"cloud": CloudInit("#!/bin/sh\n", meta_data="x: 1")}, "cloud.meta_data", "CLOUD_INSTANCE_ID"),
        (IMAGE, {"cloud": CloudInit("#!/bin/sh\n" + "x" * (3 << 20))}, "cloud.user_data", "CLOUD_TOO_LARGE"),
    ],
)  # fmt: skip
def test_a_field_out_of_bounds_is_named(
    cache: Cache, template: str, changes: dict[str, Any], field: str, code: str
) -> None:
    assert codes(planned(cache, template, **changes), cache)[field] == code


def test_a_script_may_have_tabs(cache: Cache) -> None:
    assert codes(planned(cache, IMAGE, cloud=CloudInit("#!/bin/sh\n\techo\n")), cache) == {}


def test_a_template_that_is_gone_or_none(cache: Cache) -> None:
    assert codes(replace(planned(cache), template=Ref("gone")), cache) == {"template": "TEMPLATE_MISSING"}
    machine = next(ref for ref, vm in cache.of(VM, "VM").items() if not vm.is_a_template)
    assert codes(replace(planned(cache), template=machine), cache) == {"template": "TEMPLATE_MISSING"}


def test_disks_are_judged_together(cache: Cache) -> None:
    thick = ref(cache, "SR", "Local SSD xcp-01")  # 86 GiB free
    disks = (VmDisk("a", thick, 50 * GIB), VmDisk("b", thick, 40 * GIB))
    assert codes(planned(cache, disks=disks), cache) == {"disks.1.size": "NOT_ENOUGH_SPACE"}
    assert codes(planned(cache, disks=disks[:1]), cache) == {}
    assert codes(planned(cache, disks=disks[:1], count=2), cache) == {"disks.0.size": "NOT_ENOUGH_SPACE"}
    thin = ref(cache, "SR", "NFS vol1")
    assert codes(planned(cache, disks=(VmDisk("a", thin, 2000 * GIB),) * 9), cache) == {}
    assert size_on(cache, disks, thick) == 90 * GIB
    assert size_on(cache, disks, thin) == 0


def test_a_disk_has_a_name_a_size_and_a_place(cache: Cache) -> None:
    library, nfs = ref(cache, "SR", "ISO library"), ref(cache, "SR", "NFS vol1")
    disks = (VmDisk("", nfs, GIB), VmDisk("a", nfs, 5), VmDisk("a", None, GIB), VmDisk("a", library, GIB))
    assert codes(planned(cache, disks=disks), cache) == {
        "disks.0.name": "NAME_MISSING", "disks.1.size": "SIZE_OUT_OF_RANGE", "disks.2.sr": "STORAGE_MISSING",
        "disks.3.sr": "SR_NOT_FOR_DISKS",
    }  # fmt: skip


def test_copied_disks_only_grow_and_cost_what_they_do_not_share(cache: Cache) -> None:
    plan = planned(cache, IMAGE)
    smaller = replace(plan.disks[0], size=GIB)
    assert codes(replace(plan, disks=(smaller,)), cache) == {"disks.0.size": "DISK_CANNOT_SHRINK"}
    thick = ref(cache, "SR", "Local SSD xcp-01")
    moved = replace(plan.disks[0], sr=thick, size=90 * GIB)
    assert codes(replace(plan, disks=(moved,)), cache) == {"disks.0.size": "NOT_ENOUGH_SPACE"}


def test_an_existing_disk_is_attached_once_and_to_one(cache: Cache) -> None:
    free = next(
        ref for ref, vdi in cache.records("VDI").items()
        if not vdi.VBDs and vdi.managed and not vdi.is_a_snapshot and vdi.type == "user"  # type: ignore[union-attr]
        and not vdi.read_only  # type: ignore[union-attr]
    )  # fmt: skip
    disk = VmDisk("data", cache.vdi(free).SR, GIB, Origin.ATTACHED, vdi=Ref(free))  # type: ignore[union-attr]
    assert codes(planned(cache, disks=(disk,)), cache) == {}
    assert codes(planned(cache, disks=(disk, disk)), cache) == {"disks.1.name": "DISK_OF_OTHERS"}
    assert codes(planned(cache, disks=(disk,), count=2), cache) == {"disks.0.name": "DISK_OF_OTHERS"}
    taken = next(ref for ref, vdi in cache.records("VDI").items() if vdi.VBDs and not vdi.sharable)  # type: ignore[union-attr]
    assert codes(planned(cache, disks=(replace(disk, vdi=Ref(taken)),)), cache) == {
        "disks.0.name": "DISK_OF_OTHERS"
    }


def test_interfaces_are_bounded_and_their_addresses_are_their_own(cache: Cache) -> None:
    network = ref(cache, "network", "bond0")
    assert codes(planned(cache, nics=(Nic(network),) * 8), cache) == {"nics": "TOO_MANY_NICS"}
    twice = (Nic(network, "02:00:00:00:00:01"),) * 2
    assert codes(planned(cache, nics=twice), cache) == {"nics.1.mac": "MAC_TAKEN"}
    assert codes(planned(cache, nics=twice[:1], count=2), cache) == {"nics.0.mac": "MAC_OF_MANY"}


def test_where_it_can_run(cache: Cache) -> None:
    one, two = ref(cache, "SR", "Local SSD xcp-01"), ref(cache, "SR", "Local SSD xcp-02")
    anywhere = planned(cache)
    assert only_hosts(cache, anywhere) is None
    local = planned(cache, disks=(VmDisk("a", one, GIB),))
    assert only_hosts(cache, local) == {ref(cache, "host", "xcp-01")}
    verdicts = hosts_for(cache, local)
    assert verdicts[ref(cache, "host", "xcp-01")] is None
    assert verdicts[ref(cache, "host", "xcp-02")].code == "SR_NOT_ON_HOST"  # type: ignore[union-attr]
    chosen = list(placement_problems(cache, replace(local, host=ref(cache, "host", "xcp-02"))))
    assert [(each.field, each.code) for each in chosen] == [("host", "SR_NOT_ON_HOST")]
    torn = planned(cache, disks=(VmDisk("a", one, GIB), VmDisk("b", two, GIB)), start=False)
    assert [(each.field, each.code) for each in placement_problems(cache, torn)] == [
        ("placement", "NO_HOST_REACHES_ALL")
    ]


def test_too_much_memory_matters_only_if_it_starts(cache: Cache) -> None:
    most = max(free_memory(cache, host) or 0 for host in cache.records("host"))
    large = planned(cache, memory=Memory.fixed(most + GIB))
    assert [each.code for each in placement_problems(cache, large)] == ["NO_HOSTS_AVAILABLE"]
    assert list(placement_problems(cache, replace(large, start=False))) == []


def test_names_count() -> None:
    assert vm_names("web", 1) == ("web",)
    assert vm_names("web", 3) == ("web-1", "web-2", "web-3")
    assert vm_names("web-{nn}.shop", 2, 9) == ("web-09.shop", "web-10.shop")
    assert vm_names("{name}{n}", 1, 4) == ("{name}4",)


def test_the_boot_order_begins_with_what_is_installed_from() -> None:
    assert boot_order("cdn", Source.DISC) == "dcn"
    assert boot_order("", Source.NETWORK) == "ncd"
    assert boot_order("dc", Source.DISK) == "dc"


def test_a_url_has_a_scheme_and_a_host(cache: Cache) -> None:
    for url, good in (
        ("http://deb.example.org/debian", True), ("nfs://10.0.0.1/tree", True), ("ftp:/x", False), ("x", False),
        ("http://[::1", False), ("file:///etc", False), ("", False),
    ):  # fmt: skip
        found = list(Install(Source.URL, url=url).problems(cache, is_hvm=False))
        assert (not found) == good, url
    network = list(Install(Source.NETWORK).problems(cache, is_hvm=False))
    assert [each.code for each in network] == ["NETWORK_BOOT_NEEDS_HVM"]


def test_descriptions_of_disks_that_make_no_sense_are_passed_over() -> None:
    def described(text: str) -> list[int]:
        return [disk.size for disk in described_disks(VM(other_config={"disks": text}))]

    assert described(
        '<provision><disk device="1" size="2"/><disk device="0" size="1" sr=""/></provision>'
    ) == [1, 2]
    assert described('<disk size="-1"/><disk size="x"/><disk/><disk size="99999999999999999999"/>') == []
    assert described("<disk " * 100_000) == []


def test_the_drive_says_what_each_vm_has_of_its_own() -> None:
    cloud = CloudInit("#cloud-config\r\nhostname: {name}\n# {number} {other}", "version: 2")
    files = cloud.files("Web {number} Ä.shop", 7, "u-u-i-d")
    assert files["user-data"] == "#cloud-config\nhostname: Web {number} Ä.shop\n# 7 {other}\n".encode()
    assert files["meta-data"] == b"instance-id: u-u-i-d\nlocal-hostname: web-number-shop\n"
    assert files["network-config"] == b"version: 2\n"
    assert "network-config" not in CloudInit("#!x").files("a", 1, "")
    assert hostname("...") == "vm"
    assert "secret" not in repr(CloudInit("#cloud-config\npassword: secret\n"))
    assert len(hostname("x" * 99)) == 63
