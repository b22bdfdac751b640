# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XML is read element by element, and whatever could do harm ends it."""

from __future__ import annotations

import pytest

from xolite_desktop.xapi.rrd.safe_xml import MAX_DEPTH, MAX_TEXT, read_xml
from xolite_desktop.xapi.rrd.steps import finish
from xolite_desktop.xapi.rrd.table import Malformed


class Heard:
    """Writes down what it hears."""

    def __init__(self) -> None:
        self.elements: list[tuple[str, ...]] = []

    def opened(self, tag: str, parent: str) -> None:
        self.elements.append((tag, parent))

    def closed(self, tag: str, parent: str, text: str) -> None:
        self.elements.append((tag, parent, text))


def _hear(text: str | bytes) -> list[tuple[str, ...]]:
    heard = Heard()
    finish(read_xml(text.encode() if isinstance(text, str) else text, heard))
    return heard.elements


def test_elements_come_in_their_order_with_their_texts() -> None:
    text = '<?xml version="1.0"?><a x="1"><b>1 &lt; <![CDATA[2&]]></b><!-- no --><b/></a>'
    assert _hear(text) == [
        ("a", ""),
        ("b", "a"),
        ("b", "a", "1 < 2&"),
        ("b", "a"),
        ("b", "a", ""),
        ("a", "", ""),
    ]


@pytest.mark.parametrize("size", [4_090, 4_096, 4_097, 50_000])
def test_large_documents_are_read_in_pieces(size: int) -> None:
    assert len(_hear("<a>" + "<b>é</b>" * (size // 9) + "</a>")) == 2 + size // 9 * 2


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/">%b;]><a/>',
        "<a>" * (MAX_DEPTH + 1),
        f"<a>{'x' * (MAX_TEXT + 1)}</a>",
        "<a>",
        "<a></b>",
        "<a/><a/>",
        "",
        "<" + "a" * 200_000,
        '<a b="' + "c" * 200_000,
        "<a>\x01</a>",
    ],
)
def test_harm_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        _hear(text)
