# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The public names, and the example of the documentation, run as it stands there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from xolite_desktop import xapi
from xolite_desktop.simulator.server import Simulator

PAGE = Path(__file__).parent.parent.parent / "docs" / "xapi.md"


def test_every_public_name_is_there() -> None:
    assert sorted(xapi._MODULES) == sorted(xapi.__all__)
    for name in xapi.__all__:
        assert getattr(xapi, name) is not None


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError):
        _ = xapi.Nonsense  # type: ignore[attr-defined]


def test_a_plain_type_loads_no_network_and_no_qt() -> None:
    program = "import sys; from xolite_desktop.xapi import Ref; print([m for m in ('httpx', 'PySide6') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


async def test_the_example_of_the_documentation_works(
    pool: Simulator, capsys: pytest.CaptureFixture[str]
) -> None:
    found = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    names: dict[str, object] = {}
    exec(found[1], names)
    main = names["main"]
    assert callable(main)
    assert await main(pool.url, pool.user, pool.password) == ["vm-1", "vm-2"]
    printed = capsys.readouterr().out
    assert "The pool says: HANDLE_INVALID" in printed
    assert pool.password not in printed
    assert pool.run(lambda: len(pool.db.records("session"))) == 0
