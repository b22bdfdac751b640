# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The kinds of storage that can be added, as data: the driver, what it wants to know, and what can be looked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.storage import SM


class Find(StrEnum):
    """What can be looked for to fill a field, named as the part of an answer that lists it."""

    EXPORTS = "exports"
    TARGETS = "targets"
    LUNS = "luns"
    DEVICES = "devices"


@dataclass(frozen=True)
class Field:
    """One thing a driver wants to know. `key` is device_config's, or one that `device_config` makes something of.

    `choices` are its only values. `secret`: it goes into a secret of the pool. `find` is what can be looked for.
    """

    key: str
    needed: bool = False
    secret: bool = False
    choices: tuple[str, ...] = ()
    find: Find | None = None
    default: str = ""
    hint: str = ""
    """The driver's own words for it."""


@dataclass(frozen=True)
class SrKind:
    """`type` is the driver's. `wipes`: to make a new one destroys what is at the place. `looks`: SRs that are there
    already can be found."""

    id: str
    type: str
    fields: tuple[Field, ...]
    content: str = "user"
    shared: bool = True
    wipes: bool = False
    looks: bool = True
    name: str = ""
    """The driver's own, where it is none that we know."""

    @property
    def is_library(self) -> bool:
        return self.content == "iso"


def _needed(key: str, find: Find | None = None, default: str = "") -> Field:
    return Field(key, needed=True, find=find, default=default)


def _local(driver: str) -> SrKind:
    """On a disk of one host, which is formatted."""
    return SrKind(driver, driver, (_needed("device", Find.DEVICES),), shared=False, wipes=True)


_NFS: Final = (
    _needed("server"), _needed("serverpath", Find.EXPORTS), Field("subdirectory"),
    Field("nfsversion", choices=("", "3", "4", "4.1")), Field("options"),
)  # fmt: skip
_USER: Final = Field("username")

SR_KINDS: Final = (
    SrKind("nfs", "nfs", _NFS),
    SrKind("smb", "smb", (_needed("server"), _USER, Field("password", secret=True))),
    SrKind(
        "iscsi", "lvmoiscsi",
        (
            _needed("target"), Field("port", default="3260"), Field("chapuser"), Field("chappassword", secret=True),
            _needed("targetIQN", Find.TARGETS), _needed("SCSIid", Find.LUNS),
            Field("multihomed", choices=("", "true", "false")),
        ),
        wipes=True,
    ),
    SrKind("hba", "lvmohba", (_needed("SCSIid", Find.LUNS),), wipes=True),
    SrKind("iso_nfs", "iso", _NFS, "iso", looks=False),
    SrKind(
        "iso_smb", "iso",
        (
            _needed("server"), Field("iso_path"), _USER, Field("cifspassword", secret=True),
            Field("vers", choices=("", "3.0", "1.0")),
        ),
        "iso", looks=False,
    ),
    SrKind("iso_local", "iso", (_needed("location"),), "iso", shared=False, looks=False),
    _local("ext"),
    _local("lvm"),
    _local("xfs"),
    _local("largeblock"),
    SrKind("zfs", "zfs", (_needed("location"),), shared=False, looks=False),
    SrKind("glusterfs", "glusterfs", (_needed("server"), Field("backupservers"), Field("fetchattempts"))),
    SrKind(
        "cephfs", "cephfs",
        (_needed("server"), _needed("serverpath", default="/"), Field("serverport"), Field("options")),
    ),
    SrKind(
        "moosefs", "moosefs",
        (_needed("masterhost"), Field("masterport"), _needed("rootpath", default="/"), Field("options")),
    ),
    SrKind(
        "linstor", "linstor",
        (
            _needed("group-name"), _needed("redundancy", default="2"),
            Field("provisioning", choices=("thin", "thick"), default="thin"),
        ),
        looks=False,
    ),
)  # fmt: skip
"""All that are known; a pool offers those it has a driver for."""
_NOT_OTHERS: Final = {kind.type for kind in SR_KINDS} | {"udev", "dummy", "iscsi", "hba", "rawhba", "shm"}
"""Drivers that are known, and those that hosts use by themselves."""
_LOOKING: Final = "SR_PROBE"
_BY_ID: Final = {kind.id: kind for kind in SR_KINDS}


def kind_of(kind_id: str) -> SrKind:
    """The kind of an id. Raises KeyError."""
    return _BY_ID[kind_id]


def offered(cache: Cache) -> list[SrKind]:
    """The kinds that the pool has a driver for; those of drivers that are not known here come last, in the order of their
    names."""
    drivers = {sm.type: sm for sm in cache.of(SM, "SM").values()}
    known = [kind for kind in SR_KINDS if kind.type in drivers]
    others = [sm for sm in drivers.values() if sm.type not in _NOT_OTHERS and not sm.required_cluster_stack]
    others.sort(key=lambda sm: (sm.name_label, sm.type))
    return [*known, *(_other(sm, shared=shared) for sm in others for shared in (True, False))]


def _other(sm: SM, *, shared: bool) -> SrKind:
    """What a driver says of itself; whether it wipes a place is not among it."""
    keys = sorted(sm.configuration, key=lambda key: ("required" not in sm.configuration[key], key))
    fields = tuple(
        Field(key, "required" in sm.configuration[key], "password" in key, hint=sm.configuration[key])
        for key in keys
    )
    looks = _LOOKING in sm.features or _LOOKING in sm.capabilities
    kind_id = f"{sm.type}:{'shared' if shared else 'local'}"
    return SrKind(
        kind_id, sm.type, fields, shared=shared, wipes=True, looks=looks, name=sm.name_label or sm.type
    )


def device_config(kind: SrKind, values: Mapping[str, str]) -> dict[str, str]:
    """What the driver is told, of what was entered: fields that are empty are left out."""
    given = {field.key: values.get(field.key, "").strip() for field in kind.fields}
    config = {key: value for key, value in given.items() if value}
    if "target" in config:
        config["target"] = ",".join(addresses(config["target"]))
    folder = config.pop("subdirectory", "").strip("/")
    if folder and "serverpath" in config:
        config["serverpath"] = f"{config['serverpath'].rstrip('/')}/{folder}"
    if kind.id == "iso_nfs" and "server" in config and "serverpath" in config:
        config["location"] = f"{config.pop('server')}:{config.pop('serverpath')}"
        config["type"] = "nfs_iso"
    elif kind.id == "iso_smb" and "server" in config:
        config["location"] = _share(config.pop("server"))
        config["type"] = "cifs"
    elif kind.id == "smb" and "server" in config:
        config["server"] = _share(config["server"])
    elif kind.id == "iso_local":
        config["legacy_mode"] = "true"
    return config


def addresses(text: str) -> list[str]:
    """The addresses of a target, which may be several: with commas or spaces between them."""
    return text.replace(",", " ").split()


def _share(text: str) -> str:
    """With slashes, as drivers take it."""
    return "//" + text.replace("\\", "/").lstrip("/")
