# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The collector rests while a pool is made, and only then."""

import gc

import pytest

from xolite_desktop.simulator.garbage import keep_for_good, no_collection


@pytest.mark.parametrize("enabled", [True, False])
def test_it_is_as_it_was_afterwards(enabled, monkeypatch):
    before = gc.isenabled()
    (gc.enable if enabled else gc.disable)()
    try:
        with pytest.raises(KeyError), no_collection():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if before else gc.disable)()


@pytest.mark.usefixtures("real_freezing")
def test_what_is_kept_for_good_is_not_collected_again():
    try:
        keep_for_good()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
