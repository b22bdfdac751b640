# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Edits`: may a value be changed now, change it as a job, and take the last change back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from xolite_desktop.models.actions.action import Running
from xolite_desktop.models.actions.offer import CONNECTION_LOST, READ_ONLY
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.edits.drafts import Draft, DraftKey, Drafts
from xolite_desktop.models.edits.editable import Editable, Kind, bounded
from xolite_desktop.models.edits.table import editable
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.reasons import Explanation, explain
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations import edit as operations
from xolite_desktop.xapi.plans.edits import Edit, Value, conflicts, current, possible_calls
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import permission
from xolite_desktop.xapi.rules.refusal import Refusal

NOTHING_TO_UNDO = Refusal("NOTHING_TO_UNDO")
MOST_KEPT = 50
_CLASSES = ("VM", "host", "pool", "SR", "network")


@dataclass(frozen=True)
class Done:
    """A change that was made, as it can be taken back."""

    edit: Edit
    editable_id: str
    batch: object = None
    """What was asked for at once shares it, and is taken back at once."""


class Edits(QObject):
    """The changes of settings made in one window.

    Signals: `kept(Job)` when one was made that can be taken back; `not_saved(ref)` when one failed, and what was typed
    waits again in `drafts`; `rights_changed()` when other values may be editable than before: the connection is lost or
    back, or the window read-only.
    """

    kept = Signal(object)
    not_saved = Signal(str)
    rights_changed = Signal()

    def __init__(self, connection: Connection, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._jobs = jobs
        self.drafts = Drafts()
        self._under_way: dict[Job, Done] = {}
        self._unsaved: dict[Job, tuple[DraftKey, Draft]] = {}
        self._done: list[tuple[Job, Done]] = []
        jobs.jobs.ended.connect(self._on_ended)
        connection.state_changed.connect(self.rights_changed)
        connection.role.changed.connect(self.rights_changed)
        connection.read_only_changed.connect(self.rights_changed)

    @property
    def store(self) -> PoolStore:
        """The objects that are edited."""
        return self._connection.store

    def class_of(self, ref: Ref) -> str | None:
        """The class of an object that can be edited; None for any other."""
        cache = self._connection.store.cache
        return next((cls for cls in _CLASSES if cache.get(cls, ref) is not None), None)

    def find(self, ref: Ref, editable_id: str) -> Editable | None:
        """What can be edited of an object under an id."""
        cls = self.class_of(ref)
        return editable(self._connection.store, cls, ref, editable_id) if cls is not None else None

    def value(self, ref: Ref, entry: Editable) -> Value:
        """The value now; None if the object is gone."""
        cls = self.class_of(ref)
        return current(self._connection.store.cache, entry.slot(cls, ref)) if cls is not None else None

    def refusal(self, ref: Ref, entry: Editable) -> Explanation | None:
        """Why a value cannot be edited now: connection, role, state of the pool."""
        refused = self._refusal(ref, entry)
        return explain(refused, self._connection.store.cache) if refused is not None else None

    def refusal_code(self, ref: Ref, editable_id: str) -> Refusal | None:
        """As `refusal`, for the value of an id."""
        entry = self.find(ref, editable_id)
        return self._refusal(ref, entry) if entry is not None else None

    def save(
        self,
        ref: Ref,
        entry: Editable,
        before: Value,
        after: Value,
        *,
        draft: Draft | None = None,
        place: str = "",
        batch: object = None,
    ) -> Job | None:
        """Write a value that was `before` when the editing began, as a job; None where there is nothing to do.

        If that fails the draft waits again at its place. Changes of one batch are taken back together. The caller has asked `refusal`; the job asks it again.
        """
        cls = self.class_of(ref)
        if cls is None:
            return None
        change = Edit(entry.slot(cls, ref), before, after)
        if not change.changes:
            return None
        job = self._start(Done(change, entry.id, batch), self._title(ref, entry))
        if draft is not None:
            self._unsaved[job] = ((ref, entry.id, place), draft)
        return job

    def undo_refusal(self, job: Job | None = None) -> Refusal | None:
        """Why the last change, or that of a job, cannot be taken back now; of a batch, why none of it can."""
        refused = [self._undo_refusal(done) for _, done in self._last(job)]
        return next(iter(refused), NOTHING_TO_UNDO) if all(refused) else None

    def undo(self, job: Job | None = None) -> list[Job] | Explanation:
        """Take back the last change with all of its batch, or that of a job: what can be of it.

        An explanation where nothing of it can be taken back now.
        """
        refused, found = self.undo_refusal(job), self._last(job)
        if refused is not None:
            return explain(refused, self._connection.store.cache)
        return [self._take_back(kept, done) for kept, done in found if self._undo_refusal(done) is None]

    def _take_back(self, kept: Job, done: Done) -> Job:
        self._done = [each for each in self._done if each[0] is not kept]
        self._jobs.jobs.change(kept, can_undo=False)
        title = tr("Taking back: {title}").format(title=kept.title)
        return self._start(Done(done.edit.undo, done.editable_id), title, can_undo=False)

    def _undo_refusal(self, done: Done) -> Refusal | None:
        slot, cache = done.edit.slot, self._connection.store.cache
        entry = self.find(slot.ref, done.editable_id)
        if entry is None:
            return Refusal("HANDLE_INVALID", (slot.cls, slot.ref))
        refused = self._refusal(slot.ref, entry)
        if refused is None and conflicts(done.edit.undo, current(cache, slot)):
            return Refusal("CHANGED_SINCE", (slot.ref,))
        return refused

    def _last(self, job: Job | None) -> list[tuple[Job, Done]]:
        if job is not None or not self._done:
            return [each for each in self._done if each[0] is job]
        last = self._done[-1]
        return [
            each for each in self._done if each is last or (last[1].batch and each[1].batch is last[1].batch)
        ]

    def _start(self, done: Done, title: str, *, can_undo: bool = True) -> Job:
        change = done.edit

        async def work(running: Running) -> None:
            entry = self.find(change.slot.ref, done.editable_id)
            if entry is not None and (refused := self._refusal(change.slot.ref, entry)) is not None:
                raise Failure(refused.code, refused.params)
            await operations.edit(running.client, change, running.report)

        job = self._jobs.start(
            title, work, refs=(change.slot.ref,), action_id="object.edit", outlives_us=False
        )
        if can_undo:
            self._under_way[job] = done
        return job

    def _refusal(self, ref: Ref, entry: Editable) -> Refusal | None:
        connection, cls = self._connection, self.class_of(ref)
        if not connection.is_usable:
            return CONNECTION_LOST
        if connection.is_read_only:
            return READ_ONLY
        if cls is None:
            return Refusal("HANDLE_INVALID", ("", ref))
        calls = possible_calls(entry.slot(cls, ref), is_set=entry.kind is Kind.TAGS)
        doing = tr("changing the {what}").format(what=visible(entry.called))
        denied = permission.refuse(connection.permissions, calls, doing, entry.key)
        if denied is not None or entry.refuse is None:
            return denied
        return entry.refuse(connection.store.cache, ref)

    def _title(self, ref: Ref, entry: Editable) -> str:
        cache = self._connection.store.cache
        record = cache.get(self.class_of(ref) or "", ref)
        name = bounded(name_of(record, cache))
        if entry.id == "name":
            return tr("Renaming {name}").format(name=name)
        what = bounded(visible(entry.called))
        return tr("Changing the {what} of {name}").format(what=what, name=name)

    def _on_ended(self, job: Job) -> None:
        done, unsaved = self._under_way.pop(job, None), self._unsaved.pop(job, None)
        if done is not None and job.state is JobState.DONE:
            self._done = [*self._done, (job, done)][-MOST_KEPT:]
            self._jobs.jobs.change(job, can_undo=True)
            self.kept.emit(job)
        elif unsaved is not None and job.state is JobState.FAILED:
            key, draft = unsaved
            self.drafts.put_back(*key, draft)
            self.not_saved.emit(key[0])
