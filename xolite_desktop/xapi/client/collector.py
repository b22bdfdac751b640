# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Python's cyclic garbage collector during a load: off while tens of thousands of records come in, frozen after.

Half the time of a load would be spent looking at records that hold no cycles, and every later full collection would
look at them again. The setting is the process's, so loads that overlap are counted.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_loads = 0
_was_enabled = False


def is_paused() -> bool:
    """Whether a load is under way: who collects by hand should leave it, too."""
    return _loads > 0


@contextmanager
def paused_collector() -> Iterator[None]:
    """No collections inside; what exists at the end is not looked at again."""
    global _loads, _was_enabled
    if _loads == 0:
        _was_enabled = gc.isenabled()
        gc.disable()
    _loads += 1
    try:
        yield
    finally:
        _loads -= 1
        if _loads == 0:
            gc.freeze()
            if _was_enabled:
                gc.enable()
