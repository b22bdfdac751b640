# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The way hosts reach a storage: address, options, user and password. A password that is set is never shown."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.new_sr.words import connection_title, value_word
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.sr_connection import EditConnection, differing, edited_connection
from xolite_desktop.xapi.rules.connection import Field, connection_config, connection_fields


class EditConnectionDialog(PlanDialog):
    """`answer` is an `EditConnection` with what differs."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Edit the connection of {name}").format(name=item.name),
            tr("Hosts are disconnected and connected anew, one after the other. If one cannot connect, all are as before."),
            icon="plugs", verb=tr("Connect anew"),
        )  # fmt: skip
        self._sr = item.ref
        self.inputs: dict[str, QWidget] = {}
        self._before = connection_config(store.cache, item.ref)
        uneven = differing(store.cache, item.ref)
        for field in connection_fields(store.cache, item.ref):
            hint = tr("Hosts differ here: a change is for all of them.") if field.key in uneven else ""
            title = connection_title(field.key)
            self.inputs[field.key] = self._input(field, title)
            self.form.add(field.key, title, self.inputs[field.key], hint=hint)
        self.check()
        next(iter(self.inputs.values())).setFocus()

    def plan(self) -> EditConnection:
        return edited_connection(
            self._store.cache, self._sr, {key: _text(each) for key, each in self.inputs.items()}
        )

    def problems(self) -> list[Problem]:
        return list(self.plan().problems(self._store.cache))

    def check(self) -> None:
        super().check()
        if not self.plan().changes:
            self.go.setEnabled(False)

    def _input(self, field: Field, title: str) -> QWidget:
        before = self._before.get(field.key, "")
        if field.choices:
            values = dict.fromkeys((*field.choices, before))
            return ObjectChoice(
                [(value, value_word(field.key, value)) for value in values], title, chosen=before
            )
        if not field.secret:
            return TextInput(before, title)
        made = TextInput("", title, hint=tr("Stays as it is"))
        made.setEchoMode(QLineEdit.EchoMode.Password)
        return made


def _text(widget: QWidget) -> str:
    if isinstance(widget, TextInput):
        is_password = widget.echoMode() is QLineEdit.EchoMode.Password
        return widget.text() if is_password else widget.text().strip()
    return str(getattr(widget, "value", "") or "")
