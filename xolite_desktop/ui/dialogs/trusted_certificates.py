# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The certificates a person has vouched for: looked at, given to others as PEM, and forgotten."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from xolite_desktop.models.actions.action import Risk
from xolite_desktop.models.actions.offer import Confirm
from xolite_desktop.models.text import count, exact, joined
from xolite_desktop.models.trusted_certificates import TrustedCertificate, TrustedCertificates, pem_of
from xolite_desktop.models.trusted_table import TrustedTable
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.dialogs.certificate import CertificateRows
from xolite_desktop.ui.dialogs.confirm import ConfirmDialog
from xolite_desktop.ui.dialogs.dialog import Dialog
from xolite_desktop.ui.dialogs.save_file import ask_where
from xolite_desktop.ui.dialogs.status_line import StatusLine
from xolite_desktop.ui.style import fonts
from xolite_desktop.ui.widgets.button import Button
from xolite_desktop.ui.widgets.label import Label
from xolite_desktop.ui.widgets.panel import Panel
from xolite_desktop.ui.widgets.row_table import RowTable

_WIDTH, _ROW, _SHOWN_ROWS = 930, 30, 6
_COLUMNS = (206, 156, 186, 106, 130)


class TrustedCertificatesDialog(Dialog):
    """Follows what other windows do. Forgetting is asked about before, with who is connected under it now."""

    def __init__(self, trusted: TrustedCertificates, parent: QWidget | None = None) -> None:
        lead = tr(
            "What these hosts must show before anything is sent to them. A host that is not here is asked about first."
        )
        super().__init__(
            parent, tr("Trusted certificates"), lead, icon="shield-check", tint="accent", width=_WIDTH
        )
        self._trusted = trusted
        self.model = TrustedTable(trusted, self)
        self.view = self._make_view()
        self.nothing = Label(tr("No certificate is trusted yet."), tone="hint")
        self.details = Panel("note")
        self._details = QVBoxLayout(self.details)
        self._details.setContentsMargins(14, 11, 14, 11)
        self.status = StatusLine()
        self.question: ConfirmDialog | None = None
        for part in (self.view, self.nothing, self.details, self.status):
            self.body.addWidget(part)
        self._fill_foot()
        self.model.modelReset.connect(self._on_reset)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._show_selected())
        self._on_reset()
        self.view.setFocus()

    @property
    def selected(self) -> list[TrustedCertificate]:
        """The chosen ones, from top to bottom."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.rows[row] for row in rows]

    def ask_to_forget(self) -> None:
        """Say what it means, and do it if the person wants to."""
        chosen = self.selected
        if not chosen:
            return
        self.question = ConfirmDialog(_question(chosen), self)
        self.question.accepted.connect(lambda: self._trusted.forget(each.endpoint for each in chosen))
        self.question.open()

    def copy_fingerprint(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(each.certificate.fingerprint for each in self.selected))

    def export(self) -> QFileDialog | None:
        """Ask where the chosen certificates are to go, and write them."""
        chosen = self.selected
        if not chosen:
            return None
        name = chosen[0].place if len(chosen) == 1 else tr("certificates")
        title, kinds = tr("Export as PEM"), tr("Certificates (*.pem)")
        return ask_where(self, title, name, "pem", kinds, lambda path: self._write(Path(path), chosen))

    def _write(self, path: Path, chosen: list[TrustedCertificate]) -> None:
        try:
            path.write_text(pem_of(chosen), encoding="utf-8")
        except OSError as error:
            self.status.show_error(tr("The certificates could not be written."), str(error.strerror or error))
        else:
            self.status.clear()
        self.fit()

    # Building

    def _make_view(self) -> RowTable:
        view = RowTable(self.model, tr("Trusted certificates"), _COLUMNS, row=_ROW)
        view.setObjectName("certificates")
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = view.horizontalHeader()
        head.setStretchLastSection(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        view.setSortingEnabled(True)
        for keys, work in ((QKeySequence.StandardKey.Delete, self.ask_to_forget), (QKeySequence.StandardKey.Copy, self.copy_fingerprint)):  # fmt: skip
            QShortcut(QKeySequence(keys), view, work).setContext(Qt.ShortcutContext.WidgetShortcut)
        return view

    def _fill_foot(self) -> None:
        self.forget = Button(tr("Forget…"), kind="flat", icon="trash")
        self.save = Button(tr("Export as PEM…"), kind="flat", icon="export")
        self.copy = Button(tr("Copy fingerprint"), kind="flat", icon="copy")
        close = Button(tr("Close"), kind="primary")
        for button, work in ((self.forget, self.ask_to_forget), (self.save, self.export), (self.copy, self.copy_fingerprint)):  # fmt: skip
            button.clicked.connect(work)
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        close.clicked.connect(self.accept)

    # What is shown

    def _on_reset(self) -> None:
        is_empty = not self.model.rows
        self.nothing.setVisible(is_empty)
        self.view.setVisible(not is_empty)
        rows = min(max(len(self.model.rows), 1), _SHOWN_ROWS)
        self.view.setFixedHeight(rows * _ROW + self.view.horizontalHeader().sizeHint().height() + 2)
        if not is_empty:
            row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.view.selectionModel().setCurrentIndex(self.model.index(0, 0), row)
        self._show_selected()

    def _show_selected(self) -> None:
        chosen = self.selected
        for button in (self.forget, self.save, self.copy):
            button.setEnabled(bool(chosen))
        while (item := self._details.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.hide()
                shown.deleteLater()
        self.details.setVisible(len(chosen) == 1)
        if len(chosen) == 1:
            for widget in _described(chosen[0]):
                self._details.addWidget(widget)
                widget.show()  # else it would not count before the next turn of the loop
        self.fit()


def _described(entry: TrustedCertificate) -> list[QWidget]:
    """All of one certificate, and how it came to be trusted."""
    lines = [
        tr("Trusted since {moment}.").format(moment=exact(entry.since))
        if entry.is_kept
        else tr("Trusted until the program ends."),
    ]
    if entry.users:
        lines.append(tr("In use now by {pools}.").format(pools=joined(entry.users)))
    rows = CertificateRows(entry.certificate)
    return [
        Label(entry.place, font=fonts.strong()),
        rows,
        Label(" ".join(lines), tone="secondary", wrap=True),
    ]


def _question(chosen: list[TrustedCertificate]) -> Confirm:
    users = sorted({name for each in chosen for name in each.users})
    what = (
        tr("Forget the certificate of {host}?").format(host=chosen[0].place)
        if len(chosen) == 1
        else tr("Forget {certificates}?").format(certificates=count(len(chosen), "certificate"))
    )
    text = tr("Whoever connects there next is asked about the certificate again, before anything is sent.")
    if users:
        now = tr(
            "Connected now: {pools}. The windows keep what they show, send nothing more, and ask at once. Files under way and work the pool has begun go on."
        )
        text = f"{text} {now.format(pools=joined(users))}"
    return Confirm(text=text, title=what, acts_on=tuple(each.place for each in chosen), skips=(), verb=tr("Forget"), risk=Risk.INTERRUPTS)  # fmt: skip
