# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What an action would touch, as lines for the question before it: what is lost for good first, VMs before disks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nsmallest

from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.text import count, joined, said_name, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.blast import Blast, Effect, Path, Vow, Way
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.kinds import is_iso_library
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.refs import Ref

_NAMED = 4
_EFFECTS = later(
    {
        Effect.STOPS: "Running there: {vms}.",
        Effect.CUT_OFF: "Without this network: {vms}.",
        Effect.INTERRUPTED: "Interrupted for some seconds: {vms}.",
        Effect.LOSES_NIC: "With an interface less: {vms}.",
        Effect.LOSES_DISK: "Running, and without a disk they use: {vms}.",
        Effect.LOSES_DISC: "Without the disc in their drive: {vms}.",
        Effect.LOSES_MEMORY: "Suspended, and not to be resumed: {vms}.",
        Effect.CANNOT_START: "Not to be started: {vms}.",
    }
)
_VOWS = later(
    {
        Vow.RESTART: "High availability protects {names}.",
        Vow.STATEFILE: "High availability keeps its heartbeat there: hosts that cannot reach it restart themselves.",
        Vow.HEARTBEAT: "High availability takes for failed: {names}.",
        Vow.FAILURES: "High availability counts as failed while it is away: {names}.",
    }
)


def touched(cache: Cache, blast: Blast, *, but_ours: bool = False) -> list[str]:
    """A sentence for each kind of thing that is touched; none if nothing is. `but_ours`: what becomes of our own connection
    and of the pool's contact with the host is said already, with what to do about it."""
    ours = [] if but_ours else [*_ours(blast), *_of_management(cache, blast)]
    return [
        *ours,
        *_of_paths(cache, blast),
        *_of_vms(cache, blast),
        *_of_disks(cache, blast),
        *_of_promises(cache, blast),
    ]


def named(cache: Cache, cls: str, refs: Sequence[Ref]) -> str:
    """Some objects of a class by their names, the first ones in alphabetical order, and how many more there are. Of
    thousands only those names are made that are shown."""
    first = nsmallest(
        _NAMED, refs, key=lambda ref: str(getattr(cache.get(cls, ref), "name_label", "")).casefold()
    )
    names = [said_name(name_of(cache.get(cls, ref), cache)) or tr("(gone)") for ref in first]
    more = len(refs) - len(first)
    return joined([*names, tr("{count} more").format(count=more)] if more else names)


def _of_vms(cache: Cache, blast: Blast) -> Iterator[str]:
    for effect, words in _EFFECTS.items():
        vms = blast.with_effect(effect)
        if vms:
            yield tr(words).format(vms=named(cache, "VM", vms))


def _of_disks(cache: Cache, blast: Blast) -> Iterator[str]:
    if blast.destroyed:
        yield tr("Gone for good: {disks}.").format(disks=_counted(cache, blast.destroyed))
    left = blast.disks - blast.destroyed
    if left:
        yield tr("Out of reach: {disks}.").format(disks=_counted(cache, left))


def _counted(cache: Cache, disks: frozenset[Ref]) -> str:
    """Images of a disc library are not disks."""
    images = sum(1 for ref in disks if _is_image(cache, ref))
    parts = [count(len(disks) - images, "disk")] if images < len(disks) else []
    return joined([*parts, count(images, "image")] if images else parts)


def _is_image(cache: Cache, vdi_ref: Ref) -> bool:
    vdi = cache.vdi(vdi_ref)
    sr = cache.sr(vdi.SR) if vdi is not None else None
    return sr is not None and is_iso_library(sr)


def _ours(blast: Blast) -> list[str]:
    if not blast.cuts_us_off:
        return []
    if blast.is_brief:
        return [
            tr("This window's connection to the pool breaks for up to a minute, and comes back by itself.")
        ]
    return [tr("This window's connection to the pool breaks.")]


def _of_management(cache: Cache, blast: Blast) -> Iterator[str]:
    hosts = [path.host for path in blast.over(Way.MANAGEMENT)]
    if hosts:
        lost, brief = (
            tr("The pool loses contact with {hosts}."),
            tr("The pool's contact is interrupted with {hosts}."),
        )
        yield (brief if blast.is_brief else lost).format(hosts=named(cache, "host", hosts))


def _of_paths(cache: Cache, blast: Blast) -> Iterator[str]:
    storage = list(dict.fromkeys(path.what for path in blast.over(Way.STORAGE)))
    if storage:
        lost, brief = (
            tr("Hosts lose the way to storage: {storage}."),
            tr("The way to storage is interrupted: {storage}."),
        )
        yield (brief if blast.is_brief else lost).format(storage=named(cache, "SR", storage))
    if blast.is_brief:
        return
    yield from _purposes(cache, blast.over(Way.PURPOSE))
    hosts = [path.host for path in blast.over(Way.CLUSTER)]
    if hosts:
        yield tr("Hosts drop out of their storage cluster: {hosts}.").format(
            hosts=named(cache, "host", hosts)
        )
    if blast.over(Way.BACKUP):
        yield tr("Backup programs may read disks over this network (NBD).")


def _purposes(cache: Cache, paths: Sequence[Path]) -> Iterator[str]:
    hosts: dict[str, list[Ref]] = {}
    for path in paths:
        pif = cache.get("PIF", path.what)
        purpose = pif.other_config.get("management_purpose", "") if isinstance(pif, PIF) else ""
        hosts.setdefault(said_name(visible(purpose)), []).append(path.host)
    words = tr("Hosts lose their address for {purpose}: {hosts}.")
    for purpose, refs in hosts.items():
        yield words.format(purpose=purpose, hosts=named(cache, "host", refs))


def _of_promises(cache: Cache, blast: Blast) -> Iterator[str]:
    for vow, words in _VOWS.items():
        about = blast.vowed(vow)
        if about:
            yield tr(words).format(names=named(cache, "VM" if vow is Vow.RESTART else "host", about))
