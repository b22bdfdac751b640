# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What of the way hosts reach a storage can be another, the storage being the same: addresses, options, passwords."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.storage import PBD
from xolite_desktop.xapi.refs import Ref


@dataclass(frozen=True)
class Field:
    """One entry of device_config. `choices` are its only values; `secret`: it is in a secret of the pool."""

    key: str
    needed: bool = False
    secret: bool = False
    choices: tuple[str, ...] = ()


_NFS_VERSION: Final = Field("nfsversion", choices=("", "3", "4", "4.0", "4.1"))
_OPTIONS: Final = Field("options")
_USER: Final = Field("username")


def _needed(key: str) -> Field:
    return Field(key, needed=True)


FOUND_BY_DRIVER: Final = ("multiSession", "multihomelist")
"""What the iSCSI driver has written down about portals it found; it trusts that more than the address."""
_BY_TYPE: Final[Mapping[str, tuple[Field, ...]]] = {
    "nfs": (_needed("server"), _needed("serverpath"), _NFS_VERSION, _OPTIONS),
    "smb": (_needed("server"), _USER, Field("password", secret=True)),
    "lvmoiscsi": (
        _needed("target"),
        Field("port"),
        Field("chapuser"),
        Field("chappassword", secret=True),
        Field("multihomed", choices=("", "true", "false")),
    ),
    "glusterfs": (_needed("server"), Field("backupservers"), Field("fetchattempts")),
    "cephfs": (_needed("server"), Field("serverport"), _OPTIONS),
    "moosefs": (_needed("masterhost"), Field("masterport"), _OPTIONS),
}
_ISO: Final[Mapping[str, tuple[Field, ...]]] = {
    "nfs_iso": (_needed("location"), _NFS_VERSION, _OPTIONS),
    "cifs": (
        _needed("location"), Field("iso_path"), _USER, Field("cifspassword", secret=True),
        Field("vers", choices=("", "3.0", "1.0")),
    ),
}  # fmt: skip


def connection_fields(cache: Cache, sr_ref: Ref) -> tuple[Field, ...]:
    """By the driver, and for libraries by the kind of their connection; none for disks of hosts."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return ()
    if sr.type == "iso":
        return _ISO.get(connection_config(cache, sr_ref).get("type", ""), ())
    return _BY_TYPE.get(sr.type, ())


def connection_config(cache: Cache, sr_ref: Ref) -> dict[str, str]:
    """How the coordinator reaches a storage, else how another host does."""
    sr, pool = cache.sr(sr_ref), cache.pool
    found = [
        pbd for pbd in (cache.get("PBD", ref) for ref in (sr.PBDs if sr else ())) if isinstance(pbd, PBD)
    ]
    found.sort(key=lambda pbd: (pool is None or pbd.host != pool.master, pbd.host))
    return dict(found[0].device_config) if found else {}
