# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A process that crashes writes no core, whatever its limits were before."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from xolite_desktop.core_dumps import forbid_core_dumps

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="core files are a POSIX matter")


def _crashed(folder: Path, *, forbids: bool) -> int:
    """The status of a child that dies of a bad access, in a folder of its own and with cores allowed."""
    import resource

    child = os.fork()
    if child == 0:
        os.chdir(folder)
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
        if forbids:
            forbid_core_dumps()
            assert resource.getrlimit(resource.RLIMIT_CORE)[0] == 0
        signal.signal(signal.SIGSEGV, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGSEGV)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def test_a_crash_writes_no_core(tmp_path: Path) -> None:
    status = _crashed(tmp_path, forbids=True)
    assert os.WIFSIGNALED(status)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="Linux tells whether a process may be looked into")
def test_memory_can_be_hidden_from_other_processes() -> None:
    import ctypes

    child = os.fork()
    if child == 0:
        forbid_core_dumps(hides_memory=True)
        os._exit(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))  # PR_GET_DUMPABLE
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
