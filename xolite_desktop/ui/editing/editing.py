# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Editing`: the actions of a window that begin to edit a value, and the one that takes the last change back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.edit_actions import EDITED
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.edits.edits import Edits
from xolite_desktop.models.jobs.job import Job
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.reasons import Explanation
from xolite_desktop.models.wording import tr
from xolite_desktop.ui import problems
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.dialogs.edit_tags import EditTagsDialog
from xolite_desktop.ui.editing.draft_editor import HEADER, DraftEditor
from xolite_desktop.ui.editing.editing_pages import EditingPages
from xolite_desktop.xapi.plans.tags import ChangeTags
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal


class Editing(QObject):
    """Belongs to one window. Signals: `asked(dialog)` when a question is open."""

    asked = Signal(object)

    def __init__(self, connection: Connection, jobs: JobRunner, hub: ActionHub, window: QWidget) -> None:
        super().__init__(window)
        self.edits = Edits(connection, jobs, self)
        self._hub = hub
        self._window = window
        self._pages: EditingPages | None = None
        self._select: Callable[[str], bool] = lambda _: False
        self.edits.kept.connect(self._on_kept)

    @property
    def own(self) -> dict[str, Callable[[Selection], None]]:
        """What the window does for these actions, by id."""
        return {
            "object.rename": self._rename,
            "object.describe": lambda selection: self._edit(selection, EDITED["object.describe"]),
            "object.edit_tags": lambda selection: self._edit(selection, EDITED["object.edit_tags"]),
            "object.edit_tags_of_several": self._edit_tags,
            "object.properties": self._properties,
            "object.undo": lambda _: self.undo(),
        }

    @property
    def refusals(self) -> Mapping[str, Callable[[], Refusal | None]]:
        """Why these actions are not possible now for what is selected, by id."""
        edits: dict[str, Callable[[], Refusal | None]] = {
            action_id: lambda edit_id=edit_id: self._refusal(edit_id)  # type: ignore[misc]
            for action_id, edit_id in EDITED.items()
        }
        return {
            **edits,
            "object.edit_tags_of_several": lambda: self._refusal(EDITED["object.edit_tags"], of_all=True),
            "object.undo": self.edits.undo_refusal,
        }

    def begin(self, pages: EditingPages, select: Callable[[str], bool], undo_asked: SignalInstance) -> None:
        """Where things are edited, how to get there, and what asks for a job's change to be taken back."""
        undo_asked.connect(self.undo)
        self._pages, self._select = pages, select
        pages.rename_asked.connect(self.rename)

    def undo(self, job: Job | None = None) -> None:
        """Take back the last change, or that of a job, or say why not."""
        outcome = self.edits.undo(job)
        if isinstance(outcome, Explanation):
            problems.show_failure(self._window, tr("Nothing was taken back"), outcome)
        self._hub.refresh()

    def rename(self, ref: str) -> None:
        """Edit the name of an object in the head of its page; nothing where that is refused."""
        edits, key = self.edits, Ref(ref)
        entry = edits.find(key, EDITED["object.rename"])
        page = self._pages.page if self._pages is not None else None
        if page is None or entry is None or page.ref != ref:
            return
        if page.header.editor is not None:
            page.header.editor.take_focus()
        elif edits.refusal(key, entry) is None or edits.drafts.get(key, entry.id, HEADER) is not None:
            page.header.edit_name(DraftEditor(edits, key, entry, HEADER))

    def _rename(self, selection: Selection) -> None:
        if self._show(selection):
            self.rename(selection.refs[0])

    def _properties(self, selection: Selection) -> None:
        self._show(selection, "Properties")

    def _edit(self, selection: Selection, edit_id: str) -> None:
        if self._show(selection, "Overview") and self._pages is not None and self._pages.page is not None:
            edit = getattr(self._pages.page.tab, "edit", None)
            if edit is not None:
                edit(edit_id)

    def _edit_tags(self, selection: Selection) -> None:
        dialog = EditTagsDialog(self.edits.store, selection, self._window)
        dialog.accepted.connect(lambda: self._change_tags(selection, dialog.answer))
        dialog.open()
        self.asked.emit(dialog)

    def _change_tags(self, selection: Selection, plan: object) -> None:
        """One change for each object, which fails for itself; they are taken back together, or each from its job."""
        assert isinstance(plan, ChangeTags)
        batch = object()
        for ref in selection.refs:
            entry = self.edits.find(ref, EDITED["object.edit_tags"])
            before = self.edits.value(ref, entry) if entry is not None else None
            if entry is not None and isinstance(before, tuple):
                self.edits.save(ref, entry, before, plan.after(before), batch=batch)

    def _show(self, selection: Selection, tab: str = "") -> bool:
        if not selection.refs or self._pages is None:
            return False
        shown = self._pages.page
        if (shown is None or shown.ref != selection.refs[0]) and not self._select(selection.refs[0]):
            return False
        page = self._pages.page
        return page is not None and (not tab or page.choose_tab_called(tab))

    def _refusal(self, edit_id: str, *, of_all: bool = False) -> Refusal | None:
        """Of the first selected object; with `of_all` only where it is refused for every one."""
        refs = self._hub.selection.refs if of_all else self._hub.selection.refs[:1]
        found = [self.edits.refusal_code(ref, edit_id) for ref in refs]
        return found[0] if found and all(found) else None

    def _on_kept(self, _: Job) -> None:
        self._hub.refresh()
