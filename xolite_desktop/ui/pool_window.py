# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The window of one pool: composes toolbar, sidebar, pages, job panel and status bar; holds no logic of its own."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.charts.chart_book import ChartBook
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.console_source import ConsoleSource
from xolite_desktop.models.jobs.job_list import JobList
from xolite_desktop.models.jobs.run import JobRunner
from xolite_desktop.models.object_tree import ObjectTree
from xolite_desktop.models.other_pools import OtherPools
from xolite_desktop.models.text import visible
from xolite_desktop.models.tree_layout import root_key
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.actions.dialog_table import window_dialogs
from xolite_desktop.ui.actions.dropped_disc import take_disc
from xolite_desktop.ui.actions.dropped_package import PackageDrop
from xolite_desktop.ui.actions.hub import ActionHub
from xolite_desktop.ui.actions.menus import context_menu
from xolite_desktop.ui.actions.run_action import ActionRunner
from xolite_desktop.ui.banner import ConnectionBanner
from xolite_desktop.ui.certificate_questions import CertificateQuestions
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.consoles import Consoles
from xolite_desktop.ui.dialogs.losing_tasks import ask_before_loss
from xolite_desktop.ui.editing.editing import Editing
from xolite_desktop.ui.group_pages import GroupPages
from xolite_desktop.ui.job_panel import JobPanel
from xolite_desktop.ui.navigation import Navigation
from xolite_desktop.ui.page_stack import PageStack
from xolite_desktop.ui.password_questions import PasswordQuestions
from xolite_desktop.ui.profile import Profile
from xolite_desktop.ui.recovery import Recovery
from xolite_desktop.ui.shell.shell import Shell
from xolite_desktop.ui.sidebar import WIDTH, Sidebar
from xolite_desktop.ui.status_bar import StatusBar
from xolite_desktop.ui.staying_note import StayingNote
from xolite_desktop.ui.tabs.console import ConsoleTab
from xolite_desktop.ui.toolbar import Toolbar
from xolite_desktop.ui.widgets.reading_order import step_focus
from xolite_desktop.ui.window_look import SIZE, WindowLook
from xolite_desktop.xapi.delta import Delta
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal


class PoolWindow(QWidget):
    """Several may show one connection. Signals: `closed()`; `connect_asked()` for another pool, `window_asked()` for
    another window of this one; `reconnect_asked(host, user)`; `sign_out_asked()`, for all windows of the pool;
    `all_asked(bool)` to connect to all recent pools, or disconnect from all."""

    closed = Signal()
    connect_asked = Signal()
    window_asked = Signal()
    reconnect_asked = Signal(str, str)
    sign_out_asked = Signal()
    all_asked = Signal(bool)

    def __init__(self, connection: Connection, profile: Profile, *, in_steps: bool = False) -> None:
        """With `in_steps` there is nothing in it yet, and whoever made it goes through `steps` before it is used."""
        super().__init__()
        self.connection = connection
        self._profile = profile
        pool = connection.store.cache.pool
        self.pool_uuid = pool.uuid if pool is not None else ""
        self.address = str(connection.endpoint or "")
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._may_close = False
        # Now: the keyring may refuse while the rest is being made.
        self.staying_note = StayingNote(connection, profile.sign_ins)
        if not in_steps:
            for _ in self.steps():
                pass

    def steps(self) -> Iterator[None]:
        """Make what the window consists of, in steps: all of it at once takes longer than others may have to wait."""
        yield from self._make_parts()
        self._lay_out()
        self._connect()
        self._begin()
        yield
        self.look = WindowLook(
            self, self._profile.settings, self.pool_uuid, self.connection.store,
            self.splitter, self.job_panel, self.navigation, self.pages,
        )  # fmt: skip
        self.look.restore()
        self._show_title()
        yield
        self._select_last_or_first()
        yield

    def select(self, ref: str) -> bool:
        """Show an object: in the tree where it is shown there, and on its page. False if it does not exist."""
        if self.sidebar.select(ref):
            self.shell.leave_notifications()  # the tree says nothing where this was selected before
            return True
        if self.pages.show_object(Ref(ref)):
            self.hub.select([ref])
            self.navigation.visit(Ref(ref))
            return True
        return False

    def show_console(self, ref: Ref) -> None:
        """Show a VM's console where it is: in its tab, or in its own window."""
        own = self.pages.consoles.window_of(ref)
        if own is not None:
            own.come_to_front()
        elif self.select(ref) and self.pages.page is not None:
            self.pages.page.choose_tab_called(ConsoleTab.title)

    def close_at_once(self) -> None:
        """Close without asking, whatever runs: the program ends, or another window of this pool takes over."""
        self._may_close = True
        self.close()

    async def end(self) -> None:
        """After it was closed, before it is deleted: its jobs have let go of it."""
        await self._runner.close()

    def focusNextPrevChild(self, next: bool) -> bool:
        """Pages are made when they are first shown: by Qt's order all of them would come after the tasks."""
        return step_focus(self, forward=next) or super().focusNextPrevChild(next)

    def closeEvent(self, event: QCloseEvent) -> None:
        unsafe = self.jobs.unsafe_to_close
        if unsafe and not self._may_close:
            event.ignore()
            ask_before_loss(self, [job.title for job in unsafe], self.close_at_once)
            return
        self.look.remember()
        self.questions.stop()
        self.passwords.stop()
        self.pages.close_consoles()
        self.closed.emit()
        super().closeEvent(event)

    # Building

    def _make_parts(self) -> Iterator[None]:
        connection, store, settings = self.connection, self.connection.store, self._profile.settings
        self.tree = ObjectTree(store, self)
        self.jobs = JobList(store, self)
        self._runner = JobRunner(self.jobs, connection)
        self.hub = ActionHub(connection, self)
        yield
        self.rows_hub = ActionHub(connection, self, has_shortcuts=False)
        yield
        self.sidebar = Sidebar(self.tree, store)
        self.navigation = Navigation(connection, self.sidebar, self.hub, settings, self)
        yield
        self.shell = Shell(self, connection, self._profile, self.hub, self._runner, self.tree)
        self.recovery = Recovery(connection, self)
        yield
        self._make_actions()
        self._make_places()

    def _make_actions(self) -> None:
        connection, settings = self.connection, self._profile.settings
        self.editing = Editing(connection, self._runner, self.hub, self)
        own = {
            **self.shell.own,
            **self.editing.own,
            **self.navigation.own,
            "view.next_tab": lambda _: self._step_tab(1),
            "view.previous_tab": lambda _: self._step_tab(-1),
            "view.tasks": lambda _: self._fold_tasks(),
            "pool.connect": lambda _: self.connect_asked.emit(),
            "object.copy_uuid": self._copy_uuids,
            "pool.connect_all": lambda _: self.all_asked.emit(True),
            "pool.disconnect_all": lambda _: self.all_asked.emit(False),
            "pool.new_window": lambda _: self.window_asked.emit(),
            "pool.disconnect": lambda _: connection.hang_up(),
            **self.recovery.own,
            "pool.sign_out": lambda _: self.sign_out_asked.emit(),
        }
        beside = {"vm.start_boot_menu": lambda ref, key: self._press_at_boot(ref, str(key))}
        pools = OtherPools(self._profile.sign_ins, connection, self)
        pools.connect_asked.connect(self.connect_asked)
        dialogs = window_dialogs(connection, pools)
        self.actions_runner = ActionRunner(connection, self._runner, settings, self, own, beside, dialogs)
        PackageDrop(self, self.actions_runner, connection.store)

    def _make_places(self) -> None:
        connection, settings = self.connection, self._profile.settings
        self.toolbar = Toolbar(self.hub)
        self.banner = ConnectionBanner(connection)
        book = ChartBook(settings, self.pool_uuid, self)
        self.pages = PageStack(
            connection, self.hub, self.rows_hub, self._make_consoles(), self.editing.edits, book
        )
        self.job_panel = JobPanel(self.jobs, is_read_only=lambda: connection.is_read_only)
        self.status_bar = StatusBar(connection, self._profile.updates)
        self.questions = CertificateQuestions(connection, self._profile.trusted, self)
        self.passwords = PasswordQuestions(connection, self)
        self.toolbar.follow_user(connection)
        if self._profile.pools.find(self.pool_uuid) is not None:  # a fleeting one, as the demo's, is not kept
            self.toolbar.stays = lambda: self._profile.sign_ins.stays(connection)

    def _make_consoles(self) -> Consoles:
        connection = self.connection
        desk = ConsoleDesk(
            connection.store,
            connection.bridge,
            lambda ref, protocol: ConsoleSource(connection, ref, self, protocol=protocol),
            self._profile.trusted,
            self.actions_runner.offer,
            self._run_for_console,
            self._profile.settings,
            self.pool_uuid,
            lambda ref, path: take_disc(self.actions_runner, connection.store, ref, path),
        )
        return Consoles(desk, self)

    def _lay_out(self) -> None:
        right = QWidget()
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(0, 0, 0, 0)
        right_column.setSpacing(0)
        right_column.addWidget(self.banner)
        right_column.addWidget(self.staying_note)
        right_column.addWidget(self.pages, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([WIDTH, SIZE[0] - WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.setMenuBar(self.shell.menu_bar)
        column.addWidget(self.toolbar)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.job_panel)
        column.addWidget(self.status_bar)

    def _connect(self) -> None:
        # Before what follows selections.
        GroupPages(self.tree, self.sidebar, self.pages, self.navigation, self)
        self.sidebar.object_chosen.connect(self._on_object_chosen)
        self.sidebar.selection_changed.connect(self._on_selection_changed)
        self.sidebar.menu_asked.connect(self._on_menu_asked)
        self.pages.link_activated.connect(self.select)
        self.pages.console_asked.connect(lambda ref: self.show_console(Ref(ref)))
        self.hub.triggered.connect(self._on_triggered)
        self.rows_hub.triggered.connect(
            lambda action: self.actions_runner.run(action, self.rows_hub.about(action))
        )
        self._connect_bars()
        self.job_panel.cancel_asked.connect(self._runner.cancel)
        self.job_panel.details_asked.connect(self.shell.show_job)
        self.job_panel.object_asked.connect(self.select)
        self.connection.read_only_changed.connect(self.job_panel.refresh)
        self.job_panel.retry_asked.connect(self._runner.retry)
        self.connection.store.changed.connect(self._on_changed)
        self.connection.store.reset.connect(self._show_title)

    def _connect_bars(self) -> None:
        """What is above and below the pages: toolbar, banners, status bar."""
        self.toolbar.back.connect(self.navigation.go_back)
        self.toolbar.forward.connect(self.navigation.go_forward)
        self.navigation.history_changed.connect(self.toolbar.show_history)
        self.toolbar.search.clicked.connect(self.shell.palette.open)
        self.toolbar.bell.follow(self.shell.alarms)
        self.status_bar.follow_updates(self.shell.alarms)
        self.status_bar.updates_asked.connect(self.hub.q_action("pool.updates").trigger)
        self.toolbar.bell.clicked.connect(self.shell.toggle_notifications)
        self.sidebar.view.clicked.connect(self.shell.leave_notifications)
        self.pages.dismiss_asked.connect(self.shell.dismiss)
        self.pages.action_asked.connect(self.shell.fix)
        self.status_bar.leave_read_only.connect(self.shell.toggle_read_only)
        self.toolbar.theme_chosen.connect(lambda choice: self._profile.settings.set_value("theme", choice))
        self.toolbar.stay_chosen.connect(self.staying_note.choose)
        self.banner.reconnect_asked.connect(self._ask_to_reconnect)
        self.banner.other_acted.connect(self.recovery.open)
        self.recovery.asked.connect(self.actions_runner.asked)

    def _begin(self) -> None:
        self.shell.begin(
            self.pages,
            self.actions_runner.run,
            self.select,
            {"view.tasks": lambda: not self.job_panel.is_folded, **self.navigation.switches},
            {
                **self.navigation.refusals,
                "view.tasks": lambda: None if self.jobs.jobs else Refusal("NO_TASKS"),
                **self.editing.refusals,
                **self.recovery.refusals,
            },
        )
        self.editing.asked.connect(self.actions_runner.asked)
        self.editing.begin(self.pages, self.select, self.job_panel.undo_asked)
        self.navigation.begin(self.select, self.editing.edits, self.actions_runner)
        # What runs can be cancelled though something else has failed.
        self.shell.news.toasts.floor = lambda: self.height() - self.splitter.geometry().bottom()
        for number in range(9):
            keys = QKeySequence(f"Ctrl+{number + 1}")
            QShortcut(keys, self, lambda number=number: self._choose_tab(number))

    # What happens

    def _step_tab(self, by: int) -> None:
        if self.pages.page is not None:
            self.pages.page.step_tab(by)

    def _fold_tasks(self) -> None:
        self.job_panel.fold(not self.job_panel.is_folded)
        self.hub.refresh()

    def _on_object_chosen(self, ref: str) -> None:
        """One of several has no page of its own now: the selection has one."""
        if len(self.sidebar.selected) < 2 and self.pages.show_object(Ref(ref)):
            self.navigation.visit(Ref(ref))

    def _on_selection_changed(self, refs: list[Ref]) -> None:
        """Where nothing is selected, as when an object went, the page stays, and so do its object's actions."""
        page = self.pages.page
        if len(refs) > 1:
            self.pages.show_objects(refs)
        elif refs and (page is None or page.ref != refs[0]):
            self._on_object_chosen(refs[0])
        shown = [page.ref] if page is not None and page.ref is not None else []
        self.hub.select(refs or shown)

    def _on_menu_asked(self, position: QPoint) -> None:
        if not self.sidebar.selected:
            return
        menu = context_menu(self.hub, self)
        if menu.actions():
            menu.popup(position)

    def _on_triggered(self, action: Action) -> None:
        self.actions_runner.run(action, self.hub.about(action))

    def _run_for_console(self, action: Action, selection: Selection, answer: object) -> None:
        if answer is None:
            self.actions_runner.run(action, selection)
        else:
            self.actions_runner.run_with(action, selection, answer)

    def _press_at_boot(self, ref: Ref, key: str) -> None:
        """The VM is being started: show its console, and press the key as soon as there is a screen."""
        self.show_console(ref)
        self.pages.consoles.show(ref).press_at_boot(key)

    def _choose_tab(self, number: int) -> None:
        if self.pages.page is not None:
            self.pages.page.choose_tab(number)

    def _on_changed(self, delta: Delta) -> None:
        if delta.touches("pool"):
            self._show_title()
        page = self.pages.page
        if page is None or page.ref is None:
            return
        if self.pages.page_of(page.ref) is None:
            self.navigation.forget(page.ref)
            self._select_first()
        elif delta.touches("VM"):
            self.pages.keep_up()

    def _select_last_or_first(self) -> None:
        last = self.look.selected
        if last is None or not self.select(last):
            self._select_first()
        self.sidebar.view.setFocus()

    def _select_first(self) -> None:
        root = root_key(self.connection.store)
        if root is not None:
            self.select(root)
        self.sidebar.view.setFocus()

    def _show_title(self) -> None:
        pool = self.connection.store.cache.pool
        name = visible(pool.name_label) if pool is not None else ""
        self.setWindowTitle(tr("{name} — XO Lite Desktop").format(name=name or visible(self.address)))

    def _copy_uuids(self, selection: Selection) -> None:
        QGuiApplication.clipboard().setText("\n".join(item.uuid for item in selection.items))

    def _ask_to_reconnect(self) -> None:
        self.reconnect_asked.emit(self.address, self.connection.user)
