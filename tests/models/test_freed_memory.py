# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Free memory goes back to the system, now and then and off the main thread."""

from __future__ import annotations

import ctypes
import sys
import threading
from pathlib import Path

import pytest

from xolite_desktop.models import freed_memory
from xolite_desktop.models.freed_memory import FreedMemory, malloc_trim


def test_it_goes_back_off_the_main_thread_and_not_again_at_once(monkeypatch):
    seen: list[tuple[int, bool]] = []
    monkeypatch.setattr(freed_memory, "EVERY_S", 0.0)
    freed = FreedMemory(
        lambda kept: seen.append((kept, threading.current_thread() is threading.main_thread())) or 1
    )
    monkeypatch.setattr(freed_memory, "EVERY_S", 1000.0)
    thread = freed.give_back()
    assert thread is not None
    thread.join()
    assert freed.give_back() is None
    assert seen == [(0, False)]


def test_nothing_is_done_where_the_c_library_has_no_such_call(monkeypatch):
    monkeypatch.setattr(freed_memory, "EVERY_S", 0.0)
    assert FreedMemory(None).give_back() is None


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_are_not_asked_for_it(platform, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    assert malloc_trim() is None


@pytest.mark.skipif(malloc_trim() is None, reason="the C library has no malloc_trim")
def test_pages_between_used_blocks_go_back(monkeypatch):
    libc = ctypes.CDLL(None)
    libc.malloc.restype, libc.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    libc.free.argtypes = [ctypes.c_void_p]
    blocks = [libc.malloc(100_000) for _ in range(600)]
    for block in blocks:
        ctypes.memset(block, 1, 100_000)
    for block in blocks[:-1]:
        libc.free(block)
    before = resident_pages()
    monkeypatch.setattr(freed_memory, "EVERY_S", 0.0)
    thread = FreedMemory(malloc_trim()).give_back()
    assert thread is not None
    thread.join()
    after = resident_pages()
    libc.free(blocks[-1])
    assert after < before - 5_000


def resident_pages() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1])
