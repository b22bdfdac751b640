# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where the storage is: what its driver wants to know, and what hosts find to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.new_sr.prober import Prober
from xolite_desktop.models.new_sr.words import FIND_WORDS, field_hint, field_title, value_word
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import size, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.host_rows import HostRows
from xolite_desktop.ui.dialogs.plan_dialog import Form, said
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.ui.widgets.label import Label, tip
from xolite_desktop.ui.wizards.new_sr.asking import VALUE, ProbingLine, show_items
from xolite_desktop.ui.wizards.wizard_page import WizardPage
from xolite_desktop.xapi.plans.new_sr.kinds import Field, Find, SrKind
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.sr_probe import Choice

_ASKED_FIRST: Mapping[Find, tuple[str, ...]] = {
    Find.EXPORTS: ("server",), Find.TARGETS: ("target",), Find.LUNS: ("target", "targetIQN"),
}  # fmt: skip
"""What has to be entered before something can be looked for, as far as a kind asks for it."""


class PlacePage(WizardPage[NewSr]):
    """The form is another one for each kind. What was found is listed below it; choosing a row fills the field."""

    def __init__(self, store: PoolStore, prober: Prober) -> None:
        super().__init__(store, tr("Place"), ("place",))
        self._prober = prober
        self._kind: SrKind | None = None
        self._plan: NewSr | None = None
        self._key = ""
        self._choices: dict[str, Choice] = {}

    def build(self) -> None:
        self.form = Form()
        self.inputs: dict[str, QWidget] = {}
        self.finders: dict[str, Button] = {}
        self.host = ObjectChoice([], tr("Host"))
        self.asking = ProbingLine(self._store, self._prober)
        self.heading = Label(font=fonts.strong())
        self.rows = HostRows(tr("Found"))
        for widget in (self.form, self.asking, self.heading, self.rows):
            self.column.addWidget(widget)
        self._show_found("", ())
        self._prober.found.connect(self._show_found)
        self._prober.changed.connect(self._enable_finders)
        self.rows.itemSelectionChanged.connect(self._take)

    def show_plan(self, plan: NewSr) -> None:
        self.blockSignals(True)
        self._plan = plan
        self._prober.forget_error()
        if self._kind != plan.kind:
            self._make_form(plan.kind)
        hosts = sorted(
            self._store.cache.records("host"),
            key=lambda ref: natural_key(name_of_ref(ref, self._store.cache)),
        )
        self.host.show_options([(ref, name_of_ref(ref, self._store.cache)) for ref in hosts], plan.host)
        for key, value in plan.values:
            widget = self.inputs.get(key)
            if isinstance(widget, TextInput) and widget.text() != value:
                widget.setText(value)
            elif isinstance(widget, ObjectChoice):
                widget.choose(value)
        self.blockSignals(False)
        self._enable_finders()

    def write(self, plan: NewSr) -> NewSr:
        """What was found elsewhere, or chosen there, does not count any more."""
        values = tuple((key, _text(widget)) for key, widget in self.inputs.items())
        host = self.host.value if not plan.kind.shared else None
        changed = replace(plan, values=values, host=Ref(str(host)) if host else plan.host)
        if (changed.place, changed.host) != (plan.place, plan.host):
            changed = replace(changed, existing="", confirmed=False)
        self._plan = changed
        return changed

    def show_problems(self, problems: Sequence[Problem], plan: NewSr) -> None:
        stripped = [replace(each, field=each.field.removeprefix("place.")) for each in problems]
        self.form.show_problems(stripped, partial(said, store=self._store))
        self._enable_finders()

    def _make_form(self, kind: SrKind) -> None:
        """The fields of a kind, in place of another's."""
        self._kind = kind
        old, self.form = self.form, Form()
        self.column.replaceWidget(old, self.form)
        old.hide()
        self.host.setParent(None)
        old.deleteLater()
        self.inputs, self.finders = {}, {}
        self.set_lead(tr("A field with a button can be filled with what hosts find.") if _finds(kind) else "")
        self.host = ObjectChoice([], tr("Host"))
        if not kind.shared:
            self.form.add("host", tr("Host"), self.host)
        for field in kind.fields:
            self._add(kind, field)
        self.form.edited.connect(self.edited)
        self._show_found("", ())

    def _add(self, kind: SrKind, field: Field) -> None:
        title = field_title(kind, field.key)
        beside = None
        if field.find is not None:
            beside = Button(tr(FIND_WORDS[field.find]), icon="magnifying-glass")
            beside.clicked.connect(partial(self._find, field.key, field.find))
            self.finders[field.key] = beside
        if field.choices:
            words = [(value, value_word(field.key, value)) for value in field.choices]
            widget: QWidget = ObjectChoice(words, title, chosen=field.default)
        else:
            widget = TextInput(field.default, title, hint=field_hint(kind, field))
            if field.secret:
                widget.setEchoMode(QLineEdit.EchoMode.Password)
        self.inputs[field.key] = widget
        self.form.add(field.key, title, widget, beside=beside)

    def _find(self, key: str, what: Find) -> None:
        """The field has the focus meanwhile: the button cannot keep it while hosts are asked."""
        self._show_found("", ())
        self.inputs[key].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._plan is not None:
            self._prober.find(self._plan, key, what)

    def _enable_finders(self) -> None:
        values = dict(self._plan.values) if self._plan is not None else {}
        for field in self._kind.fields if self._kind is not None else ():
            if field.find is None:
                continue
            first = [key for key in _ASKED_FIRST.get(field.find, ()) if key in values]
            absent = [key for key in first if not values[key].strip()]
            button = self.finders[field.key]
            button.setEnabled(not absent and not self._prober.is_asking)
            button.setToolTip(tip(self._first(absent[0])) if absent else "")

    def _first(self, key: str) -> str:
        assert self._kind is not None
        return tr("Fill in first: {field}").format(field=field_title(self._kind, key))

    def _show_found(self, key: str, choices: Sequence[Choice]) -> None:
        self._key, self._choices = key, {each.value: each for each in choices}
        for widget in (self.heading, self.rows):
            widget.setVisible(bool(key))
        self.rows.setVisible(bool(choices))
        if not key or self._kind is None:
            return
        self.heading.setText(tr("Found") if choices else tr("Nothing was found"))
        items = [
            (each.value, _shown(each.value), " · ".join(filter(None, (_shown_detail(each.detail), size(each.size) if each.size else ""))), "storage")
            for each in choices
        ]  # fmt: skip
        show_items(self.rows, items, None)
        if (
            choices and self.window().focusWidget() is self.inputs[key]
        ):  # nobody went on to anything else while waiting
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        """The chosen row into its field, and what comes with it into others."""
        item = self.rows.currentItem()
        choice = self._choices.get(str(item.data(VALUE))) if item is not None else None
        if choice is None:
            return
        self.form.blockSignals(True)
        for key, value in ((self._key, choice.value), *choice.also):
            widget = self.inputs.get(key)
            if isinstance(widget, TextInput) and not (key != self._key and _is_name(widget.text())):
                widget.setText(value)
        self.form.blockSignals(False)
        self.edited.emit()


def _shown(value: str) -> str:
    """The star stands for every target there is."""
    return tr("All targets (*)") if value == "*" else visible(value)


def _shown_detail(detail: str) -> str:
    """Whom an export is for; the star stands for everybody."""
    return tr("for every host") if detail == "*" else visible(detail)


def _finds(kind: SrKind) -> bool:
    return any(field.find is not None for field in kind.fields)


def _is_name(text: str) -> bool:
    """A name that somebody typed stays, whatever address it had today."""
    return any(character.isalpha() for character in text) and ":" not in text


def _text(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, TextInput) else str(getattr(widget, "value", "") or "")
