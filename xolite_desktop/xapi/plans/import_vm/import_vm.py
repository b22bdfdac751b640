# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The import of a VM, as it was decided on. It judges itself; nothing is made before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.packages.package import Kind, Package
from xolite_desktop.xapi.packages.together import Together, disk_of, nic_of
from xolite_desktop.xapi.plans.import_vm.machine import Machine
from xolite_desktop.xapi.plans.move_vm import networks_on, reachable_srs
from xolite_desktop.xapi.plans.nic import mac_problem, networks_for_vms, normal_mac
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.storage import NOT_ENOUGH_SPACE, default_sr, storage_problem
from xolite_desktop.xapi.refs import Ref, Uuid
from xolite_desktop.xapi.rules.migration import network_not_on
from xolite_desktop.xapi.rules.placement import unusable
from xolite_desktop.xapi.xva.description import XvaDescription

NO_FILE: Final = "IMPORT_NO_FILE"
"""Ours: no file was chosen yet."""
FIRST_TOO_FULL: Final = "IMPORT_FIRST_TOO_FULL"
"""Ours: disks that are placed apart go over one SR, which lacks room for all at once. Parameters: SR, bytes free, bytes needed."""
NOT_ACCEPTED: Final = "LICENCE_NOT_ACCEPTED"
"""Ours: nobody has agreed to the licence in the package."""
IDENTITY_TAKEN: Final = "IMPORT_IDENTITY_TAKEN"
"""Ours: the VM that the file was made of is still there. Parameter: that VM."""


@dataclass(frozen=True)
class ImportVm:
    """`srs` has an SR for each disk of the package, `networks` a network for each interface, by their ids there; no
    network stands for no interface. `host` None leaves it to the pool where the VM runs.

    `keep_identity`: the VM has the UUID and the addresses that it had, as after a loss; else it is a new one.
    `machine` is what a VM is made with that comes as disks alone, None where the host makes it as it was; `keep_macs` says
    whether it has the addresses of the package. `accepted`: somebody agreed to the licences in it.
    """

    package: Package | None = None
    name: str = ""
    host: Ref | None = None
    srs: tuple[tuple[str, Ref], ...] = ()
    networks: tuple[tuple[str, Ref | None], ...] = ()
    keep_identity: bool = False
    start: bool = False
    machine: Machine | None = None
    accepted: bool = False
    keep_macs: bool = False

    def problems(self, cache: Cache) -> list[Problem]:
        """What is wrong at "file", "licence", "name", "identity", "host", "disks.N.sr", "disks", "nics.N.network", "macs", "machine",
        "vcpus", "memory" and "vtpm"."""
        package = self.package
        if package is None:
            return [Problem("file", NO_FILE)]
        return [
            *(Problem("file", each.code, each.params) for each in package.problems),
            *self._name_problems(cache, package),
            *self._host_problems(cache),
            *self._disk_problems(cache, package),
            *self._nic_problems(cache, package),
            *self._mac_problems(cache, package),
            *(
                problem
                for part in self.parts(cache)
                if part.machine
                for problem in part.machine.problems(cache)
            ),
            *([Problem("licence", NOT_ACCEPTED)] if package.licences and not self.accepted else ()),
        ]

    def parts(self, cache: Cache) -> list["ImportVm"]:
        """A plan for each VM, if all of a package are imported: each with the machine that it is described with."""
        package = self.package
        if package is None or not isinstance(package.details, Together):
            return [self]
        srs, networks = dict(self.srs), dict(self.networks)
        return [
            replace(
                self, package=each, name=each.name, machine=Machine.of(each), start=False,
                srs=tuple((disk.id, srs[key]) for disk in each.disks if (key := disk_of(number, disk)) in srs),
                networks=tuple((nic.id, networks.get(nic_of(number, nic))) for nic in each.nics),
            )
            for number, each in enumerate(package.details.packages)
        ]  # fmt: skip

    @property
    def first_sr(self) -> Ref | None:
        """The SR that takes most: hosts import all disks to one, from which the others are moved."""
        sizes: Counter[Ref] = Counter()
        wanted = dict(self.srs)
        for disk in self.package.disks if self.package is not None else ():
            if disk.id in wanted:
                sizes[wanted[disk.id]] += disk.size
        return sizes.most_common(1)[0][0] if sizes else next(iter(wanted.values()), None)

    def _name_problems(self, cache: Cache, package: Package) -> Iterator[Problem]:
        if not self.name.strip():
            yield Problem("name", "NAME_MISSING")
        found = package.details
        if self.keep_identity and isinstance(found, XvaDescription):
            there = cache.find("VM", Uuid(found.uuid))
            if there is not None:
                yield Problem("identity", IDENTITY_TAKEN, (there,))

    def _host_problems(self, cache: Cache) -> Iterator[Problem]:
        refusal = unusable(cache, self.host) if self.host is not None else None
        if refusal is not None:
            yield Problem("host", refusal.code, refusal.params)

    def _disk_problems(self, cache: Cache, package: Package) -> Iterator[Problem]:
        """On the first SR there has to be room for all disks at once."""
        wanted, taken, first = dict(self.srs), Counter[Ref](), self.first_sr
        goes_over_first = package.kind is Kind.XVA
        for number, disk in enumerate(package.disks):
            sr = wanted.get(disk.id)
            if sr is None:
                yield Problem(f"disks.{number}.sr", "STORAGE_MISSING")
                continue
            refusal = storage_problem(cache, sr, disk.size, taken[sr], self.host)
            if refusal is not None:
                yield Problem(f"disks.{number}.sr", refusal.code, refusal.params)
            taken[sr] += disk.size
        if first is not None and goes_over_first and len(set(wanted.values())) > 1:
            refusal = storage_problem(cache, first, package.disk_bytes, host=self.host)
            if refusal is not None and refusal.code == NOT_ENOUGH_SPACE:
                yield Problem("disks", FIRST_TOO_FULL, refusal.params)
            elif refusal is not None:
                yield Problem("disks", refusal.code, refusal.params)

    def _nic_problems(self, cache: Cache, package: Package) -> Iterator[Problem]:
        wanted = dict(self.networks)
        for number, nic in enumerate(package.nics):
            network = wanted.get(nic.id)
            if network is None:
                continue
            if cache.network(network) is None:
                yield Problem(f"nics.{number}.network", "NETWORK_MISSING")
            elif self.host is not None and (refusal := network_not_on(cache, network, self.host)) is not None:
                yield Problem(f"nics.{number}.network", refusal.code, refusal.params)

    def _mac_problems(self, cache: Cache, package: Package) -> Iterator[Problem]:
        taken: set[str] = set()
        wanted = dict(self.networks)
        for nic in package.nics if self.keep_macs else ():
            if not nic.mac or wanted.get(nic.id) is None:
                continue
            wrong = mac_problem(cache, nic.mac, frozenset(taken))
            if wrong is not None:
                yield Problem("macs", *wrong)
            taken.add(normal_mac(nic.mac))


def proposed_import(
    cache: Cache, package: Package, host: Ref | None = None, sr: Ref | None = None
) -> ImportVm:
    """Everything to one storage, each interface to the network of the same name, else to the first."""
    place = _place(cache, host, sr)
    networks = networks_on(cache, host) if host is not None else networks_for_vms(cache)
    by_name = {getattr(cache.network(ref), "name_label", ""): ref for ref in reversed(networks)}
    return ImportVm(
        package,
        package.name,
        host,
        tuple((disk.id, place) for disk in package.disks if place is not None),
        tuple((nic.id, by_name.get(nic.network, next(iter(networks), None))) for nic in package.nics),
        machine=None if package.kind is Kind.XVA else Machine.of(package),
    )


def _place(cache: Cache, host: Ref | None, sr: Ref | None) -> Ref | None:
    if host is None:
        return default_sr(cache, [sr] if sr is not None else ())
    usable = reachable_srs(cache, host)
    return sr if sr in usable else next(iter(usable), None)


def with_package(cache: Cache, plan: ImportVm, package: Package | None, sr: Ref | None = None) -> ImportVm:
    """The plan for another file: what depends on the file is proposed anew."""
    if package is None:
        return replace(plan, package=None, srs=(), networks=(), machine=None)
    made = proposed_import(cache, package, plan.host, sr)
    same = plan.package is not None and plan.package.licences == package.licences
    return replace(made, start=plan.start, accepted=plan.accepted and same, keep_macs=plan.keep_macs)


def placed_on(cache: Cache, plan: ImportVm, host: Ref | None) -> ImportVm:
    """The plan for another host: storage and networks that it does not reach are proposed anew."""
    if host == plan.host:
        return plan
    moved = replace(plan, host=host)
    if plan.package is None or host is None:
        return moved
    made = proposed_import(cache, plan.package, host)
    srs, networks = set(reachable_srs(cache, host)), set(networks_on(cache, host))
    before, wanted = dict(plan.srs), dict(plan.networks)
    return replace(
        moved,
        srs=tuple((disk, before[disk] if before.get(disk) in srs else sr) for disk, sr in made.srs),
        networks=tuple(
            (
                nic,
                wanted[nic]
                if nic in wanted and (wanted[nic] is None or wanted[nic] in networks)
                else network,
            )
            for nic, network in made.networks
        ),
    )
