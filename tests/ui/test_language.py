# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The interface in another language: nothing is missing in a catalogue, and the window speaks it."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox

from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.reasons import explain_code
from xolite_desktop.models.wording import CONTEXT, LANGUAGES, speak, spoken, tr
from xolite_desktop.paths import resource
from xolite_desktop.ui import language
from xolite_desktop.ui.dialogs.settings import SettingsDialog
from xolite_desktop.ui.pool_window import PoolWindow
from xolite_desktop.xapi.refs import Ref

Find = Callable[[PoolWindow, str, str], Ref]
WHAT_TO_DO = (
    "run `make words` and translate what it lists in resources/translations/{name}.ts, then run it again"
)
TRANSLATED = [code for code in LANGUAGES if code != "en"]


@cache
def words() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "tools" / "words.py"
    spec = importlib.util.spec_from_file_location("words", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def texts() -> frozenset[str]:
    return frozenset(words().collected())


def catalogue(code: str) -> dict[str, str]:
    found: dict[str, str] = words().read_catalogue(resource("translations", f"{code}.ts"))
    return found


class Listener(QTranslator):
    """Hears every text of ours that is asked for, and knows none."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, number: int = -1
    ) -> None:
        if context == CONTEXT:
            self.heard.add(source)


@pytest.fixture
def speaking(application: QApplication) -> Iterator[Callable[[str], str]]:
    """Chooses a language as the program does when it starts; English again afterwards."""
    before = QLocale()
    yield lambda choice: language.install(application, choice)
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()
    speak("en")
    QLocale.setDefault(before)


@pytest.fixture
def french(speaking: Callable[[str], str]) -> None:
    assert speaking("fr") == "fr"


@pytest.fixture
def listener(application: QApplication) -> Iterator[Listener]:
    heard = Listener()
    application.installTranslator(heard)
    yield heard
    application.removeTranslator(heard)


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_text_has_a_translation(code: str) -> None:
    known = catalogue(code)
    missing = sorted(text for text in texts() if not known.get(text))
    assert not missing, WHAT_TO_DO.format(name=code)
    assert not known.keys() - texts(), WHAT_TO_DO.format(name=code)


@pytest.mark.parametrize("code", TRANSLATED)
def test_placeholders_are_kept(code: str) -> None:
    assert words().unlike(catalogue(code).items()) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_binary_catalogue_says_the_same(code: str) -> None:
    translator = QTranslator()
    assert translator.load(str(resource("translations", f"{code}.qm")))
    differing = [
        source
        for source, said in catalogue(code).items()
        if translator.translate(CONTEXT, source) != said
    ]  # fmt: skip
    assert not differing, WHAT_TO_DO.format(name=code)


def test_a_catalogue_is_read_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "fr.ts"
    told = {"a < b & “c”": "a < b & « c »", "two\nlines": "deux\nlignes", "not yet": ""}
    words().write_catalogue(path, told)
    assert words().read_catalogue(path) == told


def test_no_number_is_glued_into_a_french_text() -> None:
    """Marks that stand apart do so with a space that is not broken."""
    for said in catalogue("fr").values():
        assert not any(f" {mark}" in said for mark in ":;!?»"), said
        assert "« " not in said, said


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [(["fr-CH", "en"], "fr"), (["de_DE", "fr"], "fr"), (["de"], "en"), ([], "en"), (["en-GB", "fr"], "en")],
)
def test_the_first_of_the_systems_languages_that_there_is(wanted: list[str], spoken: str) -> None:
    assert language.language_of(wanted) == spoken


def test_english_stays_when_it_is_asked_for(speaking: Callable[[str], str]) -> None:
    assert speaking("en") == spoken() == "en"
    assert tr("Shut down") == "Shut down"


def test_reasons_and_qts_own_buttons_are_french(french: None, qtbot: Any) -> None:
    refusal = explain_code("VM_BAD_POWER_STATE", ("OpaqueRef:1", "running", "halted"))
    assert refusal.title.endswith("est à l’état «\u00a0arrêtée\u00a0»")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Annuler"


async def test_the_window_is_french(french: None, window: PoolWindow, find: Find) -> None:
    window.show()
    assert window.shell.menu_bar.menus[Menu.VIEW].title() == "&Affichage"
    window.select(find(window, "VM", "old-jira"))
    page = window.pages.page
    assert page is not None
    assert page.header.word == "Arrêtée"
    titles = [page.bar.tabText(number) for number in range(page.bar.count())]
    assert titles[0] == "Vue d’ensemble"
    start = window.hub.q_action("vm.start")
    assert (start.text(), window.hub.q_action("vm.clean_shutdown").toolTip()) == (
        "Démarrer",
        "old-jira est à l’état «\u00a0arrêtée\u00a0»\u00a0: Possible seulement à l’état «\u00a0en marche\u00a0».",
    )
    window.select(find(window, "pool", "lab-pool"))
    page = window.pages.page
    assert page is not None
    assert page.choose_tab_called("VMs")
    model = page.tab.panel.model  # type: ignore[attr-defined]
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in range(2)] == ["Nom", "État"]


async def test_a_dialog_is_french(french: None, window: PoolWindow, find: Find) -> None:
    window.select(find(window, "VM", "old-jira"))
    asked: list[Any] = []
    window.actions_runner.asked.connect(asked.append)
    window.hub.q_action("vm.delete").trigger()
    (dialog,) = asked
    buttons = {button.text() for button in dialog.findChildren(QAbstractButton)}
    assert {"Annuler", "Supprimer"} <= buttons
    dialog.reject()


async def test_no_screen_asks_for_a_text_that_no_catalogue_has(
    listener: Listener, window: PoolWindow, find: Find, qtbot: Any
) -> None:
    window.show()
    for cls, name in (
        ("pool", "lab-pool"), ("host", "xcp-01"), ("VM", "gitlab"), ("VM", "old-jira"), ("SR", "NFS vol1"),
        ("network", "Storage"), ("VM", "win2022-golden"),
    ):  # fmt: skip
        window.select(find(window, cls, name))
        page = window.pages.page
        assert page is not None
        for number in range(page.bar.count()):
            page.choose_tab(number)
            page.grab()
    window.sidebar.select_all([find(window, "VM", name) for name in ("gitlab", "old-jira")])
    window.shell.palette.open()
    window.shell.palette.list.search("start", window.hub.selection.refs)
    dialog = SettingsDialog(window.shell._settings, window)
    qtbot.addWidget(dialog)
    unknown = sorted(listener.heard - texts())
    assert len(listener.heard) > 300
    assert not unknown, WHAT_TO_DO.format(name="fr")
