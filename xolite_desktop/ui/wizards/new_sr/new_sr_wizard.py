# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The New storage wizard: asks hosts what is there while it goes on, and answers with a plan."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.api_calls.scripts import Scripts
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.new_sr.prober import Prober
from xolite_desktop.models.new_sr.summary import new_sr_scripts
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.wizards.new_sr.contents_page import ContentsPage
from xolite_desktop.ui.wizards.new_sr.kind_page import KindPage
from xolite_desktop.ui.wizards.new_sr.name_page import NamePage
from xolite_desktop.ui.wizards.new_sr.place_page import PlacePage
from xolite_desktop.ui.wizards.new_sr.review_page import ReviewPage
from xolite_desktop.ui.wizards.wizard import Wizard
from xolite_desktop.xapi.plans.new_sr.kinds import SR_KINDS, offered
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr, proposed
from xolite_desktop.xapi.plans.problem import Problem


class NewSrWizard(Wizard[NewSr]):
    """`answer` is a `NewSr`."""

    def __init__(
        self, store: PoolStore, selection: Selection, parent: QWidget | None, connection: Connection
    ) -> None:
        super().__init__(store, parent, tr("New storage"), tr("Create"), _first_plan(store, selection))
        self.prober = Prober(connection, self)
        self.kind_page = KindPage(store)
        self.place_page = PlacePage(store, self.prober)
        self.contents_page = ContentsPage(store, self.prober)
        self.name_page = NamePage(store)
        self.review_page = ReviewPage(store)
        self.set_pages(
            [self.kind_page, self.place_page, self.contents_page, self.name_page, self.review_page]
        )
        self.finished.connect(self.prober.stop)

    def judge(self, plan: NewSr) -> list[Problem]:
        return plan.problems(self._store.cache)

    def scripts(self, plan: NewSr) -> Scripts:
        return new_sr_scripts(self._store, plan)


def _first_plan(store: PoolStore, selection: Selection) -> NewSr:
    """Of the first kind there is, on the selected host."""
    host = next((item.ref for item in selection.items[:1] if item.kind is NodeKind.HOST), None)
    return proposed(store.cache, next(iter(offered(store.cache)), SR_KINDS[0]), host)
