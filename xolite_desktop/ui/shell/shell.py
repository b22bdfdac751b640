# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool's window has beside its pages, and the actions that the window does itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from xolite_desktop.log import recent_lines
from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.offer import Confirm
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.alarm_count import AlarmCount
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.inventory.export import ExportInventory, export
from xolite_desktop.models.jobs.job import Job, JobState
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.notices.dismissing import dismiss
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.pool_overview import pool_summary
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.text import count
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.dialogs.about import about_dialog, doctor_dialog
from xolite_desktop.ui.dialogs.bundle import BundleDialog
from xolite_desktop.ui.dialogs.compare_hosts import CompareHostsDialog
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.export_inventory import ExportInventoryDialog
from xolite_desktop.ui.dialogs.host_certificate import HostCertificateDialog
from xolite_desktop.ui.dialogs.job_details import job_dialog
from xolite_desktop.ui.dialogs.log import LogDialog
from xolite_desktop.ui.dialogs.schedule import history_dialog
from xolite_desktop.ui.dialogs.settings import SettingsDialog
from xolite_desktop.ui.dialogs.shortcuts import ShortcutsDialog
from xolite_desktop.ui.dialogs.tpm import TpmDialog
from xolite_desktop.ui.dialogs.trusted_certificates import TrustedCertificatesDialog
from xolite_desktop.ui.notices.notifications_page import NotificationsPage
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.shell.job_news import JobNews
from xolite_desktop.ui.shell.made_objects import MadeObjects
from xolite_desktop.ui.shell.menu_bar import MenuBar
from xolite_desktop.ui.shell.open_ssh import OpenSsh
from xolite_desktop.ui.shell.palette import Palette
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

Own = Callable[[Selection], None]
_UNASKED = 10  # messages that are dismissed without a question
_THEMES = ("system", "light", "dark")


class Shell(QObject):
    """Belongs to one window, given as `window`; `go` are the window's own ways by the ids of their actions."""

    def __init__(
        self,
        window: QWidget,
        connection: Connection,
        profile: Profile,
        hub: ActionHub,
        runner: JobRunner,
        tree: ObjectTree,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._connection = connection
        self._profile = profile
        self._settings = settings = profile.settings
        self._hub = hub
        self._runner = runner
        self._tree = tree
        self.menu_bar = MenuBar(hub)
        self.palette = Palette(connection.store, hub.offer, lambda: hub.selection.refs, window)
        self.news = JobNews(window, connection.store, runner.jobs, settings, self.show_job)
        self.ssh = OpenSsh(connection, window)
        self.alarms = AlarmCount(connection.store, self)
        runner.jobs.ended.connect(self._on_job_ended)
        self.notifications: NotificationsPage | None = None
        self._pages: QStackedWidget | None = None
        self._page_before: QWidget | None = None
        self.dialog: QWidget | None = None
        """The last dialog that was opened here."""

    @property
    def own(self) -> dict[str, Own]:
        """What the window does itself, by the id of the action."""
        themes = {f"view.theme_{name}": self._just(partial(self._choose_theme, name)) for name in _THEMES}
        return themes | {
            "view.palette": self._just(self.palette.open),
            "view.full_screen": self._just(self._toggle_full_screen),
            "view.read_only": self._just(self.toggle_read_only),
            "view.notifications": self._just(self.toggle_notifications),
            "program.settings": self._just(lambda: self._open(SettingsDialog(self._settings, self._window))),
            "program.certificates": self._just(self._open_certificates),
            "window.close": self._just(self._window.close),
            "program.quit": self._just(QApplication.closeAllWindows),
            "help.shortcuts": self._just(lambda: self._open(ShortcutsDialog(self._window))),
            "help.doctor": self._just(self._open_doctor),
            "help.bundle": self._just(
                lambda: self._open(BundleDialog(self._profile.bundle_text, self._window))
            ),
            "help.log": self._just(self._open_log),
            "help.about": self._just(self._open_about),
            "pool.export_inventory": self._just(self._open_inventory),
            "schedule.history": self._open_history,
            "host.certificate": self._open_certificate,
            "vm.tpm": self._open_tpm,
            "host.compare": self._compare_hosts,
            **self.ssh.own,
        }

    def begin(
        self,
        pages: QStackedWidget,
        run: Callable[[Action, Selection], None],
        select: Callable[[Ref], object],
        switches: Mapping[str, Callable[[], bool]],
        refusals: Mapping[str, Callable[[], Refusal | None]],
    ) -> None:
        """The window stands: `run` starts actions, `select` shows objects; its own switches and refusals by action."""
        store = self._connection.store
        self._pages, self._run, self._select = pages, run, select
        self.palette.run_asked.connect(lambda action, refs: run(action, Selection.of(store.cache, refs)))
        self.palette.open_asked.connect(select)
        MadeObjects(self._window, self._runner.jobs, self._tree, self._place, select)
        themes = {
            f"view.theme_{name}": (lambda name=name: self._settings.text("theme") == name) for name in _THEMES
        }
        own: dict[str, Callable[[], bool]] = {
            **themes,
            "view.read_only": lambda: self._connection.is_read_only,
            "view.full_screen": self._window.isFullScreen,
            "view.notifications": lambda: self.is_showing_notifications,
        }
        self._hub.follow_window({**own, **switches}, {**refusals, **self.ssh.refusals})
        self._settings.changed.connect(self._hub.refresh)

    def _place(self) -> object:
        """Where in the window somebody is."""
        return self._hub.selection.refs, self._pages.currentWidget() if self._pages is not None else None

    def _open_inventory(self) -> None:
        """What is decided there becomes a job."""
        dialog = ExportInventoryDialog(
            self._connection.store, Selection(self._connection.store.cache), self._window
        )
        dialog.accepted.connect(lambda: self._export(dialog.answer))
        self._open(dialog)

    def _export(self, plan: object) -> None:
        assert isinstance(plan, ExportInventory)
        name = plan.path.name if plan.path is not None else ""
        now = datetime.now().astimezone()
        self._runner.start(
            tr("Writing {name}").format(name=name),
            lambda running: export(plan, running.report, now),
            action_id="pool.export_inventory",
            outlives_us=False,
        )

    def show_job(self, job: Job) -> None:
        """What is known of a job, in a dialog."""
        self._open(job_dialog(job, self._connection.store, self._window))

    @property
    def is_showing_notifications(self) -> bool:
        return self._pages is not None and self._pages.currentWidget() is self.notifications is not None

    def toggle_notifications(self) -> None:
        """Show all messages of the pool in place of the page, or the page again."""
        assert self._pages is not None
        if self.is_showing_notifications:
            self.leave_notifications()
            return
        if self.notifications is None:
            self.notifications = NotificationsPage(self._connection, self.alarms)
            self.notifications.updates_asked.connect(self._hub.q_action("pool.updates").trigger)
            self.notifications.closed.connect(self.leave_notifications)
            self.notifications.notices.object_asked.connect(self._select)
            self.notifications.notices.fix_asked.connect(self.fix)
            self.notifications.notices.dismiss_asked.connect(self.dismiss)
            self._pages.addWidget(self.notifications)
        self._page_before = self._pages.currentWidget()
        self._pages.setCurrentWidget(self.notifications)
        self.notifications.notices.view.setFocus()
        self._hub.refresh()

    def leave_notifications(self) -> None:
        """Back to the page that was shown before."""
        if self.is_showing_notifications and self._pages is not None and self._page_before is not None:
            self._pages.setCurrentWidget(self._page_before)
            self._hub.refresh()

    def dismiss(self, refs: list[Ref]) -> None:
        """Remove messages for everybody; many are asked about before."""
        if len(refs) <= _UNASKED:
            dismiss(self._runner, refs)
            return
        question = Confirm(
            tr("Dismiss {messages}?").format(messages=count(len(refs), "message")),
            tr("They are removed from the pool, for everybody."),
            (), (), tr("Dismiss"), Risk.INTERRUPTS,
        )  # fmt: skip
        dialog = ConfirmDialog(question, self._window)
        dialog.accepted.connect(lambda: dismiss(self._runner, refs))
        self._open(dialog)

    def fix(self, action_id: str, ref: str) -> None:
        """Run the action that would put right what a message or a value tells."""
        self._run(action(action_id), Selection.of(self._connection.store.cache, [ref]))

    def _on_job_ended(self, job: Job) -> None:
        if job.action_id == "pool.updates" and job.state is JobState.DONE:
            self._connection.store.updates.forget(job.refs)

    def toggle_read_only(self) -> None:
        """Switch it; what runs is told of before, since what it has not sent yet is refused from then on."""
        connection = self._connection
        running = [job.title for job in self._runner.jobs.jobs if job.is_ours and not job.is_over]
        if connection.is_read_only or not running:
            connection.set_read_only(not connection.is_read_only)
            return
        question = Confirm(
            tr("Make this window read-only now?"),
            tr("{tasks} of yours still run. What they have not sent yet is refused, so they may end half done.").format(
                tasks=count(len(running), "task")
            ),
            tuple(running), (), tr("Make read-only"), Risk.INTERRUPTS,
        )  # fmt: skip
        dialog = ConfirmDialog(question, self._window)
        dialog.accepted.connect(lambda: connection.set_read_only(True))
        self._open(dialog)

    def _just(self, work: Callable[[], object]) -> Own:
        """Work that needs no selection."""
        return lambda _: (work(), None)[1]

    def _open(self, dialog: QWidget) -> None:
        self.dialog = dialog
        dialog.open()  # type: ignore[attr-defined]

    def _choose_theme(self, name: str) -> None:
        self._settings.set_value("theme", name)
        self._hub.refresh()

    def _toggle_full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()
        self._hub.refresh()

    def _open_history(self, selection: Selection) -> None:
        self._open(history_dialog(self._connection.store, selection, self._window))

    def _open_certificate(self, selection: Selection) -> None:
        self._open(HostCertificateDialog(self._connection, selection, self.fix, self._window))

    def _open_tpm(self, selection: Selection) -> None:
        self._open(TpmDialog(self._connection.store, selection, self.fix, self._window))

    def _open_certificates(self) -> None:
        self._open(TrustedCertificatesDialog(self._profile.trusted, self._window))

    def _compare_hosts(self, selection: Selection) -> None:
        """Those that are selected; all of them where that are not several."""
        chosen = [item.ref for item in selection.items if item.kind is NodeKind.HOST]
        hosts = chosen if len(chosen) > 1 else list(self._connection.store.cache.records("host"))
        self._open(CompareHostsDialog(self._connection, hosts, self._window))

    def _open_log(self) -> None:
        self._open(
            LogDialog(lambda: [line.text for line in recent_lines()], self._profile.folder, self._window)
        )

    def _open_about(self) -> None:
        self._open(about_dialog(self._window, pool_summary(self._connection.store).software))

    def _open_doctor(self) -> None:
        self._open(doctor_dialog(self._window, str(self._connection.endpoint or "")))
