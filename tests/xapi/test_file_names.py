# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever an object is called, its file stays in the folder and has a name that any system can hold."""

import os

import pytest

from xolite_desktop.xapi.file_names import MOST_BYTES, file_name

NAMES = (
    "", " ", ".", "..", "...", "/", "\\", "../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "C:\\x", "~root",
    "con", "CON", "nul.txt", "COM1", "lpt9.log", "aux ", "a\0b", "a\nb", "a\r\nb", "\x1b[31mred", "a\u202egpj.exe",
    "\u2066x\u2069", "zero\u200bwidth", "\ufeffbom", "line\u2028sep", "x" * 300, "\u00e9" * 300, "\U0001f600" * 100,
    "-rf", "--help", ".hidden", "trailing.", "trailing ", "a/b", "a:b", 'a"b', "a|b", "a<b>", "a*b?", "\ud800x",
    "NFD e\u0301", "\u0000", "\x7f", "%2e%2e%2f", "$HOME",
)  # fmt: skip


@pytest.mark.parametrize("label", NAMES)
def test_a_name_stays_in_its_folder(label: str) -> None:
    name = file_name(label, ".xva")
    assert name.endswith(".xva")
    assert os.path.basename(name) == name
    assert not name.startswith((".", "-", " "))
    assert 4 < len(name.encode()) <= MOST_BYTES
    assert all(each.isprintable() for each in name)
    assert not set(name) & set('/\\:*?"<>|')
    assert name.partition(".")[0].lower() not in ("con", "nul", "com1", "lpt9", "aux")


def test_an_ordinary_name_is_kept() -> None:
    assert file_name("web-01 (Debian 12)", ".xva") == "web-01 (Debian 12).xva"
    assert file_name("Bücher", ".vhd") == "Bücher.vhd"
    assert file_name("..", ".log", otherwise="host") == "host.log"
