# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The certificate a host shows, and another one in its place: what was chosen is judged before it is sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.models.connection import Connection
from xolite_desktop.models.host_certificate import ShownCertificate
from xolite_desktop.models.pem_files import read_pem
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.certificate import CertificateRows
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.plan_dialog import PlanDialog
from xolite_desktop.ui.widgets.asking_line import AskingLine
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.file_field import FileField
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.xapi.errors import PresentedCertificate
from xolite_desktop.xapi.plans.host_certificate import HostCertificate
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.host import is_coordinator

INSTALL, RESET = "host.install_certificate", "host.reset_certificate"
_FIELDS = ("certificate", "key", "chain")


class HostCertificateDialog(Dialog):
    """`run(action id, host)` begins what takes its place."""

    def __init__(
        self, connection: Connection, selection: Selection, run: Callable[[str, str], None], parent: QWidget
    ) -> None:
        item = selection.items[0]
        super().__init__(
            parent, tr("Certificate of {name}").format(name=item.name),
            tr("What the host shows to those who connect, as the host itself says."),
            icon="shield-check", tint="accent", width=620,
        )  # fmt: skip
        self.shown = ShownCertificate(connection, item.ref, self)
        self.state = AskingLine()
        self.body.addWidget(self.state)
        self.copy = Button(tr("Copy fingerprint"), kind="flat", icon="copy")
        self.install = Button(tr("Install another…"))
        self.reset = Button(tr("Reset…"))
        close = Button(tr("Close"), kind="primary")
        self.foot.addWidget(self.copy)
        self.foot.addStretch(1)
        for button in (self.install, self.reset, close):
            self.foot.addWidget(button)
        self.copy.clicked.connect(self._on_copy)
        self.install.clicked.connect(lambda: self._leave_for(run, INSTALL, item.ref))
        self.reset.clicked.connect(lambda: self._leave_for(run, RESET, item.ref))
        close.clicked.connect(self.accept)
        close.setFocus()
        self.shown.changed.connect(self._on_changed)
        self.finished.connect(self.shown.close)
        self._on_changed()

    def _on_changed(self) -> None:
        found = self.shown
        self.copy.setEnabled(found.certificate is not None)
        words = tr("The host is asked.") if found.is_asking else ""
        self.state.say(found.error.one_line if found.error is not None else words, is_asking=found.is_asking)
        self.state.setVisible(found.certificate is None)
        if found.certificate is not None:
            rows = CertificateRows(found.certificate)
            self.body.addWidget(rows)
            rows.show()
        if self.isVisible():
            self.fit()

    def _on_copy(self) -> None:
        if self.shown.certificate is not None:
            QGuiApplication.clipboard().setText(self.shown.certificate.fingerprint)

    def _leave_for(self, run: Callable[[str, str], None], action_id: str, host: Ref) -> None:
        self.accept()
        run(action_id, host)


class InstallCertificateDialog(PlanDialog):
    """`answer` is a `HostCertificate`."""

    def __init__(self, store: PoolStore, selection: Selection, parent: QWidget | None = None) -> None:
        item = selection.items[0]
        super().__init__(
            store, parent, tr("Install a certificate on {name}").format(name=item.name),
            tr("Files in PEM form. They are checked here, and sent only when they fit together."),
            icon="shield-check", verb=tr("Install"), width=620,
        )  # fmt: skip
        kinds = tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)")
        names = (tr("Certificate"), tr("Private key"), tr("Intermediates"))
        self.files = {field: FileField(name, kinds) for field, name in zip(_FIELDS, names, strict=True)}
        for (field, choice), name in zip(self.files.items(), names, strict=True):
            hint = (
                tr("What the authority gave with it, nearest first; may be left out.")
                if field == "chain"
                else ""
            )
            self.form.add(field, name, choice, hint=hint)
        self._texts: dict[str, tuple[str, str, Problem | None]] = {}
        self.preview = Panel("note")
        self._rows = QVBoxLayout(self.preview)
        self._shown: CertificateRows | None = None
        self._sha256 = ""
        self.add_content(self.preview)
        self.add_content(Label(_said_of_us(store, item.ref), wrap=True))
        self.check()
        self.files["certificate"].setFocus(Qt.FocusReason.OtherFocusReason)

    def plan(self) -> HostCertificate:
        return HostCertificate(*(self._text(field)[0] for field in _FIELDS))

    def problems(self) -> list[Problem]:
        unread = [problem for field in _FIELDS if (problem := self._text(field)[1]) is not None]
        of_files = {problem.field for problem in unread}
        found = [each for each in self.plan().problems(datetime.now(UTC)) if each.field not in of_files]
        return [*unread, *found]

    def check(self) -> None:
        self._show(self.plan().shown)
        super().check()
        if self.isVisible():
            self.fit()

    def _text(self, field: str) -> tuple[str, Problem | None]:
        """What is in a file, read when another one is chosen."""
        path = str(self.files[field].path or "")
        known = self._texts.get(field)
        if known is None or known[0] != path:
            known = self._texts[field] = (path, *read_pem(path, field))
        return known[1], known[2]

    def _show(self, certificate: PresentedCertificate | None) -> None:
        self.preview.setVisible(certificate is not None)
        sha256 = certificate.sha256 if certificate is not None else ""
        if sha256 == self._sha256:
            return
        self._sha256 = sha256
        if self._shown is not None:
            self._rows.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        if certificate is not None:
            self._shown = CertificateRows(certificate)
            self._rows.addWidget(self._shown)
            self._shown.show()  # else it has no height until the next turn of the loop


def _said_of_us(store: PoolStore, host: Ref) -> str:
    """What becomes of this window's own trust."""
    if is_coordinator(store.cache, host):
        return tr(
            "This window is connected through this host. It expects the certificate above from then on, because you "
            "chose it here; other computers ask before they trust it."
        )
    return tr("This computer expects the certificate above from then on; others ask before they trust it.")
