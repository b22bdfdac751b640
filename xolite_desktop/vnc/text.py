# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text that a peer chose, made fit to be shown: one line or many, no control or direction characters."""

from __future__ import annotations

import unicodedata

# Cc: controls, Cf: invisible format characters (bidi overrides among them), Cs: surrogates, Co/Cn: no meaning.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def decoded(raw: bytes) -> str:
    """UTF-8 if it is, otherwise Latin-1: servers differ, and RFC 6143 says only US-ASCII or Latin-1."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def printable(raw: bytes) -> str:
    """A name or a reason in one line: white space becomes a space, what cannot be seen becomes U+FFFD."""
    spaced = (" " if character.isspace() else character for character in decoded(raw))
    shown = (
        _REPLACEMENT if unicodedata.category(character) in _INVISIBLE else character for character in spaced
    )
    return "".join(shown).strip()
