# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A JSON file of the profile folder: read with care, written whole or not at all, readable by its owner only."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import cast

from xolite_desktop.models.wording import tr

MODE = 0o600


def read_object(path: Path) -> tuple[dict[str, object], str | None]:
    """The object in the file and, if it could not be used, a sentence about it.

    A file that is not a JSON object is renamed (`settings.json.damaged`) and never silently overwritten.
    """
    try:
        value = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}, None
    except (OSError, UnicodeDecodeError) as error:
        return {}, tr("{path} could not be read ({error}); the defaults are used.").format(
            path=path, error=error
        )
    except ValueError:
        return {}, _set_aside(path)
    if not isinstance(value, dict):
        return {}, _set_aside(path)
    return cast("dict[str, object]", value), None


def write_object(path: Path, value: dict[str, object]) -> None:
    """Replace the file in one step. Raises OSError.

    Everything but ASCII is escaped: names of pools may hold what has no UTF-8, such as half of a surrogate pair.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # mkstemp makes the file with mode 0600.
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump(value, file, indent=2, sort_keys=True)
            file.write("\n")
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


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
