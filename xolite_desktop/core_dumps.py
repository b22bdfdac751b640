# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""No picture of this process's memory on a disk: a crash would write passwords and sessions down."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress

__all__ = ["forbid_core_dumps"]

_PR_SET_DUMPABLE = 4


def forbid_core_dumps(*, hides_memory: bool = False) -> None:
    """Have the system write no core file, where it can be told so; on Windows reports are the system's own affair.

    With `hides_memory`, on Linux, other processes of the same user may not look into this one either. Not for windows:
    a desktop's portals look there to find out who asks them for a file dialog.
    """
    if sys.platform == "win32":
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if hides_memory and sys.platform == "linux":
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
