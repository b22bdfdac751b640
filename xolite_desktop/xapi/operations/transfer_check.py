# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Archives are checked while they pass, so that nobody has to read them twice."""

from typing import Final

from xolite_desktop.xapi.errors import PackageRefused
from xolite_desktop.xapi.xva.findings import PADDING_FILLED, XvaReport
from xolite_desktop.xapi.xva.verifier import XvaVerifier

MOST_AFTER_DAMAGE: Final = 1 << 20
"""A host that fails in the middle writes a page of its words into the archive and closes: its task tells better."""


class UploadCheck:
    """Ends a transfer at the first thing that is wrong: a host would say the same later, without naming it."""

    def __init__(self) -> None:
        self._verifier = XvaVerifier()

    def feed(self, data: bytes) -> None:
        """Raises `PackageRefused`."""
        self._verifier.feed(data)
        _require_sound(self._verifier.report)

    def finish(self) -> None:
        """Raises `PackageRefused`."""
        _require_sound(self._verifier.finish())


class DownloadCheck:
    """As `UploadCheck`, but what seems wrong may be the last words of a host, and counts when more comes after it."""

    def __init__(self) -> None:
        self._check = UploadCheck()
        self._damage: PackageRefused | None = None
        self._after = 0

    def feed(self, data: bytes) -> None:
        """Raises `PackageRefused`."""
        if self._damage is not None:
            self._after += len(data)
            if self._after > MOST_AFTER_DAMAGE:
                raise self._damage
            return
        try:
            self._check.feed(data)
        except PackageRefused as damage:
            self._damage = damage

    def finish(self) -> None:
        """Raises `PackageRefused`."""
        if self._damage is not None:
            raise self._damage
        self._check.finish()


def _require_sound(report: XvaReport) -> None:
    """What stands where nothing is read harms nobody."""
    for finding in report.findings:
        if finding.code != PADDING_FILLED:
            raise PackageRefused(finding.code, *finding.params)
