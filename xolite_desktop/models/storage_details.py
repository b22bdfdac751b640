# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The further cards of storage and networks: driver, connections, configuration, what is on the wire."""

from __future__ import annotations

from xolite_desktop.models.common_rows import MOST_ROWS, counted_paths, listed, yes_no
from xolite_desktop.models.edits.choices import locking_modes
from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.fields import Field, missing, text_field
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.secrets import masked
from xolite_desktop.models.storage_overview import sr_type
from xolite_desktop.models.text import bit_rate, count, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.network import PIF, PIFMetrics
from xolite_desktop.xapi.records.storage import PBD, SM, SR
from xolite_desktop.xapi.refs import Ref

_WORDS = later({
    "server": "Server", "serverpath": "Path", "location": "Location", "device": "Device", "target": "Target",
    "targetIQN": "Target IQN", "SCSIid": "SCSI ID", "port": "Port", "nfsversion": "NFS version", "username": "User",
    "chapuser": "CHAP user", "type": "Kind", "options": "Options", "multihomelist": "Portals", "provider": "Provider",
})  # fmt: skip
_CODES = ("server", "serverpath", "location", "device", "target", "targetIQN", "SCSIid")


def sr_space(store: PoolStore, ref: Ref) -> list[Field]:
    """The Space card: exact sizes."""
    sr = store.cache.sr(ref)
    if sr is None or sr.physical_size <= 0:
        return []
    free = max(0, sr.physical_size - sr.physical_utilisation)
    return [
        Field(tr("Size"), size(sr.physical_size)),
        Field(tr("Used"), size(sr.physical_utilisation)),
        Field(tr("Free"), size(free)),
        Field(tr("Allocated to disks"), size(sr.virtual_allocation)),
        Field(tr("Disks"), str(len(store.index.vdis_of_sr(ref)))),
    ]


def sr_driver(store: PoolStore, ref: Ref) -> list[Field]:
    """The Driver card: what drives the storage, and how its connections are made. Secrets are masked."""
    sr = store.cache.sr(ref)
    if sr is None:
        return []
    driver = next((each for each in store.cache.of(SM, "SM").values() if each.type == sr.type), None)
    made = [driver.name_label, driver.version] if driver is not None else []
    return [
        text_field(tr("Driver"), visible(" ".join(filter(None, made))) or sr_type(sr)),
        text_field(tr("Driver type"), visible(sr.type), is_code=True),
        text_field(tr("Content"), visible(sr.content_type)),
        text_field(tr("Image formats"), listed(driver.supported_image_formats) if driver is not None else ""),
        Field(tr("Clustered"), yes_no(sr.clustered)),
        *_multipath_rows(store, ref, sr),
        *_config_rows(store, ref),
    ]


def _config_rows(store: PoolStore, ref: Ref) -> list[Field]:
    """The keys of the connections, in words where we have one; local storage has another value on each host."""
    values: dict[str, dict[str, None]] = {}
    for pbd_ref in store.index.pbds_of_sr(ref):
        pbd = store.cache.get("PBD", pbd_ref)
        for key, value in pbd.device_config.items() if isinstance(pbd, PBD) else ():
            values.setdefault(key, {})[masked(key, value)] = None
    return [
        text_field(
            tr(_WORDS[key]) if key in _WORDS else bounded(visible(key)),
            listed(found, 3),
            is_code=key in _CODES,
        )
        for key, found in sorted(values.items())[:MOST_ROWS]
    ]


def paths_of(pbd: PBD) -> tuple[str, StateKind] | None:
    """ "2 of 4 paths" of a connection that uses several, and whether that is as it should be; None if it uses one."""
    if pbd.other_config.get("multipathed", "").lower() != "true":
        return None
    paths = next((v for k, v in pbd.other_config.items() if k.startswith("mpath-")), "")
    return counted_paths(paths) or (tr("On"), StateKind.NONE)


def _multipath_rows(store: PoolStore, ref: Ref, sr: SR) -> list[Field]:
    """The paths of each host that uses several."""
    rows = []
    for pbd in (store.cache.get("PBD", pbd_ref) for pbd_ref in store.index.pbds_of_sr(ref)):
        paths = paths_of(pbd) if isinstance(pbd, PBD) else None
        if isinstance(pbd, PBD) and paths is not None:
            host = name_of(store.cache.host(pbd.host), store.cache) or tr("a host that is gone")
            rows.append(Field(tr("Paths of {host}").format(host=host), *paths))
    able = sr.sm_config.get("multipathable", "").lower() == "true"
    return rows[:MOST_ROWS] or ([Field(tr("Multipathing"), tr("Possible, not used"))] if able else [])


def network_wire(store: PoolStore, ref: Ref) -> list[Field]:
    """The Connection card: VLANs, NICs and links of the hosts on a network."""
    network = store.cache.network(ref)
    if network is None:
        return []
    found = [store.cache.get("PIF", pif_ref) for pif_ref in store.index.pifs_of_network(ref)]
    pifs = [pif for pif in found if isinstance(pif, PIF)]
    metrics = [store.cache.get("PIF_metrics", pif.metrics) for pif in pifs]
    links = [each for each in metrics if isinstance(each, PIFMetrics)]
    up = sum(each.carrier for each in links)
    speeds = sorted({each.speed for each in links if each.carrier and each.speed > 0})
    vlans = sorted({pif.VLAN for pif in pifs if pif.VLAN >= 0})
    locking = {each.value: each.label for each in locking_modes(store, ref, network.default_locking_mode)}
    kind = StateKind.WARN if up < len(links) else StateKind.NONE
    return [
        text_field(tr("VLAN"), listed(map(str, vlans)) or tr("Untagged")),
        text_field(tr("NICs"), listed(sorted({pif.device for pif in pifs})) or tr("None: VMs of one host among themselves")),
        Field(tr("Links"), tr("{up} of {all} up").format(up=up, all=len(links)), kind) if links else missing(tr("Links"), tr("None")),
        text_field(tr("Speed"), listed(bit_rate(speed * 1_000_000) for speed in speeds)),
        Field(tr("For new VMs"), yes_no(network.other_config.get("automatic", "").lower() == "true"), edit="automatic"),
        Field(tr("Default locking mode"), locking[network.default_locking_mode], edit="locking_mode"),
        text_field(tr("Purpose"), listed(network.purpose)),
        Field(tr("VM interfaces"), count(len(store.index.vifs_of_network(ref)), "interface")),
        Field(tr("Managed by XAPI"), yes_no(network.managed)),
    ]  # fmt: skip
