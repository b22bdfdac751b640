# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Local or distant, by a clock of our own; and which encodings follow."""

from __future__ import annotations

import pytest

from xolite_desktop.vnc.decoders import EXTENSIONS
from xolite_desktop.vnc.link_rating import FAR_S, PAUSE_S, SAMPLE_BYTES, Link, LinkRating, encodings_for
from xolite_desktop.vnc.names import Encoding


def _answered(rating: LinkRating, after_s: float, now: float = 0.0) -> bool:
    rating.asked(now)
    return rating.received(now, now + after_s, 12)


def _burst(rating: LinkRating, bytes_per_s: float) -> bool:
    """Sixteen pieces, of which the last makes it a sample; gives whether that changed the link."""
    piece = SAMPLE_BYTES // 16
    for _ in range(15):
        assert not rating.received(0.0, piece / bytes_per_s, piece)
    return rating.received(0.0, piece / bytes_per_s, piece)


def test_nothing_measured_is_taken_for_local():
    rating = LinkRating()
    assert rating.link is Link.LAN
    assert rating.round_trip_s is None


def test_a_far_server_is_known_by_its_first_answer():
    rating = LinkRating()
    assert _answered(rating, 0.04)
    assert rating.link is Link.WAN


def test_the_shortest_answer_counts():
    rating = LinkRating()
    _answered(rating, 0.04)
    assert _answered(rating, 0.001)
    assert rating.round_trip_s == pytest.approx(0.001)
    assert rating.link is Link.LAN
    assert not _answered(rating, 0.2)


def test_what_was_not_asked_for_is_no_round_trip():
    rating = LinkRating()
    _answered(rating, 0.001)
    rating.received(0.0, 3600.0, 4000)
    assert rating.round_trip_s == pytest.approx(0.001)


def test_a_near_but_slow_link_is_a_wan_after_three_bursts():
    rating = LinkRating()
    _answered(rating, 0.001)
    assert [_burst(rating, 500_000) for _ in range(3)] == [False, False, True]
    assert rating.link is Link.WAN
    assert rating.bytes_per_s == pytest.approx(500_000)


def test_one_slow_burst_changes_nothing():
    rating = LinkRating()
    _answered(rating, 0.001)
    _burst(rating, 500_000)
    _burst(rating, 500_000)
    _burst(rating, 50_000_000)
    assert not _burst(rating, 500_000)
    assert rating.link is Link.LAN


def test_a_pause_of_the_server_is_not_slowness():
    rating = LinkRating()
    for _ in range(100):
        assert not rating.received(0.0, PAUSE_S, SAMPLE_BYTES // 2)
    assert rating.bytes_per_s is None


@pytest.mark.parametrize(("bytes_per_s", "link"), [(50_000_000, Link.LAN), (5_000_000, Link.WAN)])
def test_between_near_and_far_throughput_decides(bytes_per_s: float, link: Link):
    rating = LinkRating()
    _answered(rating, FAR_S / 2)
    for _ in range(3):
        _burst(rating, bytes_per_s)
    assert rating.link is link


def test_bytes_that_wait_already_are_infinitely_fast():
    rating = LinkRating()
    for _ in range(16):
        rating.received(1.0, 1.0, SAMPLE_BYTES // 16)
    assert rating.bytes_per_s is not None
    assert rating.link is Link.LAN


@pytest.mark.parametrize("link", Link)
def test_every_link_is_offered_all_extensions_and_a_compression(link: Link):
    offered = encodings_for(link)
    assert set(EXTENSIONS) <= set(offered)
    assert Encoding.RAW in offered
    assert any(-256 <= number <= -247 for number in offered)


def test_the_order_and_the_quality_follow_the_link():
    assert encodings_for(Link.LAN)[1] == Encoding.ZLIB
    assert encodings_for(Link.WAN)[1] == Encoding.TIGHT
    assert encodings_for(Link.RAW)[1] == Encoding.RAW
    with_jpeg = [link for link in Link if any(-32 <= number <= -23 for number in encodings_for(link))]
    assert with_jpeg == [Link.WAN]
