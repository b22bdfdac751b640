# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""An import proposes a place for everything, judges itself, and follows its host."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from helpers.direct_pool import DirectPool
from helpers.xva_file import Disk, xva
from xolite_desktop.xapi.packages.package import Package
from xolite_desktop.xapi.packages.reading import read_package
from xolite_desktop.xapi.plans.import_vm.import_vm import ImportVm, placed_on, proposed_import, with_package
from xolite_desktop.xapi.plans.move_vm import networks_on, reachable_srs
from xolite_desktop.xapi.refs import Ref

GIB = 1 << 30


@pytest.fixture(scope="module")
def pool() -> DirectPool:
    return DirectPool("demo")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    path: Path = tmp_path_factory.mktemp("packages") / "vm.xva"
    path.write_bytes(xva([Disk("Ref:4", 40 * GIB), Disk("Ref:5", 200 * GIB)]))
    return replace(read_package(path), problems=())


def ref(pool: DirectPool, cls: str, name: str) -> Ref:
    return Ref(pool.db.find(cls, name_label=name)[0])


def codes(pool: DirectPool, plan: ImportVm) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in plan.problems(pool.cache)]


def test_what_is_proposed_has_nothing_wrong(pool: DirectPool, package: Package) -> None:
    plan = proposed_import(pool.cache, package)
    assert codes(pool, plan) == []
    assert [disk for disk, _ in plan.srs] == ["Ref:4", "Ref:5"]
    named = replace(package, nics=(replace(package.nics[0], network="Pool-wide eth0"),))
    assert proposed_import(pool.cache, named).networks == (("Ref:8", ref(pool, "network", "Pool-wide eth0")),)


def test_what_can_be_wrong(pool: DirectPool, package: Package) -> None:
    assert codes(pool, ImportVm()) == [("file", "IMPORT_NO_FILE")]
    plan = proposed_import(pool.cache, package)
    assert codes(pool, replace(plan, name=" ")) == [("name", "NAME_MISSING")]
    assert codes(pool, replace(plan, srs=plan.srs[:1])) == [("disks.1.sr", "STORAGE_MISSING")]
    gone = replace(plan, networks=(("Ref:8", Ref("OpaqueRef:gone")),))
    assert codes(pool, gone) == [("nics.0.network", "NETWORK_MISSING")]
    local = ref(pool, "SR", "Local SSD xcp-01")
    full = replace(plan, srs=(plan.srs[0], ("Ref:5", local)))
    assert codes(pool, full) == [("disks.1.sr", "NOT_ENOUGH_SPACE"), ("disks", "IMPORT_FIRST_TOO_FULL")]
    away = replace(plan, srs=tuple((disk, local) for disk, _ in plan.srs), host=ref(pool, "host", "xcp-02"))
    assert ("disks.0.sr", "SR_NOT_ATTACHED") in codes(pool, away)


def test_two_vms_have_no_identity_in_common(pool: DirectPool, package: Package) -> None:
    made = DirectPool("demo")
    plan = replace(proposed_import(made.cache, package), keep_identity=True)
    assert codes(made, plan) == []
    made.db.create("VM", name_label="web-01", uuid="1052e471-90f7-9e15-7c64-4413649dd813")
    made.follow()
    assert codes(made, plan) == [("identity", "IMPORT_IDENTITY_TAKEN")]


def test_another_host_keeps_what_it_reaches(pool: DirectPool, package: Package) -> None:
    plan = proposed_import(pool.cache, package)
    local, host = ref(pool, "SR", "Local SSD xcp-01"), ref(pool, "host", "xcp-02")
    moved = placed_on(pool.cache, replace(plan, srs=(plan.srs[0], ("Ref:5", local))), host)
    assert moved.host == host
    assert moved.srs[0] == plan.srs[0]
    assert dict(moved.srs)["Ref:5"] in reachable_srs(pool.cache, host)
    assert dict(moved.networks)["Ref:8"] in networks_on(pool.cache, host)
    left_out = placed_on(pool.cache, replace(plan, networks=(("Ref:8", None),)), host)
    assert left_out.networks == (("Ref:8", None),)


def test_another_file_is_proposed_anew(pool: DirectPool, package: Package) -> None:
    plan = with_package(pool.cache, ImportVm(start=True), package)
    assert (plan.name, plan.start, len(plan.srs)) == ("web-01", True, 2)
    assert with_package(pool.cache, plan, None).srs == ()
