# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a viewer of a simulated console has not been sent yet."""

from xolite_desktop.simulator.rfb_damage import Damage


def test_damage_grows_in_bands_and_equal_neighbours_are_joined() -> None:
    damage = Damage(100, 60)
    assert not damage
    damage.add(10, 4, 20, 2)
    damage.add(15, 20, 5, 1)
    damage.add(10, 20, 20, 1)
    damage.add(50, 55, 500, 500)
    assert damage
    assert damage.take() == (0, [(10, 0, 20, 32), (50, 48, 50, 12)])
    assert not damage


def test_what_lies_outside_is_left_out() -> None:
    damage = Damage(100, 60)
    damage.add(100, 0, 5, 5)
    damage.add(0, 60, 5, 5)
    assert not damage


def test_a_scroll_takes_older_damage_along() -> None:
    damage = Damage(64, 64)
    damage.add(8, 32, 8, 16)
    assert damage.add_scroll(16)
    assert damage.take() == (16, [(8, 16, 8, 16), (0, 48, 64, 16)])


def test_scrolls_add_up() -> None:
    damage = Damage(64, 64)
    assert damage.add_scroll(16)
    assert damage.add_scroll(16)
    assert damage.take() == (32, [(0, 32, 64, 32)])


def test_what_cannot_be_said_as_a_scroll_is_refused() -> None:
    assert not Damage(64, 64).add_scroll(8)
    assert not Damage(64, 60).add_scroll(16)
    damage = Damage(64, 64)
    assert [damage.add_scroll(16) for _ in range(4)] == [True, True, True, False]
    whole = Damage(64, 64)
    whole.add_bands(range(4))
    assert not whole.add_scroll(16)
