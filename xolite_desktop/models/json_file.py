# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A JSON file of the profile folder: read with care, written whole or not at all, readable by its owner only."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import cast

from xolite_desktop.models.wording import tr
from xolite_desktop.private_file import Version, read_private, write_private


def read_object(path: Path) -> tuple[dict[str, object], str | None]:
    """The object in the file and, if it could not be used, a sentence about it.

    A file that is not a JSON object is renamed (`settings.json.damaged`) and never silently overwritten.
    """
    try:
        value = json.loads(read_private(path)[0].decode("utf-8-sig"))
    except FileNotFoundError:
        return {}, None
    except OSError as error:
        return {}, tr("{path} could not be read ({error}); the defaults are used.").format(
            path=path, error=error.strerror or error
        )
    except (ValueError, RecursionError):
        return {}, _set_aside(path)
    if not isinstance(value, dict):
        return {}, _set_aside(path)
    return cast("dict[str, object]", value), None


def write_object(path: Path, value: dict[str, object]) -> Version:
    """Replace the file in one step; gives the version made. Raises OSError.

    Everything but ASCII is escaped: names of pools may hold what has no UTF-8, such as half of a surrogate pair.
    """
    text = json.dumps(value, indent=2, sort_keys=True)
    return write_private(path, f"{text}\n".encode("ascii"))


def _set_aside(path: Path) -> str:
    aside = path.with_name(path.name + ".damaged")
    try:
        os.replace(path, aside)
    except OSError as error:
        return tr("{path} is damaged and could not be set aside ({error}); the defaults are used.").format(
            path=path, error=error
        )
    return tr("{path} was damaged; it was kept as {name} and the defaults are used.").format(
        path=path, name=aside.name
    )
