# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Whatever a keyring does, the window goes on: an answer, or a sentence within the deadline."""

from __future__ import annotations

import asyncio
import threading

import pytest
from keyring.errors import InitError, KeyringError, KeyringLocked, PasswordSetError

from helpers.keyrings import MemoryBackend, RaisingBackend, SlowBackend, keyring_of, no_keyring
from xolite_desktop.models.keyring_choice import Chosen, KeyringFailure
from xolite_desktop.models.system_keyring import LONGEST, SERVICE, SystemKeyring

SECRET = "OpaqueRef:1f3a-secret"


@pytest.mark.parametrize("text", ["plain", "", "Größe 🔑 \u202e", "é" * 1024, "\0\n"])
async def test_what_was_written_comes_back(text: str) -> None:
    backend = MemoryBackend()
    keyring = keyring_of(backend)
    await keyring.write("pool", text)
    assert await keyring.read("pool") == text
    assert list(backend.entries) == [(SERVICE, "pool")]
    await keyring.remove("pool")
    assert await keyring.read("pool") is None
    await keyring.remove("pool")


async def test_nothing_is_chosen_before_it_is_needed_and_then_once_off_the_main_thread() -> None:
    threads: list[threading.Thread] = []

    def choose() -> Chosen:
        threads.append(threading.current_thread())
        return Chosen("it", MemoryBackend())

    keyring = SystemKeyring(choose)
    assert keyring.chosen is None
    assert (await keyring.look()).title == "it"
    await keyring.read("a")
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


async def test_without_a_keyring_every_call_says_why() -> None:
    keyring = no_keyring()
    for call in (keyring.look(), keyring.read("a"), keyring.write("a", "b"), keyring.remove("a")):
        with pytest.raises(KeyringFailure, match="no keyring"):
            await call


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (KeyringLocked, r"The keyring is locked\."),
        (PasswordSetError, r"The keyring refused \(PasswordSetError\)\."),
        (InitError, r"The keyring refused \(InitError\)\."),
        (KeyringError, r"The keyring refused \(KeyringError\)\."),
        (ConnectionResetError, r"The keyring refused \(ConnectionResetError\)\."),
    ],
)
async def test_a_refusal_is_a_sentence_without_what_was_to_be_kept(
    error: type[Exception], sentence: str
) -> None:
    keyring = keyring_of(RaisingBackend(lambda: error(f"cannot store {SECRET}")))
    with pytest.raises(KeyringFailure, match=sentence) as failure:
        await keyring.write("pool", SECRET)
    assert SECRET not in str(failure.value)
    assert failure.value.__cause__ is None


async def test_one_that_does_not_answer_is_given_up_and_later_calls_fail_at_once() -> None:
    backend = SlowBackend()
    keyring = keyring_of(backend, answer_s=0.01)
    with pytest.raises(KeyringFailure, match="does not answer"):
        await keyring.read("pool")
    patient = keyring_of(backend)
    patient._line = keyring._line
    for call in (patient.read("pool"), patient.write("pool", "late")):
        with pytest.raises(KeyringFailure, match="does not answer"):
            await call
    backend.let_go.set()


async def test_what_nobody_waits_for_any_more_is_not_written_but_still_removed() -> None:
    backend = SlowBackend()
    backend.entries[SERVICE, "old"] = "x"
    keyring = keyring_of(backend, answer_s=0.05)
    reading = asyncio.ensure_future(keyring.read("a"))
    await asyncio.to_thread(backend.begun.wait, 10)
    results = await asyncio.gather(
        reading, keyring.write("new", "y"), keyring.remove("old"), return_exceptions=True
    )
    assert all(isinstance(result, KeyringFailure) for result in results)
    backend.let_go.set()
    patient = keyring_of(backend)
    patient._line = keyring._line
    while keyring._line.is_stuck:
        await asyncio.sleep(0)
    assert await patient.read("old") is None
    assert backend.entries == {}


async def test_a_cancelled_call_leaves_nothing_behind() -> None:
    backend = SlowBackend()
    keyring = keyring_of(backend)
    asking = asyncio.ensure_future(keyring.read("a"))
    await asyncio.to_thread(backend.begun.wait, 10)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    backend.let_go.set()


async def test_an_entry_that_is_far_too_long_is_not_ours() -> None:
    backend = MemoryBackend()
    backend.entries[SERVICE, "pool"] = "x" * (LONGEST + 1)
    assert await keyring_of(backend).read("pool") is None
