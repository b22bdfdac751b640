# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The rows of the overviews' lists: disks, interfaces, VMs, hosts and storage, made from records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from operator import itemgetter

from xolite_desktop.models import host_overview
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import NEARLY_FULL, host_state, sr_state, sr_usage, vm_state
from xolite_desktop.models.storage_overview import sr_type
from xolite_desktop.models.text import count, grouped, percent, size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.style import marks
from xolite_desktop.ui.style.tones import TINT
from xolite_desktop.ui.widgets.meter_list import MeterLine
from xolite_desktop.xapi.chains import Share, space_of
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.kinds import is_base_copy, is_hidden, is_iso_library, is_vm, takes_disks
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.storage import PBD, SR, VBD, VDI
from xolite_desktop.xapi.refs import Ref

MOST = 12
FEW = 6
MOST_WEIGHED = 1_000  # disks whose chains are followed for a list, which takes 10 ms
MANY = 200  # in a list by name: nobody reads on, and a network may have ten thousand


class FirstLines(list[MeterLine]):
    """The first lines of `total`."""

    def __init__(self, lines: Iterable[MeterLine], total: int) -> None:
        super().__init__(lines)
        self.total = total


def how_many(lines: Sequence[MeterLine]) -> str:
    """For the title of a list: "7", "12 of 1293", or nothing for none."""
    if isinstance(lines, FirstLines) and lines.total > len(lines):
        return tr("{count} of {total}").format(count=len(lines), total=lines.total)
    return str(len(lines)) if lines else ""


def disks_of_vm(store: PoolStore, ref: Ref) -> list[MeterLine]:
    """In the order of the device numbers; drives and empty ones left out. Each leads to its storage."""
    found = []
    for vbd in map(store.cache.vbd, store.index.vbds_of_vm(ref)):
        vdi = store.cache.vdi(vbd.VDI) if vbd is not None and vbd.type == "Disk" else None
        if vbd is not None and vdi is not None:
            found.append((vbd, vdi))
    found.sort(key=lambda pair: natural_key(pair[0].userdevice))
    return [_disk_of_vm(store, vbd, vdi) for vbd, vdi in found]


def _disk_of_vm(store: PoolStore, vbd: VBD, vdi: VDI) -> MeterLine:
    sr = store.cache.sr(vdi.SR)
    place = visible(vbd.device) or tr("position {position}").format(
        position=visible(vbd.userdevice)
    )  # a device only while the VM is on
    note = " · ".join(filter(None, (place, visible(sr.name_label) if sr else "")))
    name = visible(vdi.name_label) or tr("(no name)")
    return MeterLine(vdi.SR, name, note, size(vdi.virtual_size), _used_of(vdi))


def vifs_of_vm(store: PoolStore, ref: Ref) -> list[MeterLine]:
    """In the order of the device numbers. Each leads to its network."""
    vifs = sorted(_vifs(store, store.index.vifs_of_vm(ref)), key=lambda vif: natural_key(vif.device))
    lines = []
    for vif in vifs:
        network = store.cache.network(vif.network)
        name = visible(network.name_label) if network else tr("(network is gone)")
        lines.append(MeterLine(vif.network, name, visible(vif.MAC), f"eth{vif.device}", state=_plugged(vif)))
    return lines


def vms_of_host(store: PoolStore, ref: Ref) -> list[MeterLine]:
    lines = []
    for vm_ref in store.index.vms_of_host(ref):
        vm = store.cache.vm(vm_ref)
        if vm is not None and is_vm(vm) and not is_hidden(vm):
            note, mark = count(vm.VCPUs_at_startup, "vCPU"), marks.of(vm_state(vm))
            figure = size(store.totals.memory_of_vm(vm_ref))
            lines.append(MeterLine(vm_ref, visible(vm.name_label), note, figure, state=mark))
    return _by_name(lines)


def srs_of_host(store: PoolStore, ref: Ref) -> list[MeterLine]:
    lines = []
    for pbd in _pbds(store, store.index.pbds_of_host(ref)):
        sr = store.cache.sr(pbd.SR)
        if sr is None or sr.is_tools_sr or sr.type == "udev" or is_hidden(sr):
            continue
        line = _sr_line(store, pbd.SR, sr)
        mark = marks.of(sr_state(store.cache, store.index, pbd.SR, sr)) if pbd.currently_attached else "error"
        lines.append(MeterLine(line.ref, line.name, line.note, line.figure, line.fraction, mark, line.tint))
    return _by_name(lines)


def hosts_of_sr(store: PoolStore, ref: Ref) -> list[MeterLine]:
    lines = []
    for pbd in _pbds(store, store.index.pbds_of_sr(ref)):
        host = store.cache.host(pbd.host)
        name = visible(host.name_label) if host else tr("(host is gone)")
        word, state = (
            (tr("Connected"), "running") if pbd.currently_attached else (tr("Not connected"), "error")
        )
        lines.append(MeterLine(pbd.host, name, figure=word, state=state))
    return _by_name(lines)


def disks_of_sr(store: PoolStore, ref: Ref) -> list[MeterLine]:
    """The largest disks first; each leads to the VM it is attached to, or nowhere."""
    refs = store.index.vdis_of_sr(ref)
    vdis = [
        (key, vdi)
        for key, vdi in ((key, store.cache.vdi(key)) for key in refs)
        if vdi and not _is_hidden_disk(vdi)
    ]
    largest = nsmallest(MOST, vdis, key=lambda pair: (-pair[1].virtual_size, pair[1].name_label, pair[0]))
    largest.sort(key=lambda pair: (-pair[1].virtual_size, natural_key(pair[1].name_label)))
    lines = []
    for key, vdi in largest:
        vbds = map(store.cache.vbd, store.index.vbds_of_vdi(key))
        owner = next((vbd.VM for vbd in vbds if vbd is not None), Ref(""))
        vm = store.cache.vm(owner)
        note, name = (
            visible(vm.name_label) if vm else tr("not attached"),
            visible(vdi.name_label) or tr("(no name)"),
        )
        lines.append(MeterLine(owner, name, note, size(vdi.virtual_size), _used_of(vdi)))
    return FirstLines(lines, len(vdis))


def vms_of_sr(store: PoolStore, ref: Ref) -> list[MeterLine]:
    """Who takes the space: the VMs with the most first, with their share of all that disks take there; then what is
    nobody's alone. Libraries of discs have none."""
    sr = store.cache.sr(ref)
    if sr is None or not takes_disks(sr):
        return []
    if len(store.index.vdis_of_sr(ref)) > MOST_WEIGHED:
        return [
            MeterLine(
                "",
                tr("More than {most} disks: the Disks tab has all of them.").format(
                    most=grouped(MOST_WEIGHED)
                ),
            )
        ]
    space = space_of(store.cache, ref)
    whole = sum(share.used for share in space.vms.values()) + space.shared + space.unowned
    largest = nsmallest(MOST, space.vms.items(), key=lambda pair: (-pair[1].used, pair[0]))
    found = [
        (vm, name_of(store.cache.vm(vm), store.cache), _disks_and_snapshots(share), share.used)
        for vm, share in largest
    ]
    found += [(Ref(""), name, "", used) for name, used in (
        (tr("Shared by VMs"), space.shared), (tr("Attached to nothing"), space.unowned)
    ) if used]  # fmt: skip
    lines = [
        MeterLine(vm, name, note, size(used), used / whole if whole else None)
        for vm, name, note, used in found
    ]
    return FirstLines(lines, len(lines) + len(space.vms) - len(largest))


def _disks_and_snapshots(share: Share) -> str:
    disks = count(share.disks, "disk") if share.disks else ""
    snapshots = count(share.snapshots, "snapshot") if share.snapshots else ""
    return " · ".join(filter(None, (disks, snapshots)))


def pifs_of_network(store: PoolStore, ref: Ref) -> list[MeterLine]:
    lines = []
    for key in store.index.pifs_of_network(ref):
        pif = store.cache.get("PIF", key)
        host = store.cache.host(pif.host) if isinstance(pif, PIF) else None
        if isinstance(pif, PIF) and host is not None:
            vlan = f"VLAN {pif.VLAN}" if pif.VLAN >= 0 else ""
            note = " · ".join(
                filter(None, (visible(pif.device), vlan, "management" if pif.management else ""))
            )
            state = "running" if pif.currently_attached else "halted"
            lines.append(MeterLine(pif.host, visible(host.name_label), note, visible(pif.IP), state=state))
    return _by_name(lines)


def vms_of_network(store: PoolStore, ref: Ref) -> list[MeterLine]:
    """The first by name."""
    found = []
    for vif in _vifs(store, store.index.vifs_of_network(ref)):
        vm = store.cache.vm(vif.VM)
        if vm is not None and is_vm(vm):
            found.append((natural_key(vm.name_label), vif.VM, vif.device, vif, vm))
    lines = []
    for _, vm_ref, _, vif, vm in nsmallest(MANY, found, key=itemgetter(0, 1, 2)):
        name, figure = visible(vm.name_label), f"eth{vif.device}"
        lines.append(MeterLine(vm_ref, name, visible(vif.MAC), figure, state=marks.of(vm_state(vm))))
    return FirstLines(lines, len(found))


def hosts_by_memory(store: PoolStore) -> list[MeterLine]:
    lines = []
    for ref, host in store.cache.of(Host, "host").items():
        used, total = host_overview.memory(store, ref, host)
        fraction = used / total if total else None
        mark = marks.of(host_state(store.cache, host))
        note, figure = count(store.totals.of_host(ref).vm_count, "VM"), percent(fraction)
        lines.append(MeterLine(ref, visible(host.name_label), note, figure, fraction, mark, _tint(fraction)))
    return _fullest(lines)


def largest_vms(store: PoolStore) -> list[MeterLine]:
    """Running VMs that take the most memory, with their share of the largest one's."""
    largest = store.totals.largest_vms(FEW)
    top = largest[0][1] if largest else 0
    lines = []
    for ref, used in largest:
        vm = store.cache.vm(ref)
        if vm is not None:
            host = store.cache.host(vm.resident_on)
            note = visible(host.name_label) if host else ""
            lines.append(
                MeterLine(ref, visible(vm.name_label), note, size(used), used / top if top else None)
            )
    return lines


def fullest_storage(store: PoolStore) -> list[MeterLine]:
    srs = store.cache.of(SR, "SR").items()
    lines = [
        _sr_line(store, ref, sr)
        for ref, sr in srs
        if not (sr.is_tools_sr or is_hidden(sr) or is_iso_library(sr))
    ]
    return _fullest([line for line in lines if line.fraction is not None])


def _sr_line(store: PoolStore, ref: Ref, sr: SR) -> MeterLine:
    usage = sr_usage(sr)
    figure = percent(usage) if usage is not None else ""
    note = f"{sr_type(sr)}{tr(', shared') if sr.shared else ''}"
    return MeterLine(ref, visible(sr.name_label), note, figure, usage, tint=_tint(usage))


def _used_of(vdi: VDI) -> float | None:
    return min(1.0, max(0, vdi.physical_utilisation) / vdi.virtual_size) if vdi.virtual_size else None


def _tint(fraction: float | None) -> str:
    full = fraction is not None and fraction >= NEARLY_FULL
    return TINT[StateKind.WARN if full else StateKind.NONE]


def _is_hidden_disk(vdi: VDI) -> bool:
    return is_base_copy(vdi) or vdi.is_a_snapshot


def _plugged(vif: VIF) -> str:
    return "running" if vif.currently_attached else "halted"


def _vifs(store: PoolStore, refs: Iterable[Ref]) -> Iterator[VIF]:
    return (vif for vif in (store.cache.get("VIF", ref) for ref in refs) if isinstance(vif, VIF))


def _pbds(store: PoolStore, refs: Iterable[Ref]) -> Iterator[PBD]:
    return (pbd for pbd in (store.cache.get("PBD", ref) for ref in refs) if isinstance(pbd, PBD))


def _by_name(lines: list[MeterLine]) -> list[MeterLine]:
    return sorted(lines, key=lambda line: natural_key(line.name))


def _fullest(lines: list[MeterLine]) -> list[MeterLine]:
    return sorted(lines, key=lambda line: (-(line.fraction or 0), natural_key(line.name)))[:FEW]
