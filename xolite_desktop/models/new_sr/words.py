# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Kinds of storage and the fields of their places in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.plans.new_sr.kinds import Field, Find, SrKind


@dataclass(frozen=True)
class KindWords:
    """What a kind is called, what it is for, and which others it stands with."""

    title: str
    about: str
    group: str


_FILE, _BLOCK = later("File storage"), later("Block storage")
_ISO, _LOCAL, _MORE = later("Disc libraries"), later("Disks of one host"), later("Others")
_FILES, _VOLUMES = (
    later("Disks as files on a disk of the host"),
    later("Disks as volumes on a disk of the host"),
)
KIND_WORDS = {
    "nfs": KindWords(later("NFS"), later("Disks as files on an NFS server"), _FILE),
    "smb": KindWords(later("SMB"), later("Disks as files on a Windows share"), _FILE),
    "iscsi": KindWords(later("iSCSI"), later("Disks as volumes on a LUN of a target"), _BLOCK),
    "hba": KindWords(later("Hardware HBA"), later("Disks as volumes on a LUN over Fibre Channel or SAS"), _BLOCK),
    "iso_nfs": KindWords(later("ISO library on NFS"), later("Images of discs on an NFS server"), _ISO),
    "iso_smb": KindWords(later("ISO library on SMB"), later("Images of discs on a Windows share"), _ISO),
    "iso_local": KindWords(later("ISO library on a host"), later("Images of discs in a folder of one host"), _ISO),
    "ext": KindWords(later("Local, thin (ext4)"), _FILES, _LOCAL),
    "lvm": KindWords(later("Local, thick (LVM)"), _VOLUMES, _LOCAL),
    "xfs": KindWords(later("Local, thin (XFS)"), _FILES, _LOCAL),
    "largeblock": KindWords(later("Local, large blocks"), later("For disks with blocks of 4 KiB only"), _LOCAL),
    "zfs": KindWords(later("ZFS"), later("Disks as files in a dataset that exists"), _LOCAL),
    "glusterfs": KindWords(later("GlusterFS"), later("Disks as files on a volume"), _MORE),
    "cephfs": KindWords(later("CephFS"), later("Disks as files on a Ceph cluster"), _MORE),
    "moosefs": KindWords(later("MooseFS"), later("Disks as files on a cluster"), _MORE),
    "linstor": KindWords(later("XOSTOR"), later("Replicated volumes of hosts that are prepared for it"), _MORE),
}  # fmt: skip
_FIELDS = later({
    "server": "Server", "serverpath": "Path", "subdirectory": "Folder in it", "nfsversion": "NFS version",
    "options": "Mount options", "username": "User", "password": "Password", "cifspassword": "Password",
    "target": "Target", "port": "Port", "chapuser": "CHAP user", "chappassword": "CHAP password",
    "targetIQN": "Target IQN", "SCSIid": "LUN", "iso_path": "Folder in it", "vers": "SMB version",
    "location": "Folder", "device": "Disk", "backupservers": "Other servers", "fetchattempts": "Attempts",
    "serverport": "Port", "masterhost": "Master", "masterport": "Port", "rootpath": "Folder",
    "multihomed": "Portals used", "group-name": "Group", "redundancy": "Copies", "provisioning": "Allocation",
})  # fmt: skip
_TITLES = {("smb", "server"): later("Share"), ("iso_smb", "server"): later("Share")}
_HINTS = {
    ("nfs", "server"): "nas.example.com", ("iso_nfs", "server"): "nas.example.com",
    ("nfs", "serverpath"): "/export/vms", ("iso_nfs", "serverpath"): "/export/iso",
    ("smb", "server"): "//nas.example.com/vms", ("iso_smb", "server"): "//nas.example.com/iso",
    ("iscsi", "target"): "10.0.0.10, 10.0.0.11", ("iso_local", "location"): "/opt/var/iso", ("zfs", "location"): "/tank/vms",
    ("glusterfs", "server"): "node1:/vms", ("linstor", "group-name"): "linstor_group/thin_device",
    ("cephfs", "options"): "name=admin,secretfile=/etc/ceph/admin.secret",
}  # fmt: skip
_VALUES = later({
    "nfsversion": "Automatic", "vers": "Automatic", "thin": "Thin", "thick": "Thick",
    "multihomed": "As multipathing of the hosts", "true": "All of the target", "false": "The first address only",
})  # fmt: skip
FIND_WORDS = {
    Find.EXPORTS: later("Find exports"), Find.TARGETS: later("Find targets"), Find.LUNS: later("Find LUNs"),
    Find.DEVICES: later("Find disks"),
}  # fmt: skip


_SHARED, _ON_ONE = later("By its driver, for all hosts"), later("By its driver, on one host")
GROUPS = (_FILE, _BLOCK, _ISO, _LOCAL, _MORE)


def kind_words(kind: SrKind) -> KindWords:
    """For a driver that is not known here, its own name."""
    known = KIND_WORDS.get(kind.id)
    return known or KindWords(visible(kind.name), _SHARED if kind.shared else _ON_ONE, _MORE)


def kind_title(kind: SrKind) -> str:
    return tr(kind_words(kind).title)


def field_title(kind: SrKind, key: str) -> str:
    found = _TITLES.get((kind.id, key)) or _FIELDS.get(key)
    return tr(found) if found is not None and not kind.name else visible(key)


def connection_title(key: str) -> str:
    """What an entry of a connection is called."""
    found = later("Location") if key == "location" else _FIELDS.get(key)
    return tr(found) if found is not None else visible(key)


def field_hint(kind: SrKind, field: Field) -> str:
    """What stands in the field while it is empty: an example, or that it may stay so."""
    said = visible(field.hint) or _HINTS.get((kind.id, field.key), "")
    return said or ("" if field.needed else tr("Optional"))


def value_word(key: str, value: str) -> str:
    """A value to choose, in words."""
    found = _VALUES.get(value or key)
    return tr(found) if found is not None else value
