# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a filter knows of an object, prepared when the object changes, so that a keystroke only compares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.states import NEARLY_FULL_KEY, State
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF, VIF
from xolite_desktop.xapi.records.record import AnyRecord
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.records.vm import VM, VMGuestMetrics
from xolite_desktop.xapi.refs import Ref

LONGEST: Final = 2_000
"""Characters of a name, description or tag that are searched."""
_FOLDER: Final = "folder"
_HOST_OS: Final = ("product_brand", "product_version")


class Facts(NamedTuple):
    """All of it without case. `text` is what plain words are looked for in; the rest is what terms ask for."""

    text: str = ""
    kind: str = ""
    states: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    folder: str = ""
    os: str = ""


def facts_of(
    store: PoolStore, ref: Ref, record: AnyRecord, kind: NodeKind, state: State, shown: str = ""
) -> Facts:  # fmt: skip
    """The facts of an object that the tree shows, as they are now; `shown` is its name where that says more."""
    tags = tuple(tag[:LONGEST].casefold() for tag in getattr(record, "tags", ()))
    return Facts(
        _folded((shown, *_words(record), *tags, *_addresses(store, ref, record))),
        kind.casefold(),
        _states(record, state),
        tags,
        getattr(record, "other_config", {}).get(_FOLDER, "")[:LONGEST].casefold(),
        _os(store, record),
    )


def _words(record: AnyRecord) -> Iterator[str]:
    for field in ("name_label", "name_description", "uuid"):
        yield str(getattr(record, field, ""))[:LONGEST]


def _addresses(store: PoolStore, ref: Ref, record: AnyRecord) -> Iterator[str]:
    """The addresses that belong to an object: of its interfaces, and those its guest tells."""
    if isinstance(record, VM):
        if record.is_a_snapshot:
            return
        for vif_ref in store.index.vifs_of_vm(ref):
            vif = store.cache.get("VIF", vif_ref)
            if isinstance(vif, VIF):
                yield vif.MAC
        guest = store.cache.get("VM_guest_metrics", record.guest_metrics)
        if isinstance(guest, VMGuestMetrics):
            yield from guest.networks.values()
    elif isinstance(record, Host):
        yield record.address
        yield record.hostname
        for pif_ref in store.index.pifs_of_host(ref):
            pif = store.cache.get("PIF", pif_ref)
            if isinstance(pif, PIF):
                yield from (pif.MAC, pif.IP, *pif.IPv6)


def _states(record: AnyRecord, state: State) -> tuple[str, ...]:
    """The word that is shown, what it is besides an operation in progress, and "busy" during one."""
    words = [state.key]
    if isinstance(record, SR) and state.key == NEARLY_FULL_KEY:
        words.append("connected")
    if state.is_busy:
        words.append("busy")
        if isinstance(record, VM):
            words.append(record.power_state.casefold())
    return tuple(word for word in words if word)


def _os(store: PoolStore, record: AnyRecord) -> str:
    """What runs there: of a VM what its guest says of itself, of a host its product."""
    if isinstance(record, VM):
        guest = store.cache.get("VM_guest_metrics", record.guest_metrics)
        if not isinstance(guest, VMGuestMetrics):
            return ""
        told = guest.os_version
        return _folded(told.get(key, "") for key in ("name", "distro", "uname"))
    if isinstance(record, Host):
        return _folded(record.software_version.get(key, "") for key in _HOST_OS)
    return ""


def _folded(words: Iterable[str]) -> str:
    return "\n".join(words).casefold()
