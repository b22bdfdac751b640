# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`SnapshotOutline`: the snapshots of one VM as a tree, with the place in it where the VM is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xolite_desktop.models.outline import TOP, Outline
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.states import vm_state
from xolite_desktop.models.tables.vm_columns import SNAPSHOT_COLUMNS
from xolite_desktop.models.tree_look import STATELESS, Look, object_look
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.snapshot_tree import snapshot_tree

HERE: Final = "here"
"""The key of the row that stands for the VM as it is now."""
_CELLS: Final = {column.id: column.cell for column in SNAPSHOT_COLUMNS}


class SnapshotOutline(Outline):
    """Oldest first on each level. The ref of "You are here" is the VM's."""

    reads = ("VM", "VBD", "VDI")

    def key_of(self, ref: str) -> str:
        return HERE if ref == self.owner else ref

    def wanted(self) -> Mapping[str, Sequence[str]]:
        tree = snapshot_tree(self.store.cache, self.store.index, self.owner)
        wanted: dict[str, list[str]] = {TOP: list(tree.roots)}
        wanted.update({parent: list(below) for parent, below in tree.children.items()})
        wanted.setdefault(tree.current or TOP, []).append(HERE)
        return wanted

    def look(self, key: str) -> Look:
        cache = self.store.cache
        if key == HERE:
            vm = cache.vm(self.owner)
            state = vm_state(vm) if vm is not None else STATELESS
            return object_look(tr("You are here"), NodeKind.VM, state, "", "vm", self.owner, "VM")
        snapshot = cache.vm(key)
        name = snapshot.name_label if snapshot is not None else ""
        detail = self._detail(Ref(key), snapshot) if snapshot is not None else ""
        return object_look(name, NodeKind.SNAPSHOT, STATELESS, detail, "snapshot", key, "VM")

    def _detail(self, ref: Ref, snapshot: VM) -> str:
        """Kind, what it takes on its storage, and last the time, so that times stand below each other."""
        kind, used, taken = (_CELLS[each](self.store, ref, snapshot) for each in ("kind", "used", "taken"))
        return " · ".join(filter(None, (kind.text, used.text if used.sort > 0 else "", taken.text)))
