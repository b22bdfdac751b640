# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host that another window is connected to joins this pool: which one, what speaks against it, and whose password."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.actions.membership_actions import Join
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.join_words import join_verdicts
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.other_pools import OtherPools, is_of_pool, refusal_there
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.throttle import Throttle
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog, said
from xolite_desktop.ui.dialogs.verdict_rows import VerdictRows
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.xapi.plans.join_pool import JoinPool, checks, hindrance, joining_host
from xolite_desktop.xapi.plans.problem import Problem

FOLLOWS_MS = 300


class JoinPoolDialog(PlanDialog):
    """`answer` is a `Join`."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, pools: OtherPools
    ) -> None:
        self._pools = pools
        super().__init__(
            store, parent, tr("Add a host to {name}").format(name=selection.items[0].name),
            tr("It keeps its own storage and the VMs on it, and loses its own users, roles and settings as a pool. Its toolstack restarts."),
            icon="plus", verb=tr("Add host"), width=640,
        )  # fmt: skip
        self.host = ObjectChoice([], tr("Host"))
        self.connect_more = Button(tr("Connect…"))
        self.connect_more.setToolTip(tr("Connect to the host that shall join"))
        self.user = TextInput("root", tr("User"))
        self.password = TextInput("", tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add("host", tr("Host"), self.host, beside=self.connect_more)
        self.form.add("user", tr("User of this pool"), self.user)
        self.form.add(
            "password", tr("Password"), self.password,
            hint=tr("The host that joins signs in to this pool with them."),
        )  # fmt: skip
        self.none = Label(
            tr("No other window is connected to a host yet. Connect to the one that shall join."), wrap=True
        )
        self.rows = VerdictRows(tr("What was looked at"))
        self.add_content(self.none)
        self.add_content(self.rows)
        self._soon = Throttle(FOLLOWS_MS, lambda *_: self.check(), self)
        self._followed: Connection | None = None
        self.host.edited.connect(self._follow)
        self.connect_more.clicked.connect(pools.connect_asked)
        pools.changed.connect(self._show_pools)
        store.changed.connect(self._soon.request)
        self._show_pools()

    @property
    def joining(self) -> Connection | None:
        """The connection to the host that was chosen."""
        pool = self.host.value
        return pool if isinstance(pool, Connection) else None

    def prefer(self, pool: Connection) -> None:
        """Choose the host of this connection's pool."""
        self.host.choose(next((each for each in self.host.values if is_of_pool(each, pool)), None))

    def plan(self) -> Join:
        return Join(JoinPool(self.user.text(), self.password.text()), self.joining)

    def problems(self) -> list[Problem]:
        pool = self.joining
        if pool is None:
            return [Problem("", "HOST_NEEDED")]
        found = self._of_connection(pool)
        refused = hindrance(checks(self._store.cache, pool.store.cache))
        if refused is not None:
            found.append(Problem("host", refused.code, refused.params))
        return [*found, *self.plan().plan.problems()]

    def say(self, problem: Problem) -> str:
        pool = self.joining
        return said(problem, pool.store if problem.field == "host" and pool is not None else self._store)

    def check(self) -> None:
        pool = self.joining
        self.none.setVisible(pool is None)
        self.rows.show_verdicts(
            join_verdicts(self._store.cache, pool.store.cache) if pool is not None else []
        )
        super().check()
        if self.isVisible():
            self.fit()

    def shows(self, field: str) -> bool:
        return super().shows(field) or not field

    def _of_connection(self, pool: Connection) -> list[Problem]:
        refused = refusal_there(pool, "pool.join", tr("joining a pool"))
        return [Problem("host", refused.code, refused.params)] if refused is not None else []

    def _show_pools(self) -> None:
        options = []
        for connection, name in self._pools.found():
            cache = connection.store.cache
            host = joining_host(cache)
            options.append((connection, name_of_ref(host, cache) if host is not None else name))
        alone = next((each for each, _ in options if joining_host(each.store.cache) is not None), None)
        kept = self.host.value if self.host.value in [each for each, _ in options] else alone
        self.host.show_options(options, kept)
        self._follow()

    def _follow(self) -> None:
        """What keeps it from joining may be solved in its own window meanwhile."""
        if self._followed is not None:
            self._followed.store.changed.disconnect(self._soon.request)
        self._followed = self.joining
        if self._followed is not None:
            self._followed.store.changed.connect(self._soon.request)
        self.check()
