# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Names of files from names of objects, which may hold anything: a file stays in the folder that was chosen for it."""

import re
import unicodedata
from typing import Final

MOST_BYTES: Final = 240
"""Of the 255 that file systems allow: `.part` and a number still fit."""
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN: Final = frozenset('/\\:*?"<>|')


def file_name(label: str, suffix: str, otherwise: str = "export") -> str:
    """A file name that shows `label` and ends in `suffix`, such as ".xva"; `otherwise` if nothing of the label is left.

    No separators, controls, invisible or reversing characters, no leading dot or dash, no device names, no more than
    240 bytes of UTF-8.
    """
    kept = "".join(_kept(each) for each in unicodedata.normalize("NFC", label))
    name = " ".join(kept.split()).strip(" .").lstrip("-. ") or otherwise
    if _DEVICES.fullmatch(name):
        name = f"_{name}"
    room = MOST_BYTES - len(suffix.encode())
    name = name.encode()[:room].decode("utf-8", "ignore").rstrip(" .") or otherwise
    return name + suffix


def _kept(character: str) -> str:
    if character in _FORBIDDEN:
        return "_"
    category = unicodedata.category(character)
    if category.startswith("Z") or character in "\t\n\r":
        return " "
    return "" if category.startswith("C") else character
