# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""One VM's console, wherever it is shown: its view, its link, and what is asked while it connects."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from xolite_desktop.models.disc_file import is_called_disc
from xolite_desktop.models.dropping import Verdict
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import said_name, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.ui.console.boot_keys import BootKeys
from xolite_desktop.ui.console.console_desk import ConsoleDesk
from xolite_desktop.ui.console.console_keys import ConsoleKeys
from xolite_desktop.ui.console.console_link import ConsoleLink, LinkState
from xolite_desktop.ui.console.console_view import ConsoleView
from xolite_desktop.ui.console.guest_layouts import GuestLayouts
from xolite_desktop.ui.console.link_figures import LinkFigures
from xolite_desktop.ui.console.server_power import tell_refusal
from xolite_desktop.ui.dialogs.certificate import Choice
from xolite_desktop.ui.dialogs.certificate_question import Question, QuestionDialog, question_dialog
from xolite_desktop.ui.widgets.label import tip
from xolite_desktop.vnc.link_rating import Link
from xolite_desktop.xapi.names import ConsoleProtocol
from xolite_desktop.xapi.refs import Ref

QUIET_AFTER_MS = 15_000  # how long a console that is not shown goes on asking: going back to it is at once


class OpenConsole(QObject):
    """Signals: `changed()` when it went live, ended, or the guest's screen has another size; `figures_changed()` once
    a second while it is shown."""

    changed = Signal()
    figures_changed = Signal()

    def __init__(self, ref: Ref, desk: ConsoleDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ref = ref
        self.is_shown = False
        self.question: QuestionDialog | None = None
        self._asked_about: Question | None = None
        self.boot_keys: BootKeys | None = None
        self._desk = desk
        self.figures: LinkFigures | None = None
        """What the link does, as read last; None while it is not live."""
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._read_figures)
        self.view = ConsoleView()
        source = desk.make_source(ref, ConsoleProtocol.RFB)
        self.link = ConsoleLink(source, desk.store, self.view.console, desk.bridge, self)
        self._source = source
        source.trust_changed.connect(self._look_for_answer)
        self.link.input.follow(desk.settings)
        vm = desk.store.cache.vm(ref)
        layouts = GuestLayouts(desk.settings, desk.pool_uuid)
        self.keys = ConsoleKeys(self.link.input, self.name, vm.uuid if vm else "", layouts, self)
        self.link.state_changed.connect(self._on_state_changed)
        self.link.resized.connect(self._on_resized)
        self.link.certificate_asked.connect(self._ask)
        self.link.power.refused.connect(lambda: tell_refusal(self.name, self.view.window()))
        self.view.acted.connect(self._on_acted)
        self.view.judge = self._judge_file
        self.view.file_dropped.connect(lambda path: desk.take_disc(ref, Path(path)))
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_AFTER_MS)
        self._quiet.timeout.connect(self.link.hold)
        self._store.changed.connect(self._offer_remedy)
        self._offer_remedy()

    @property
    def _store(self) -> PoolStore:
        return self._desk.store

    @property
    def name(self) -> str:
        return self._desk.name(self.ref)

    @property
    def is_live(self) -> bool:
        return self.link.is_live

    @property
    def is_alive(self) -> bool:
        """Whether it connects, or is connected, or waits to be."""
        return self.link.state is not LinkState.OFF

    def show(self) -> None:
        """Somebody looks at it now: connect if need be, and ask for pictures."""
        self.is_shown = True
        self._quiet.stop()
        self._second.start()
        self.link.resume()
        self.link.start()

    def hide(self) -> None:
        """Nobody looks at it any more: a while later it asks for nothing."""
        self.is_shown = False
        self._second.stop()
        self._quiet.start()

    def stop(self) -> None:
        """Let go of the console; the last picture stays, and `show` connects again."""
        self._quiet.stop()
        self._second.stop()
        self.link.stop()

    def close(self) -> None:
        """For good."""
        self._quiet.stop()
        self._second.stop()
        self._store.changed.disconnect(self._offer_remedy)
        if self.question is not None:
            self.question.reject()
        if self.boot_keys is not None:
            self.boot_keys.stop()
        self.link.close()
        self.view.deleteLater()
        self.deleteLater()

    def press_at_boot(self, key: str) -> None:
        """Press a key as soon as the guest has a screen, until that changes."""
        if self.boot_keys is not None:
            self.boot_keys.stop()
        self.boot_keys = BootKeys(self.link, key, self)
        self.boot_keys.ended.connect(self._on_boot_keys_ended)

    def picture(self) -> QImage:
        """The guest's screen as it is now."""
        return self.view.console.picture()

    def choose_link(self, link: Link | None) -> None:
        """Encode for this link from now on; None: for the measured one."""
        self.link.choose_link(link)
        self._read_figures()

    def _read_figures(self) -> None:
        self.figures = self.link.figures()
        self.figures_changed.emit()

    def _on_state_changed(self, state: LinkState) -> None:
        self.figures = None
        self._offer_remedy()
        self.changed.emit()

    def _on_resized(self, width: int, height: int) -> None:
        if self.figures is None:
            self.figures = self.link.figures()
        else:
            self.figures = replace(self.figures, width=width, height=height)
        self.view.show_screen_size(width, height)
        self.changed.emit()

    def _on_boot_keys_ended(self, changed: bool) -> None:
        if self.boot_keys is not None:
            self.boot_keys.deleteLater()
            self.boot_keys = None

    def _offer_remedy(self, *_: object) -> None:
        """The action that would give the VM a screen, on a button over its last picture."""
        refusal = self.link.source.refusal
        if refusal is None or refusal.remedy is None:
            self.view.notice.offer("")
            return
        made = self._desk.offer(refusal.remedy, self.ref)
        word = tr(made.action.title) if made.is_visible else ""
        hint = self._desk.tooltip(made, self.ref)
        self.view.notice.offer(word, tip(hint), enabled=made.is_enabled)

    def _judge_file(self, path: str) -> Verdict | None:
        """Images of discs can be dropped here, for the drive of the VM."""
        if not is_called_disc(Path(path)):
            return None
        made = self._desk.offer("vm.upload_disc", self.ref)
        if not made.is_enabled:
            return Verdict(False, self._desk.tooltip(made, self.ref)) if made.is_visible else None
        name = said_name(visible(Path(path).name))
        return Verdict(True, tr("Upload {file} and insert it…").format(file=name))

    def _on_acted(self) -> None:
        refusal = self.link.source.refusal
        if refusal is not None and refusal.remedy is not None:
            self._desk.run(refusal.remedy, self.ref)

    def _ask(self, question: Question) -> None:
        """The console is on a host whose certificate nobody has vouched for yet."""
        if self.question is not None:
            self.question.reject()
        self.question = dialog = question_dialog(question, self._desk.trusted, self.view.window())
        dialog.chosen.connect(lambda choice: self._on_chosen(question, choice))
        self._asked_about = question
        dialog.open()

    def _look_for_answer(self) -> None:
        """Somebody may have answered the same question elsewhere."""
        dialog, about = self.question, self._asked_about
        if dialog is not None and about is not None and self._source.is_answered(about):
            dialog.reject()
            self._source.reconnect_wanted.emit()

    def _on_chosen(self, question: Question, choice: Choice) -> None:
        self.question = None
        if choice is not Choice.CANCEL:
            self.link.source.trust(question, once=choice is Choice.ONCE)
