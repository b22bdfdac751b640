# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which NICs are joined on every host, and how they share the load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xolite_desktop.models.new_network.summary import effects
from xolite_desktop.models.new_network.words import HASHING_WORDS, MODE_WORDS, card_detail, is_fit
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import breakable, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.widgets.check_box import CheckBox
from xolite_desktop.ui.widgets.inputs import ObjectChoice
from xolite_desktop.ui.widgets.label import ElidedLabel, Label
from xolite_desktop.ui.wizards.row_list import RowFields, RowList
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_network import cards
from xolite_desktop.xapi.plans.new_network.new_network import Hashing, Kind, Mode, NewNetwork
from xolite_desktop.xapi.plans.problem import Problem, at
from xolite_desktop.xapi.refs import Ref

_CARD, _LINK = 90, 0


class MemberRow(RowFields):
    """A NIC of all hosts to tick; one that cannot be joined says why."""

    def __init__(self, page: BondPage, card: cards.Card, *, is_ticked: bool) -> None:
        store = page.store
        self.network = card.network
        self.box = CheckBox(visible(card.device))
        self.box.setChecked(is_ticked)
        self.box.setEnabled(is_ticked or is_fit(store, card, cards.for_bond))
        detail = ElidedLabel(card_detail(store, card, cards.for_bond), tone="secondary")
        self.box.setAccessibleDescription(detail.text())
        super().__init__([("", self.box, _CARD), ("", detail, _LINK)])
        self.box.toggled.connect(page.edited)


class BondPage(WizardPage[NewNetwork]):
    """The members, the mode, and what becomes of what goes over them."""

    def __init__(self, store: PoolStore) -> None:
        super().__init__(store, tr("NICs"), ("members", "mode"))
        self.store = store
        self._shown: tuple[cards.Card, ...] = ()

    def build(self) -> None:
        self.set_lead(
            tr(
                "The same NICs of every host are joined. Addresses, VLANs and VMs on them go over to the bond by themselves."
            )
        )
        self.members = RowList([(tr("NIC"), _CARD), (tr("Network, use and link"), _LINK)])
        self.wrong = Label(tone="bad", wrap=True)
        self.mode = ObjectChoice([(mode, tr(word)) for mode, word in MODE_WORDS.items()], tr("Mode"))
        self.hashing = ObjectChoice(
            [(each, tr(word)) for each, word in HASHING_WORDS.items()], tr("Distribution")
        )
        self.form = Form()
        self.form.add("mode", tr("Mode"), self.mode)
        self.form.add("hashing", tr("Distribution"), self.hashing)
        self.note = Label(tone="warn", wrap=True)
        for widget in (self.members, self.wrong, self.form, self.note):
            self.column.addWidget(widget)
        self.form.edited.connect(self.edited)

    def applies(self, plan: NewNetwork) -> bool:
        return plan.kind is Kind.BONDED

    def show_plan(self, plan: NewNetwork) -> None:
        self.blockSignals(True)
        found = tuple(card for card in cards.cards(self.store.cache) if not card.is_bond)
        if found != self._shown:
            self._shown = found
            self.members.show_rows(
                [MemberRow(self, card, is_ticked=card.network in plan.members) for card in found]
            )
        self.mode.choose(plan.mode)
        self.hashing.choose(plan.hashing)
        self.blockSignals(False)

    def write(self, plan: NewNetwork) -> NewNetwork:
        mode, hashing = self.mode.value, self.hashing.value
        rows = [row for row in self.members.rows if isinstance(row, MemberRow)]
        members = tuple(Ref(row.network) for row in rows if row.box.isChecked())
        return replace(
            plan,
            members=members,
            mode=mode if isinstance(mode, Mode) else plan.mode,
            hashing=hashing if isinstance(hashing, Hashing) else plan.hashing,
        )

    def show_problems(self, problems: Sequence[Problem], plan: NewNetwork) -> None:
        self.form.show_problems(problems, lambda each: said(each, self.store))
        self.form.set_row_visible("hashing", plan.mode is Mode.LACP)
        about = at(problems, "members")
        self.say_wrong(self.wrong, said(about, self.store) if about is not None else "")
        lines = effects(self.store, plan) if about is None else []
        self.note.setText(breakable("\n".join(lines)))
        self.note.setVisible(bool(lines))
