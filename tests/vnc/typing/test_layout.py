# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Every character a layout claims types to itself on a model of that layout's keyboard."""

from __future__ import annotations

import unicodedata

import pytest

from xolite_desktop.vnc.typing.layout import DEFAULT, TITLES, Stroke, layout
from xolite_desktop.vnc.typing.layout_tables import SCANCODES, TABLES

ASCII = "".join(chr(code) for code in range(0x20, 0x7F))
SPACING = {"\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0308": '"'}
OWN_LETTERS = {
    "us": "",
    "us-intl": "áéíóúàèìòùâêîôûãñõäëïöüçÁÉÍÓÚÄÖÜÑÇß",
    "us-dvorak": "",
    "gb": "£¬€",
    "be": "éèçàùâêîôûäëïöü§°µ€£²³",
    "ca": "éèàùçâêîôûÉÀÇ«»",
    "dk": "æøåÆØÅé½§€",
    "fi": "åäöÅÄÖ§½€é",
    "fr": "éèçàùâêîôûäëïöüÿ²°£µ§€",
    "de": "äöüÄÖÜß§°€áéàâ²³µ",
    "de-nodeadkeys": "äöüÄÖÜß§°€",
    "hu": "áéíóöőúüűÁÉÍÓÖŐÚÜŰ",
    "it": "èéàòùìç£°§€",
    "no": "æøåÆØÅ§€é",
    "pl": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ€",
    "pt": "çÇáéíóúâêôãõàºª«»€",
    "br": "çÇáéíóúâêôãõàü",
    "es": "ñÑáéíóúüç¡¿ºª€·",
    "latam": "ñÑáéíóúü¡¿°",
    "se": "åäöÅÄÖ§½€é",
    "ch-fr": "éèàäöüç§°€âêîôûÂ",
    "ch-de": "äöüéèàç§°€âêîôûÄÖÜ",
    "tr": "çğıöşüÇĞİÖŞÜâîû€",
}


def keyboard(name: str, strokes: tuple[Stroke, ...]) -> str:
    """What a guest with this layout makes of strokes: the table read forwards, as the guest does."""
    text, dead = "", ""
    for stroke in strokes:
        level = stroke.shift + 2 * stroke.altgr
        if stroke.scancode in SCANCODES:
            given = TABLES[name][1 + level][SCANCODES.index(stroke.scancode)]
        else:
            given = {0x39: " ", 0x1C: "\n", 0x0F: "\t"}[stroke.scancode]
        if unicodedata.combining(given):
            dead += given
        elif dead:
            text += SPACING[dead] if given == " " else unicodedata.normalize("NFC", given + dead)
            dead = ""
        else:
            text += given
    return text + dead


@pytest.mark.parametrize("name", TITLES)
def test_every_character_types_to_itself(name):
    for character, strokes in layout(name).characters.items():
        assert keyboard(name, strokes) == character


@pytest.mark.parametrize("name", TITLES)
def test_every_layout_has_all_of_ascii_and_its_own_letters(name):
    wanted = ASCII + OWN_LETTERS[name] + "\n\t"
    assert [character for character in wanted if layout(name).strokes(character) is None] == []


def test_layouts_of_the_languages_asked_for_are_there():
    asked = "us gb de fr es it pt br se ch-de ch-fr be dk no fi pl us-intl"
    assert set(asked.split()) <= set(TITLES)
    assert all(TITLES.values())
    assert len(set(TITLES.values())) == len(TITLES)


@pytest.mark.parametrize(
    ("name", "character", "strokes"),
    [
        ("us", "a", (Stroke(0x1E),)),
        ("us", "@", (Stroke(0x03, shift=True),)),
        ("de", "z", (Stroke(0x15),)),
        ("de", "@", (Stroke(0x10, altgr=True),)),
        ("de", "|", (Stroke(0x56, altgr=True),)),
        ("de", "^", (Stroke(0x29), Stroke(0x39))),
        ("de", "é", (Stroke(0x0D), Stroke(0x12))),
        ("fr", "a", (Stroke(0x10),)),
        ("fr", "1", (Stroke(0x02, shift=True),)),
        ("fr", "@", (Stroke(0x0B, altgr=True),)),
        ("gb", "@", (Stroke(0x28, shift=True),)),
        ("br", "/", (Stroke(0x73),)),
        ("us-intl", "'", (Stroke(0x28), Stroke(0x39))),
        ("it", "{", (Stroke(0x1A, shift=True, altgr=True),)),
    ],
)
def test_keys_are_those_of_the_keyboards_people_have(name, character, strokes):
    assert layout(name).strokes(character) == strokes


def test_a_layout_nobody_knows_is_the_default_one():
    assert layout("klingon").name == DEFAULT
    assert layout("klingon").title == "English (US)"


def test_a_plain_or_shifted_key_comes_before_altgr():
    assert layout("us-intl").strokes("é") == (Stroke(0x28), Stroke(0x12))
    assert layout("us-intl").strokes("þ") == (Stroke(0x14, altgr=True),)
