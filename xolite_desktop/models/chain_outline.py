# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`ChainOutline`: the disks of one storage as the trees they form, and what nobody uses among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.outline import TOP, Outline
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind, StateKind
from xolite_desktop.models.states import State
from xolite_desktop.models.tables.disk_columns import vbds_of
from xolite_desktop.models.text import count, joined, size
from xolite_desktop.models.tree_look import STATELESS, Look, object_look
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.chains import Chains, Part, chains_of, frees, used_bytes
from xolite_desktop.xapi.plans.delete_unused import UNUSED
from xolite_desktop.xapi.records.storage import VDI
from xolite_desktop.xapi.refs import NULL_REF, Ref

_WORDS: Final = later(
    {
        Part.BASE: "base of what is below",
        Part.UNUSED_BASE: "base of nothing, cleared away after a rescan",
        Part.DETACHED: "snapshot of no VM",
        Part.ORPHAN: "disk of no VM",
        Part.KEPT: "kept by the pool or a backup",
    }
)
_ICONS: Final = {
    Part.BASE: "stack",
    Part.UNUSED_BASE: "stack",
    Part.SNAPSHOT: "snapshot",
    Part.DETACHED: "snapshot",
}
_NOTHING: Final = Chains({}, {}, {}, True)


class ChainOutline(Outline):
    """What nobody uses first, then by name on each level. Signals: `weighed()` when what is said about all of it may be another."""

    reads = ("VDI", "VBD")
    gather_ms = 500  # all chains are followed again: 4 ms for a thousand disks
    weighed = Signal()

    def __init__(self, store: PoolStore, parent: QObject | None = None) -> None:
        self.chains = _NOTHING
        super().__init__(store, parent)

    def wanted(self) -> Mapping[str, Sequence[str]]:
        self.chains = chains_of(self.store.cache, self.owner)
        self.weighed.emit()
        return {
            TOP if ref == NULL_REF else ref: sorted(below, key=self._order)
            for ref, below in self.chains.children.items()
        }

    def look(self, key: str) -> Look:
        vdi = self.store.cache.vdi(key)
        part = self.chains.parts.get(Ref(key), Part.DISK)
        name = vdi.name_label if vdi is not None else ""
        state = STATELESS
        if part in (*UNUSED, Part.UNUSED_BASE):
            state = State(tr("Not used"), StateKind.WARN)
        detail = self._detail(Ref(key), vdi, part) if vdi is not None else ""
        return object_look(name, NodeKind.VDI, state, detail, _ICONS.get(part, "disk"), key, "VDI")

    def summary(self) -> str:
        """What can be had back, and what the driver does not tell, in sentences."""
        cache, chains = self.store.cache, self.chains
        found = []
        for part, noun in ((Part.ORPHAN, "disk"), (Part.DETACHED, "snapshot")):
            refs = chains.of(part)
            if refs:
                found.append(count(len(refs), noun))
        bases = chains.of(Part.UNUSED_BASE)
        unused = chains.of(*UNUSED)
        said = []
        if found:
            freed = size(frees(cache, chains, unused))
            sentence = tr("Of no VM: {what}. Deleting them gives back at least {size}.")
            said.append(sentence.format(what=joined(found), size=freed))
        elif chains.parts:
            said.append(tr("Every disk here is used."))
        if bases:
            freed = size(sum(used_bytes(cache.vdi(ref)) for ref in bases))
            sentence = tr("A rescan has the driver clear away {bases} of nothing, {size}.")
            said.append(sentence.format(bases=count(len(bases), "base"), size=freed))
        if not chains.tells:
            said.append(tr("The driver does not tell what is based on what: each disk stands alone here."))
        return " ".join(said)

    def _order(self, key: str) -> tuple[bool, Any, str]:
        vdi = self.store.cache.vdi(key)
        is_used = self.chains.parts[Ref(key)] not in (*UNUSED, Part.UNUSED_BASE)
        return (is_used, natural_key(vdi.name_label if vdi is not None else ""), key)

    def _detail(self, ref: Ref, vdi: VDI, part: Part) -> str:
        """Whose it is, or what it is; what it takes, and what it would give back if that is more."""
        word = _WORDS.get(part)
        whose = tr(word) if word is not None else self._vm(ref)
        used = used_bytes(vdi)
        taken = size(used) if vdi.physical_utilisation >= 0 else tr("size not told")
        more = frees(self.store.cache, self.chains, [ref]) if part is not Part.BASE else 0
        back = tr("gives back {size}").format(size=size(more)) if more > used else ""
        return " · ".join(filter(None, (whose, back, taken)))

    def _vm(self, ref: Ref) -> str:
        vms = (self.store.cache.vm(vbd.VM) for vbd in vbds_of(self.store, ref))
        return next((name_of(vm, self.store.cache) for vm in vms if vm is not None), "")
