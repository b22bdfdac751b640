# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A kept session comes back as it was; anything else in its place counts as none."""

from __future__ import annotations

import json

import pytest

from helpers.keyrings import MemoryBackend, keyring_of
from xolite_desktop.models.kept_sessions import KeptSession, KeptSessions
from xolite_desktop.models.system_keyring import SERVICE
from xolite_desktop.xapi.refs import Ref

REF = Ref("OpaqueRef:1f3a8a52-0000-4000-8000-000000000001")
POOL = "c6a1ffe2"


def session(user: str = "root") -> KeptSession:
    return KeptSession.now(REF, user, "xcp-01.lab:8443", POOL)


@pytest.mark.parametrize("user", ["root", "Zoë\\🔑 \u202e", "x" * 1024, "\ud800"])
async def test_a_session_is_kept_found_and_forgotten(user: str) -> None:
    backend = MemoryBackend()
    kept = KeptSessions(keyring_of(backend))
    one = session(user)  # it has the moment in it
    await kept.keep(one)
    assert await kept.find(POOL) == one
    assert backend.entries[SERVICE, POOL].encode("utf-8")
    assert await kept.find("another") is None
    await kept.forget(POOL)
    assert backend.entries == {}


def test_the_reference_is_in_no_representation() -> None:
    assert REF not in repr(session())
    assert REF not in str(session())
    assert "xcp-01.lab:8443" in repr(session())


def changed(**changes: object) -> str:
    return json.dumps({**json.loads(session().text), **changes})


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "{}", "{", "1" * 5000, "[" * 16_000,
        changed(ref=1), changed(user=None), changed(ref=""), changed(ref="OpaqueRef:"),
        changed(ref=f"{REF}\r\nCookie: x"), changed(ref=f"{REF}; path=/"), changed(pool_uuid="another"),
    ],
)  # fmt: skip
async def test_what_is_not_a_session_of_this_pool_counts_as_none(text: str) -> None:
    backend = MemoryBackend()
    backend.entries[SERVICE, POOL] = text
    assert await KeptSessions(keyring_of(backend)).find(POOL) is None


def test_what_a_later_version_adds_does_no_harm() -> None:
    assert KeptSession.parse(changed(colour="blue")) == session()


async def test_the_place_has_a_name_once_it_is_known() -> None:
    kept = KeptSessions(keyring_of(MemoryBackend()))
    assert kept.place == "the system’s keyring"
    await kept.look()
    assert kept.place == "the test’s keyring"
