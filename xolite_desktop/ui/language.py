# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The language of the interface: chosen once, before there is a window, since windows keep the words they are made with."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from xolite_desktop.models.wording import LANGUAGES, speak
from xolite_desktop.paths import resource

log = logging.getLogger(__name__)

SYSTEM = "system"


def install(application: QCoreApplication, choice: str) -> str:
    """Speak the language chosen: one of `LANGUAGES`, or "system" for the first of the system's that there is.

    Returns what is spoken. Texts without a translation stay English.
    """
    language = language_of(QLocale().uiLanguages()) if choice not in LANGUAGES else choice
    speak(language)
    QLocale.setDefault(_locale(language))
    if language == LANGUAGES[0]:
        return language
    ours = str(resource("translations", f"{language}.qm"))
    qts = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"
    for path in (qts, ours):  # the last one is asked first
        translator = QTranslator(application)
        if translator.load(path):
            application.installTranslator(translator)
        else:
            log.warning("no translation in %s", path)
    return language


def language_of(wanted: Iterable[str]) -> str:
    """The first of the languages wanted ("fr-CH", "de") that there is; English if it is none of them."""
    spoken = (tag.replace("_", "-").partition("-")[0].lower() for tag in wanted)
    return next((language for language in spoken if language in LANGUAGES), LANGUAGES[0])


def _locale(language: str) -> QLocale:
    """The system's own where it is of this language, for its numbers and first day of the week."""
    system = QLocale.system()
    return system if language_of([system.name()]) == language else QLocale(language)
