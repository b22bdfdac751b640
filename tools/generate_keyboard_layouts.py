#!/usr/bin/env python3
# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Write xolite_desktop/vnc/typing/layout_tables.py from the keyboard layouts of xkeyboard-config.

Wants libxkbcommon.so.0 and the layouts it reads (Debian: libxkbcommon0, xkb-data). Each key is asked for what it
gives plain, with Shift, with AltGr and with both. `--check` only says whether the file is right.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import unicodedata
from ctypes import c_char_p, c_int, c_uint32, c_void_p
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "xolite_desktop" / "vnc" / "typing" / "layout_tables.py"

# name, title, layout of xkeyboard-config, its variant
LAYOUTS = (
    ("us", "English (US)", "us", ""),
    ("us-intl", "English (US, international, dead keys)", "us", "intl"),
    ("us-dvorak", "English (US, Dvorak)", "us", "dvorak"),
    ("gb", "English (UK)", "gb", ""),
    ("be", "Belgian", "be", ""),
    ("ca", "Canadian (French)", "ca", ""),
    ("dk", "Danish", "dk", ""),
    ("fi", "Finnish", "fi", "classic"),
    ("fr", "French", "fr", ""),
    ("de", "German", "de", ""),
    ("de-nodeadkeys", "German (no dead keys)", "de", "nodeadkeys"),
    ("hu", "Hungarian", "hu", ""),
    ("it", "Italian", "it", ""),
    ("no", "Norwegian", "no", ""),
    ("pl", "Polish", "pl", ""),
    ("pt", "Portuguese", "pt", ""),
    ("br", "Portuguese (Brazil)", "br", ""),
    ("es", "Spanish", "es", ""),
    ("latam", "Spanish (Latin America)", "latam", ""),
    ("se", "Swedish", "se", ""),
    ("ch-fr", "Swiss (French)", "ch", "fr"),
    ("ch-de", "Swiss (German)", "ch", ""),
    ("tr", "Turkish", "tr", ""),
)
# Scancodes (set 1) of the keys that give characters, row by row; the kernel's key codes are the same numbers but one.
SCANCODES = (
    0x29,
    *range(0x02, 0x0E),
    *range(0x10, 0x1C),
    *range(0x1E, 0x29),
    0x2B,
    0x56,
    *range(0x2C, 0x36),
    0x73,
)
EVDEV = {0x73: 89}
X11_OFFSET = 8
COMBINING = {
    "dead_grave": "\u0300", "dead_acute": "\u0301", "dead_circumflex": "\u0302", "dead_tilde": "\u0303",
    "dead_macron": "\u0304", "dead_breve": "\u0306", "dead_abovedot": "\u0307", "dead_diaeresis": "\u0308",
    "dead_abovering": "\u030a", "dead_doubleacute": "\u030b", "dead_caron": "\u030c", "dead_cedilla": "\u0327",
    "dead_ogonek": "\u0328",
}  # fmt: skip
NOTHING = " "
HEAD = '''# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What each key gives in each keyboard layout. Written by tools/generate_keyboard_layouts.py.

Made from xkeyboard-config ({version}), whose MIT/X11 licences are in resources/licences/xkeyboard-config.txt.
"""

from typing import Final

SCANCODES: Final = bytes.fromhex(
    "{scancodes}"
)
"""The keys, row by row: XT scancodes (set 1)."""
TABLES: Final = {{
{tables}}}
"""Name -> title, then what the keys give plain, with Shift, with AltGr, and with both: a space where that is nothing
of use, a combining character for a dead key."""
'''


class _Names(ctypes.Structure):
    _fields_ = tuple((name, c_char_p) for name in ("rules", "model", "layout", "variant", "options"))


def library() -> ctypes.CDLL:
    xkb = ctypes.CDLL("libxkbcommon.so.0")
    for name, result, *arguments in (
        ("xkb_context_new", c_void_p, c_int),
        ("xkb_keymap_new_from_names", c_void_p, c_void_p, c_void_p, c_int),
        ("xkb_keymap_mod_get_index", c_uint32, c_void_p, c_char_p),
        ("xkb_state_new", c_void_p, c_void_p),
        ("xkb_state_update_mask", c_int, c_void_p, *[c_uint32] * 6),
        ("xkb_state_key_get_one_sym", c_uint32, c_void_p, c_uint32),
        ("xkb_keysym_to_utf32", c_uint32, c_uint32),
        ("xkb_keysym_get_name", c_int, c_uint32, c_char_p, ctypes.c_size_t),
    ):
        function = getattr(xkb, name)
        function.restype, function.argtypes = result, arguments
    return xkb


def character(xkb: ctypes.CDLL, keysym: int) -> str:
    """What a keysym types, the combining character of a dead key, or NOTHING."""
    name = ctypes.create_string_buffer(64)
    xkb.xkb_keysym_get_name(keysym, name, len(name))
    code = xkb.xkb_keysym_to_utf32(keysym)
    if not code:
        return COMBINING.get(name.value.decode(), NOTHING)
    text = chr(code)
    # Bare combining characters cannot be told from dead keys, and nobody pastes them.
    return text if text.isprintable() and not unicodedata.combining(text) else NOTHING


def levels(xkb: ctypes.CDLL, layout: str, variant: str) -> list[str]:
    """Four strings, one character for each of SCANCODES."""
    names = _Names(b"evdev", b"pc105", layout.encode(), variant.encode(), b"")
    keymap = xkb.xkb_keymap_new_from_names(xkb.xkb_context_new(0), ctypes.byref(names), 0)
    if not keymap:
        raise SystemExit(f"{layout} {variant}: no such layout")
    shift, altgr = (1 << xkb.xkb_keymap_mod_get_index(keymap, name) for name in (b"Shift", b"Mod5"))
    state = xkb.xkb_state_new(keymap)
    found = []
    for modifiers in (0, shift, altgr, shift | altgr):
        xkb.xkb_state_update_mask(state, modifiers, 0, 0, 0, 0, 0)
        keycodes = (EVDEV.get(scancode, scancode) + X11_OFFSET for scancode in SCANCODES)
        found.append(
            "".join(character(xkb, xkb.xkb_state_key_get_one_sym(state, keycode)) for keycode in keycodes)
        )
    return found


def literal(text: str) -> str:
    """The text in double quotes, with escapes for what an editor would join to the character before it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(c):04x}" if unicodedata.combining(c) else c for c in escaped) + '"'


def version() -> str:
    told = subprocess.run(["dpkg-query", "-W", "xkb-data"], capture_output=True, text=True, check=True)
    return "Debian's " + " ".join(told.stdout.split())


def source() -> str:
    xkb = library()
    tables = ""
    for name, title, layout, variant in LAYOUTS:
        rows = [title, *levels(xkb, layout, variant)]
        tables += (
            f"    {literal(name)}: (\n" + "".join(f"        {literal(row)},\n" for row in rows) + "    ),\n"
        )
    return formatted(HEAD.format(version=version(), scancodes=bytes(SCANCODES).hex(), tables=tables))


def formatted(text: str) -> str:
    command = [sys.executable, "-m", "ruff", "format", "-", "--stdin-filename", TARGET.name]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def main() -> None:
    text = source()
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text(encoding="utf-8") == text else f"{TARGET} is out of date")
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
