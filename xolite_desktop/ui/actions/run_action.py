# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Running an action: refuse again, ask, confirm by risk, start the job. Four steps, here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.offer import Offer, confirmation, left_out, offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.api_calls.of_action import action_scripts
from xolite_desktop.models.api_calls.scripts import Scripts
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.reasons import explain
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.wording import tr
from xolite_desktop.ui import problems
from xolite_desktop.ui.actions.dialog_table import DIALOGS, AskingDialog, MakeDialog
from xolite_desktop.ui.dialogs.api_calls import offer_calls
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.maintenance import EnterMaintenanceDialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.wizards.wizard import Wizard
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import permission
from xolite_desktop.xapi.rules.refusal import Refusal

_MOST_TOLD: Final = 25
"""Objects whose calls are told in the details of their jobs."""


class ActionRunner(QObject):
    """Belongs to one window. Signals: `asked(dialog)` when a question is open; `started(list of Job)`."""

    asked = Signal(object)
    started = Signal(list)

    def __init__(
        self,
        connection: Connection,
        jobs: JobRunner,
        settings: Settings,
        window: QWidget,
        own: Mapping[str, Callable[[Selection], None]],
        beside: Mapping[str, Callable[[Ref, object], None]] | None = None,
        dialogs: Mapping[str, MakeDialog] | None = None,
    ) -> None:
        """`dialogs` are questions that need more of the window than the pool; `own` does the actions that are the window's own, by id; `beside` is what the window does while the work
        of an action runs, given the object and the dialog's answer."""
        super().__init__(window)
        self._connection = connection
        self._jobs = jobs
        self._settings = settings
        self._window = window
        self._own = own
        self._beside = beside or {}
        enter: MakeDialog = partial(EnterMaintenanceDialog, connection=connection, runner=self)
        self.dialogs = {**DIALOGS, "enter_maintenance": enter, **(dialogs or {})}
        """What actions ask with, by name."""

    def run(
        self, action: Action, selection: Selection, begin: Callable[[AskingDialog], None] | None = None
    ) -> None:
        """Start what was chosen; the selection is looked up anew, since menus stay open while events arrive. `begin` is
        given the dialog before it opens, to fill in what is known already."""
        selection = Selection.of(self._connection.store.cache, selection.refs)
        made = self.offer(action, selection)
        if not made.is_enabled:
            self._refuse(made, selection)
        elif action.id in self._own:
            self._own[action.id](selection)
        elif action.asks is not None:
            self._ask(made, selection, begin)
        else:
            self._confirm(made, selection, None)

    def run_with(self, action: Action, selection: Selection, answer: object) -> None:
        """As `run`, with the answer that the action's dialog would have given."""
        selection = Selection.of(self._connection.store.cache, selection.refs)
        made = self.offer(action, selection)
        if made.is_enabled:
            self._confirm(made, selection, answer)
        else:
            self._refuse(made, selection)

    def run_unasked(self, action: Action, selection: Selection) -> None:
        """As `run`, for whoever has shown already what it does."""
        made = self.offer(action, Selection.of(self._connection.store.cache, selection.refs))
        if made.is_enabled:
            self._start(made, None)
        else:
            self._refuse(made, selection)

    def offer(self, action: Action, selection: Selection) -> Offer:
        """What an action means for a selection now."""
        connection = self._connection
        return offer(
            action,
            selection,
            is_connected=connection.is_usable,
            permissions=connection.permissions,
            is_read_only=connection.is_read_only,
        )

    def _refuse(self, made: Offer, selection: Selection) -> None:
        if made.refusal is not None:
            heading = tr("{title} is not possible now").format(title=tr(made.action.title))
            self.asked.emit(
                problems.show_failure(self._window, heading, explain(made.refusal, selection.cache))
            )

    def _ask(self, made: Offer, selection: Selection, begin: Callable[[AskingDialog], None] | None) -> None:
        assert made.action.asks is not None
        whom = [item.ref for item in made.allowed] if made.action.applies_to else selection.refs
        allowed = Selection.of(selection.cache, whom)
        dialog = self.dialogs[made.action.asks](self._connection.store, allowed, self._window)
        dialog.accepted.connect(lambda: self._confirm(made, selection, dialog.answer))
        if isinstance(dialog, Dialog):
            dialog.name_left_out(left_out(made, selection))
        if isinstance(dialog, Wizard):
            self._guard(made, selection, dialog)
        if isinstance(dialog, PlanDialog) and made.action.shows_calls:
            offer_calls(dialog, lambda: action_scripts(self._connection.store, made, dialog.plan()))
        if isinstance(dialog, PlanDialog) and dialog.is_danger:
            self._withdraw_if_changed(made, selection, dialog)
        if begin is not None:
            begin(dialog)
        dialog.open()
        self.asked.emit(dialog)

    def _guard(self, made: Offer, selection: Selection, wizard: Wizard[Any]) -> None:
        """Nobody fills in pages for nothing: what the role or the connection refuses is said before it is accepted."""
        connection = self._connection

        def refused(plan: object) -> Refusal | None:
            now = self.offer(made.action, Selection.of(selection.cache, selection.refs)).refusal
            needed = wizard.needed_calls(plan)
            return now or permission.refuse(connection.permissions, needed)

        wizard.guard = refused
        connection.state_changed.connect(wizard.check)
        connection.role.changed.connect(wizard.check)
        connection.read_only_changed.connect(wizard.check)
        wizard.check()

    def _confirm(self, made: Offer, selection: Selection, answer: object) -> None:
        question = confirmation(made, selection)
        spared = made.action.risk is Risk.INTERRUPTS and not self._settings.flag("confirm.interrupting")
        if question is None or spared:
            self._start(made, answer)
            return
        dialog = ConfirmDialog(question, self._window)
        if made.action.shows_calls:
            offer_calls(dialog, lambda: action_scripts(self._connection.store, made, answer))
        dialog.accepted.connect(lambda: self._start(made, answer))
        self._withdraw_if_changed(made, selection, dialog)
        dialog.open()
        self.asked.emit(dialog)

    def _withdraw_if_changed(self, made: Offer, selection: Selection, dialog: Dialog) -> None:
        watch = _Watch(
            lambda: self.offer(made.action, Selection.of(selection.cache, selection.refs)), made, dialog
        )
        watch.withdrawn.connect(lambda now: self._tell_withdrawn(made, now, selection))
        self._connection.store.changed.connect(watch.look)
        self._connection.state_changed.connect(watch.look)
        self._connection.role.changed.connect(watch.look)
        self._connection.read_only_changed.connect(watch.look)

    def _tell_withdrawn(self, made: Offer, now: Offer, selection: Selection) -> None:
        if now.refusal is not None and not now.allowed:
            self._refuse(now, selection)
        else:
            self._tell_changed(made)

    def _tell_changed(self, made: Offer) -> None:
        """What was asked about is not what is there now: nothing is done, and why is said."""
        heading = tr("{title} was not done").format(title=tr(made.action.title))
        changed = explain(Refusal("SELECTION_CHANGED"), self._connection.store.cache)
        self.asked.emit(problems.show_failure(self._window, heading, changed))

    def _start(self, made: Offer, answer: object) -> None:
        selection = Selection.of(self._connection.store.cache, [item.ref for item in made.allowed])
        now = self.offer(made.action, selection)
        if not now.is_enabled:
            self._refuse(now, selection)
            return
        if {(item.ref, item.uuid) for item in now.allowed} - {(item.ref, item.uuid) for item in made.allowed}:
            self._tell_changed(made)
            return
        calls = self._calls(now, answer)
        jobs = self._jobs.start_offer(now, answer)
        for job in jobs:
            job.scripts = next((calls[ref] for ref in job.refs if ref in calls), None)
        self.started.emit(jobs)
        if made.action.id in self._beside:
            for item in now.allowed:
                self._beside[made.action.id](item.ref, answer)

    def _calls(self, made: Offer, answer: object) -> dict[Ref, Scripts]:
        """What each object's job will call, told while everything is as it was; not of very many objects."""
        if made.action.parts is not None or len(made.allowed) > _MOST_TOLD:
            return {}
        alone = {item.ref: replace(made, allowed=(item,)) for item in made.allowed}
        store = self._connection.store
        found = {ref: action_scripts(store, each, answer) for ref, each in alone.items()}
        return {ref: scripts for ref, scripts in found.items() if scripts is not None}


class _Watch(QObject):
    """Withdraws a question when it would no longer act on the same objects, known by the names it shows them by.

    Signals: `withdrawn(Offer)` with what the action means now.
    """

    withdrawn = Signal(object)

    def __init__(self, ask: Callable[[], Offer], made: Offer, dialog: Dialog) -> None:
        super().__init__(dialog)
        self._ask = ask
        self._allowed = _identities(made)
        self._dialog = dialog

    def look(self, *_: object) -> None:
        now = self._ask()
        if self._dialog.isVisible() and _identities(now) != self._allowed:
            self._dialog.reject()
            self.withdrawn.emit(now)


def _identities(made: Offer) -> set[tuple[str, str, str]]:
    return {(item.ref, item.uuid, item.name) for item in made.allowed}
