# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which keyboard layout each VM has, as far as somebody said; kept with the look of the pool's window."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from xolite_desktop.models.settings import Settings, Value
from xolite_desktop.vnc.typing.layout import DEFAULT, TITLES

KEY = "keyboard_layouts"
MOST = 500

_OF_TERRITORY = {
    "BE": "be", "BR": "br", "CH": "ch-de", "DK": "dk", "FI": "fi", "GB": "gb", "IE": "gb", "NO": "no", "PL": "pl",
    "PT": "pt", "SE": "se", "TR": "tr", "HU": "hu", "IT": "it", "ES": "es", "FR": "fr", "DE": "de", "AT": "de",
}  # fmt: skip


class GuestLayouts:
    """The layouts of one pool's VMs, by uuid, the last chosen at the end."""

    def __init__(self, settings: Settings, pool_uuid: str) -> None:
        self._settings = settings
        self._pool_uuid = pool_uuid

    def layout_of(self, vm_uuid: str) -> str:
        """The VM's layout; else the one chosen last in this pool; else the one people here are likely to have."""
        known = self._known()
        for name in (known.get(vm_uuid), *reversed(known.values())):
            if isinstance(name, str) and name in TITLES:
                return name
        return likely_layout(QLocale.system())

    def choose(self, vm_uuid: str, name: str) -> None:
        look = self._settings.window(self._pool_uuid)
        known = self._known()
        known.pop(vm_uuid, None)
        known[vm_uuid] = name
        look[KEY] = dict(list(known.items())[-MOST:])
        self._settings.set_window(self._pool_uuid, look)

    def _known(self) -> dict[str, Value]:
        known = self._settings.window(self._pool_uuid).get(KEY)
        return dict(known) if isinstance(known, dict) else {}


def likely_layout(locale: QLocale) -> str:
    """By the country somebody lives in; French Switzerland is told by its language."""
    _, _, territory = locale.name().partition("_")
    name = _OF_TERRITORY.get(territory, DEFAULT)
    return "ch-fr" if name == "ch-de" and locale.language() is QLocale.Language.French else name
