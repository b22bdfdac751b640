# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage and networks in words: headers and overview rows."""

from __future__ import annotations

from xolite_desktop.models.common_rows import common_rows, uuid_row
from xolite_desktop.models.fields import Field, Header, Meter, Part, text_field
from xolite_desktop.models.new_network.words import HASHING_WORDS, MODE_WORDS, network_kind
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import NEARLY_FULL, sr_state, sr_usage
from xolite_desktop.models.text import count, joined, percent, size, size_of, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.plans.network_settings import bonds_of, settings_of
from xolite_desktop.xapi.plans.new_network.new_network import Mode
from xolite_desktop.xapi.records.kinds import is_base_copy, is_iso_library, is_vm
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.storage import PBD, SR, VDI
from xolite_desktop.xapi.refs import Ref

MOST_NAMED = 8
SR_TYPES = later(
    {
        "nfs": "NFS",
        "smb": "SMB",
        "cifs": "SMB",
        "lvm": "LVM",
        "ext": "ext4",
        "xfs": "XFS",
        "btrfs": "Btrfs",
        "zfs": "ZFS",
        "zfs-vol": "ZFS volume",
        "lvmoiscsi": "LVM over iSCSI",
        "lvmohba": "LVM over HBA",
        "lvmofcoe": "LVM over FCoE",
        "gfs2": "GFS2",
        "iso": "ISO library",
        "udev": "Physical drives",
        "cephfs": "CephFS",
        "rbd": "Ceph RBD",
        "glusterfs": "GlusterFS",
        "moosefs": "MooseFS",
        "linstor": "XOSTOR",
        "largeblock": "ext4, large blocks",
        "file": "Folder",
        "dummy": "Dummy",
    }
)
"""What the types of storage drivers are called; a type that is not here is shown as it is."""


def sr_type(sr: SR) -> str:
    """The kind of storage in the reader's words: "NFS", "LVM over iSCSI"."""
    return tr(SR_TYPES[sr.type]) if sr.type in SR_TYPES else visible(sr.type)


def sr_header(store: PoolStore, ref: Ref) -> Header | None:
    """Name, state, tags and "NFS · shared · 38 disks · 4 snapshots"; None if the storage is gone."""
    sr = store.cache.sr(ref)
    if sr is None:
        return None
    vdis = [store.cache.vdi(vdi_ref) for vdi_ref in store.index.vdis_of_sr(ref)]
    disks = sum(1 for vdi in vdis if _shown(vdi))
    snapshots = sum(1 for vdi in vdis if vdi is not None and vdi.is_a_snapshot and not is_base_copy(vdi))
    words = [
        sr_type(sr),
        tr("shared") if sr.shared else tr("local"),
        count(disks, "image") if is_iso_library(sr) else count(disks, "disk"),
        *([count(snapshots, "snapshot")] if snapshots else []),
    ]
    state = sr_state(store.cache, store.index, ref, sr)
    tags = tuple(visible(tag) for tag in sorted(sr.tags))
    icon = "iso" if is_iso_library(sr) else "storage"
    return Header(
        visible(sr.name_label) or tr("(no name)"), icon, state, tags, tuple(Part(word) for word in words)
    )


def sr_general(store: PoolStore, ref: Ref) -> list[Field]:
    sr = store.cache.sr(ref)
    if sr is None:
        return []
    return [
        *common_rows(sr),
        text_field(tr("Type"), sr_type(sr)),
        Field(tr("Shared"), tr("Yes") if sr.shared else tr("No")),
        text_field(tr("Connected to"), _some(_hosts(store, ref, attached=True))),
        text_field(tr("Not connected to"), _some(_hosts(store, ref, attached=False)), kind=StateKind.WARN),
        *([Field(tr("Default storage"), tr("Yes"))] if _is_default(store, ref) else []),
        uuid_row(sr),
    ]


def sr_resources(store: PoolStore, ref: Ref) -> list[Meter]:
    sr = store.cache.sr(ref)
    usage = sr_usage(sr) if sr is not None else None
    if sr is None or usage is None:
        return []
    kind = StateKind.WARN if usage >= NEARLY_FULL else StateKind.NONE
    provisioned = sr.virtual_allocation / sr.physical_size
    over = StateKind.WARN if provisioned > 1 else StateKind.NONE
    used = size_of(sr.physical_utilisation, sr.physical_size)
    return [
        Meter(tr("Used · {used}").format(used=used), percent(usage), min(1.0, usage), kind),
        Meter(
            tr("Provisioned · {size}").format(size=size(sr.virtual_allocation)),
            percent(provisioned),
            min(1.0, provisioned),
            over,
        ),
    ]


def network_header(store: PoolStore, ref: Ref) -> Header | None:
    """Name, tags and "VLAN 120 · 3 hosts · 12 VM interfaces"; None if the network is gone."""
    network = store.cache.network(ref)
    if network is None:
        return None
    pifs = [store.cache.get("PIF", pif_ref) for pif_ref in store.index.pifs_of_network(ref)]
    vlans = sorted({pif.VLAN for pif in pifs if isinstance(pif, PIF) and pif.VLAN >= 0})
    words = [f"VLAN {vlan}" for vlan in vlans]
    words.append(count(len(pifs), "host interface") if pifs else tr("Internal to a host"))
    words.append(count(_vif_count(store, ref), "VM interface"))
    tags = tuple(visible(tag) for tag in sorted(network.tags))
    title = visible(network.name_label) or tr("(no name)")
    return Header(title, "network", None, tags, tuple(Part(word) for word in words))


def network_general(store: PoolStore, ref: Ref) -> list[Field]:
    network = store.cache.network(ref)
    if network is None:
        return []
    pifs = [store.cache.get("PIF", pif_ref) for pif_ref in store.index.pifs_of_network(ref)]
    return [
        *common_rows(network),
        text_field(tr("Kind"), network_kind(pif for pif in pifs if isinstance(pif, PIF))),
        text_field(tr("Bridge"), visible(network.bridge), is_code=True),
        Field("MTU", str(network.MTU), edit="mtu"),
        *_bond_mode(store, ref),
        uuid_row(network),
    ]


def _bond_mode(store: PoolStore, ref: Ref) -> list[Field]:
    """How its bonds share their load, where it has any."""
    if not bonds_of(store.cache, ref):
        return []
    settings = settings_of(store.cache, ref)
    mode = tr(MODE_WORDS[settings.mode])
    shown = f"{mode} · {tr(HASHING_WORDS[settings.hashing])}" if settings.mode is Mode.LACP else mode
    return [text_field(tr("Bond mode"), shown)]


def _vif_count(store: PoolStore, ref: Ref) -> int:
    """Interfaces of VMs; those of templates and snapshots are not there to be used."""
    vifs = (store.cache.get("VIF", vif_ref) for vif_ref in store.index.vifs_of_network(ref))
    vms = (store.cache.vm(vif.VM) for vif in vifs if isinstance(vif, VIF))
    return sum(vm is not None and is_vm(vm) for vm in vms)


def _hosts(store: PoolStore, ref: Ref, *, attached: bool) -> list[str]:
    names = []
    for pbd_ref in store.index.pbds_of_sr(ref):
        pbd = store.cache.get("PBD", pbd_ref)
        host = store.cache.host(pbd.host) if isinstance(pbd, PBD) else None
        if host is not None and isinstance(pbd, PBD) and pbd.currently_attached is attached:
            names.append(visible(host.name_label))
    return sorted(names)


def _some(names: list[str]) -> str:
    """The first of them in words, and how many more there are."""
    more = [count(len(names) - MOST_NAMED, "more", "more")] if len(names) > MOST_NAMED else []
    return joined([*names[:MOST_NAMED], *more])


def _is_default(store: PoolStore, ref: Ref) -> bool:
    return store.cache.pool is not None and store.cache.pool.default_SR == ref


def _shown(vdi: VDI | None) -> bool:
    return vdi is not None and not is_base_copy(vdi) and not vdi.is_a_snapshot
