# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool joins a domain or leaves it; a user or group of it is let in, with which role."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.subject_words import role_options
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.inputs import ObjectChoice, TextInput
from xolite_desktop.xapi.plans.directory import AddUser, JoinDirectory, LeaveDirectory
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.plans.roles import role_names
from xolite_desktop.xapi.records.access import Subject
from xolite_desktop.xapi.rules.directory import domain


def password_input() -> TextInput:
    """A line that shows nothing of what is typed."""
    line = TextInput("", tr("Password"))
    line.setEchoMode(QLineEdit.EchoMode.Password)
    return line


class JoinDirectoryDialog(PlanDialog):
    """`answer` is a `JoinDirectory`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Join a domain with {name}").format(name=selection.items[0].name),
            tr("All hosts join an Active Directory domain. Users and groups that are added then sign in with their own passwords; the local administrator stays."),
            icon="identification-card", verb=tr("Join"),
        )  # fmt: skip
        self.domain = TextInput("", tr("Domain"), hint=tr("Such as ad.example.com"))
        self.user, self.password = TextInput("", tr("User")), password_input()
        self.form.add("domain", tr("Domain"), self.domain)
        self.form.add("user", tr("User"), self.user, hint=tr("One who may add computers to the domain."))
        self.form.add("password", tr("Password"), self.password)
        self.check()

    def plan(self) -> JoinDirectory:
        return JoinDirectory(self.domain.text().strip(), self.user.text(), self.password.text())

    def problems(self) -> list[Problem]:
        return self.plan().problems()


class LeaveDirectoryDialog(PlanDialog):
    """`answer` is a `LeaveDirectory`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Leave {name}?").format(name=visible(domain(store.cache))),
            tr("Its users and groups cannot sign in any more, and are signed out. They stay on the list, for when the pool joins again."),
            icon="sign-out", verb=tr("Leave the domain"), danger=True,
        )  # fmt: skip
        self.user, self.password = TextInput("", tr("User")), password_input()
        self.form.add(
            "user", tr("User"), self.user,
            hint=tr("One who may remove computers from the domain; empty to leave the accounts of the hosts there."),
        )  # fmt: skip
        self.form.add("password", tr("Password"), self.password)
        self.check()

    def plan(self) -> LeaveDirectory:
        return LeaveDirectory(self.user.text(), self.password.text())

    def problems(self) -> list[Problem]:
        return self.plan().problems()


class AddUserDialog(PlanDialog):
    """`answer` is an `AddUser`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(
            store, parent, tr("Add a user or group of {name}").format(name=visible(domain(store.cache))),
            tr("The directory is asked who that is. Members of a group have its role."),
            icon="user-plus", verb=tr("Add"), width=680,
        )  # fmt: skip
        self.name = TextInput("", tr("Name"), hint=tr("Such as ada or ada@ad.example.com"))
        self.role = ObjectChoice(role_options(), tr("Role"), chosen="read-only")
        self.form.add("name", tr("Name"), self.name)
        self.form.add("role", tr("Role"), self.role)
        self.check()

    def plan(self) -> AddUser:
        return AddUser(self.name.text().strip(), str(self.role.value))

    def problems(self) -> list[Problem]:
        return self.plan().problems()


class ChangeRoleDialog(PlanDialog):
    """`answer` is the name of a role."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        items = selection.items
        whom = items[0].name if len(items) == 1 else count(len(items), "user")
        super().__init__(
            store, parent, tr("Role of {whom}").format(whom=whom),
            tr("It counts from their next sign-in; log them out to have it count at once."),
            icon="identification-card", verb=tr("Change role"), width=680,
        )  # fmt: skip
        record = store.cache.get("subject", items[0].ref)
        now = role_names(record.roles) if isinstance(record, Subject) else []
        self.role = ObjectChoice(role_options(), tr("Role"), chosen=now[0] if now else "read-only")
        self.form.add("role", tr("Role"), self.role)
        self.check()

    def plan(self) -> str:
        return str(self.role.value)
