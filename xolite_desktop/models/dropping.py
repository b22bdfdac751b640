# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What it means to drop objects on a node of the tree: on a host to migrate, on a tag to tag, on a folder to file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import Offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.edits.editable import Editable
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.tree_order import FOLDER, TAG, folder_path
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.edits import Value
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import vm_power

MIGRATE, MOVE = "vm.migrate", "vm.move"
_LACKS_STORAGE = "VM_REQUIRES_SR"
MOST = 200
"""Objects that can be dropped at a time: each change is a task of its own."""
_LONGEST = 60  # characters of a name in a sentence beside the pointer


@dataclass(frozen=True)
class Verdict:
    """Whether objects may be dropped somewhere, and in a sentence what would happen or why not."""

    is_allowed: bool
    sentence: str


@dataclass(frozen=True)
class _Change:
    """A value to write for an object."""

    ref: Ref
    entry: Editable
    before: Value
    after: Value


class Dropping:
    """Of one window. `offer` says what an action means for a selection now; `go` asks what an action asks and does it,
    with the host chosen that was dropped on."""

    def __init__(
        self,
        store: PoolStore,
        edits: Edits,
        offer: Callable[[Action, Selection], Offer],
        go: Callable[[Action, Selection, Ref], None],
    ) -> None:
        self._store = store
        self._edits = edits
        self._offer = offer
        self._go = go

    def verdict(self, refs: Sequence[str], target: str) -> Verdict | None:
        """For a node by its ref or the key of its group; None where nothing can ever be dropped."""
        selection = Selection.of(self._store.cache, refs[: MOST + 1])
        if not selection.items:
            return None
        if len(refs) > MOST:
            return Verdict(False, tr("At most {most} objects can be dropped at a time.").format(most=MOST))
        if self._store.cache.host(target) is not None:
            return self._on_host(selection, Ref(target))
        if target.startswith(TAG):
            return self._on_tag(selection, target[len(TAG) :])
        if target.startswith(FOLDER):
            return self._on_folder(selection, target[len(FOLDER) :])
        return self._on_folder(selection, None) if target == NodeKind.UNFILED else None

    def drop(self, refs: Sequence[str], target: str) -> None:
        """Do it, if it is allowed now."""
        verdict = self.verdict(refs, target)
        if verdict is None or not verdict.is_allowed:
            return
        selection = Selection.of(self._store.cache, refs)
        if self._store.cache.host(target) is not None:
            movable = self._movable(selection, Ref(target))
            self._go(
                action(MIGRATE if movable.items else MOVE),
                movable if movable.items else selection,
                Ref(target),
            )
            return
        for change in self._changes(selection, target):
            if self._edits.refusal(change.ref, change.entry) is None:
                self._edits.save(change.ref, change.entry, change.before, change.after)

    # Hosts

    def _on_host(self, selection: Selection, host: Ref) -> Verdict:
        if selection.kinds != {NodeKind.VM}:
            return Verdict(False, tr("Only VMs can be migrated."))
        movable = self._movable(selection, host)
        if not movable.items and self._may_move(selection, host):
            words = tr("Move {whom} with its disks to {host}…")
            return Verdict(True, words.format(whom=_whom(selection, selection), host=self._name(host)))
        made = self._offer(action(MIGRATE), selection)
        if not movable.items:
            refusal = made.refusal or vm_power.migrate_to(self._store.cache, made.allowed[0].ref, host)
            return Verdict(False, explain(refusal, self._store.cache).one_line if refusal is not None else "")
        return Verdict(
            True,
            tr("Migrate {whom} to {host}…").format(whom=_whom(movable, selection), host=self._name(host)),
        )

    def _movable(self, selection: Selection, host: Ref) -> Selection:
        cache = self._store.cache
        made = self._offer(action(MIGRATE), selection)
        allowed = [item.ref for item in made.allowed if vm_power.migrate_to(cache, item.ref, host) is None]
        return Selection.of(cache, allowed)

    def _may_move(self, selection: Selection, host: Ref) -> bool:
        """Whether a host that only does not reach the storage can get the disks as well: one VM at a time."""
        refusal = vm_power.migrate_to(self._store.cache, selection.refs[0], host)
        if len(selection.items) != 1 or refusal is None or refusal.code != _LACKS_STORAGE:
            return False
        made = self._offer(action(MOVE), selection)
        return made.refusal is None and bool(made.allowed)

    # Tags and folders

    def _on_tag(self, selection: Selection, tag: str) -> Verdict:
        changes = self._changes(selection, TAG + tag)
        if not changes:
            return Verdict(False, tr("Has the tag “{tag}” already.").format(tag=short(tag)))
        return self._judged(changes, selection, tr("Add the tag “{tag}” to {whom}"), tag=short(tag))

    def _on_folder(self, selection: Selection, path: str | None) -> Verdict:
        changes = self._changes(selection, FOLDER + path if path is not None else NodeKind.UNFILED)
        if not changes:
            return Verdict(False, tr("Is in this folder already.") if path else tr("Is in no folder."))
        if path is None:
            return self._judged(changes, selection, tr("Take {whom} out of the folder"))
        return self._judged(
            changes, selection, tr("Move {whom} into the folder “{folder}”"), folder=short(path)
        )

    def _judged(self, changes: list[_Change], selection: Selection, sentence: str, **words: str) -> Verdict:
        """The first refusal counts if nothing at all is possible."""
        refusals = [self._edits.refusal(change.ref, change.entry) for change in changes]
        possible = [change.ref for change, refused in zip(changes, refusals, strict=True) if refused is None]
        if not possible:
            first = refusals[0]
            return Verdict(False, first.one_line if first is not None else "")
        some = Selection.of(self._store.cache, possible)
        return Verdict(True, sentence.format(whom=_whom(some, selection), **words))

    def _changes(self, selection: Selection, target: str) -> list[_Change]:
        """What has to be written; nothing for objects that are there already."""
        changes = []
        for item in selection.items:
            is_tag = target.startswith(TAG)
            entry = self._edits.find(item.ref, "tags" if is_tag else "folder")
            if entry is None:
                continue
            before = self._edits.value(item.ref, entry)
            if is_tag:
                tags = before if isinstance(before, tuple) else ()
                after: Value = tuple(dict.fromkeys((*tags, target[len(TAG) :])))
            else:
                after = target[len(FOLDER) :] if target.startswith(FOLDER) else None
                if folder_path(str(before or "")) == (after or ""):
                    continue
            if after != before:
                changes.append(_Change(item.ref, entry, before, after))
        return changes

    def _name(self, host: Ref) -> str:
        record = self._store.cache.host(host)
        return short(record.name_label) if record is not None else ""


def short(name: str) -> str:
    """A name in a sentence beside the pointer."""
    shown = visible(name[: _LONGEST + 1])
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "…"


def _whom(some: Selection, every: Selection) -> str:
    """ "web-01", "3 objects", "2 of 3 objects"."""
    if len(every.items) == 1:
        return short(every.items[0].name)
    total = len(every.items)
    words = count(total, "VM") if every.kinds == {NodeKind.VM} else count(total, "object")
    if len(some.items) == total:
        return words
    return tr("{some} of {every}").format(some=len(some.items), every=words)
