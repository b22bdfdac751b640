# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pixels in one piece of memory, and damage that two threads may touch."""

from __future__ import annotations

import threading

import numpy as np

from xolite_desktop.vnc.framebuffer import MAX_UNSORTED_RECTS, Framebuffer
from xolite_desktop.vnc.geometry import Rect


def test_pixels_are_black_and_contiguous_rows_of_four_bytes():
    framebuffer = Framebuffer(5, 3)
    assert framebuffer.pixels.shape == (3, 5)
    assert framebuffer.pixels.dtype == np.uint32
    assert framebuffer.pixels.flags.c_contiguous
    assert len(memoryview(framebuffer.pixels).cast("B")) == 60
    assert not framebuffer.pixels.any()


def test_flat_is_the_same_memory():
    framebuffer = Framebuffer(5, 3)
    framebuffer.flat[7] = 0x00112233
    assert framebuffer.pixels[1, 2] == 0x00112233


def test_damage_is_given_once():
    framebuffer = Framebuffer(5, 3)
    assert not framebuffer.is_damaged
    framebuffer.add(Rect(0, 0, 2, 2))
    assert framebuffer.is_damaged
    assert framebuffer.take() == [Rect(0, 0, 2, 2)]
    assert not framebuffer.is_damaged
    assert framebuffer.take() == []


def test_damage_does_not_pile_up_when_nobody_asks():
    framebuffer = Framebuffer(100, 100, threading.Lock())
    for number in range(MAX_UNSORTED_RECTS + 1):
        framebuffer.add(Rect(number % 90, number % 50, 1, 1))
    assert framebuffer.take() == [Rect(0, 0, 90, 50)]


def test_no_damage_is_lost_between_two_threads():
    framebuffer = Framebuffer(4096, 1, threading.Lock())
    seen = np.zeros(4096, bool)
    done = threading.Event()

    def paint() -> None:
        for x in range(4096):
            framebuffer.add(Rect(x, 0, 1, 1))
        done.set()

    painter = threading.Thread(target=paint)
    painter.start()
    finished = False
    while not finished:
        finished = done.is_set()
        for rect in framebuffer.take():
            seen[rect.x : rect.right] = True
    painter.join()
    assert seen.all()
