# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A document cut into pieces is the same document, and what cannot be cut does not become large."""

from __future__ import annotations

import json
import re

import pytest
from xapi.rrd.answers import NOW, as_old_host, updates_json

from xolite_desktop.xapi.rrd import pieces
from xolite_desktop.xapi.rrd.archives import read_rrd
from xolite_desktop.xapi.rrd.pieces import list_pieces
from xolite_desktop.xapi.rrd.steps import finish
from xolite_desktop.xapi.rrd.table import Malformed
from xolite_desktop.xapi.rrd.updates import Updates, read_updates

BEGIN, CUT = re.compile(rb'"l":\['), re.compile(rb'\}(,)(?=\{"t":)')
SIZES = [1, 7, 60, 1_000, 1 << 20]


@pytest.mark.parametrize("size", SIZES)
def test_the_elements_are_all_there_and_in_order(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(pieces, "PIECE_BYTES", size)
    text = json.dumps({"a": 1, "l": [{"t": n} for n in range(50)], "z": 2}, separators=(",", ":"))
    *lists, rest = [json.loads(piece) for piece in list_pieces(text.encode(), BEGIN, CUT)]
    assert [element for each in lists for element in each] + rest["l"] == [{"t": n} for n in range(50)]
    assert (rest["a"], rest["z"]) == (1, 2)


def test_what_has_no_cuts_is_one_piece_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(list_pieces(b"{}", BEGIN, CUT)) == [b"{}"]
    monkeypatch.setattr(pieces, "PIECE_BYTES", 10)
    monkeypatch.setattr(pieces, "MAX_UNCUT_BYTES", 100)
    assert len(list(list_pieces(b'{"l":[' + b"1," * 40, BEGIN, CUT))) == 1
    with pytest.raises(Malformed):
        list(list_pieces(b'{"l":[' + b"1," * 60, BEGIN, CUT))


def _contents(found: Updates) -> tuple[list[int], str]:
    return list(found.times), repr([list(found.table.column(n)) for n in range(found.table.columns)])


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("old", [False, True])
def test_updates_do_not_depend_on_the_pieces(monkeypatch: pytest.MonkeyPatch, size: int, old: bool) -> None:
    legend = ["AVERAGE:host:u:a", 'AVERAGE:host:u:},{"t":"5"', 'AVERAGE:host:u:"data":[']
    text = updates_json(
        [(NOW + 5 * n, [float(n), float("nan"), -1.5e-9]) for n in range(40)], legend
    ).decode()
    body = (as_old_host(text) if old else text).encode()
    whole = _contents(finish(read_updates(body)))
    monkeypatch.setattr(pieces, "PIECE_BYTES", size)
    assert _contents(finish(read_updates(body))) == whole
    assert len(whole[0]) == 40


@pytest.mark.parametrize("size", SIZES)
def test_archives_do_not_depend_on_the_pieces(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    parts = [
        {"cf": cf, "pdp_per_row": "1", "params": {"xff": "1"}, "cdp_prep": {"ds": [{"value": "0"}] * 2}}
        | {"database": [[str(n), "NaN"] for n in range(9)]}
        for cf in ("AVERAGE", "MIN", "MAX")
    ]
    head = {"step": "5", "lastupdate": str(NOW), "ds": [{"name": "a"}, {"name": '},{"cf":'}]}
    monkeypatch.setattr(pieces, "PIECE_BYTES", size)
    rrd = finish(read_rrd(json.dumps(head | {"rra": parts}).encode()))
    assert [archive.cf for archive in rrd.archives] == ["AVERAGE", "MIN", "MAX"]
    assert {tuple(archive.values("a")) for archive in rrd.archives} == {tuple(map(float, range(9)))}
