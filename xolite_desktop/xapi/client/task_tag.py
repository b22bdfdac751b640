# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Marks on tasks that tell who started them and what they are about, for our own windows and for other clients.

XenCenter's conventions: `applies_to` is a comma list of refs, `XenCenterUUID` names the instance of XenCenter. Ours
is `XOLiteDesktop`, "INSTALLATION/RUN": a person on a machine, and one run of the program there.
"""

import getpass
import hashlib
import platform
import uuid
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from functools import cache
from typing import Final

from xolite_desktop.xapi.refs import Ref, is_null

APPLIES_TO: Final = "applies_to"
KEY: Final = "XOLiteDesktop"
XENCENTER_KEY: Final = "XenCenterUUID"
RUN: Final = uuid.uuid4().hex[:12]
"""This run of the program."""
MOST_REFS: Final = 100


class Starter(Enum):
    """Who started a task, as far as its marks say."""

    THIS_RUN = auto()
    EARLIER_RUN = auto()
    """The same person on the same machine, with a program that has ended since, or another one beside this."""
    OTHER_DESKTOP = auto()
    """XO Lite Desktop of somebody else."""
    XENCENTER = auto()
    UNKNOWN = auto()


@cache
def installation() -> str:
    """The same text for each run by this person on this machine; tells neither name."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        user = ""
    return hashlib.sha256(f"{platform.node()}\0{user}".encode()).hexdigest()[:16]


def mark() -> str:
    """The value of our key."""
    return f"{installation()}/{RUN}"


def starter(other_config: Mapping[str, str]) -> Starter:
    """Who started the task with these marks."""
    ours = other_config.get(KEY)
    if ours is None:
        return Starter.XENCENTER if XENCENTER_KEY in other_config else Starter.UNKNOWN
    if ours == mark():
        return Starter.THIS_RUN
    return Starter.EARLIER_RUN if ours.partition("/")[0] == installation() else Starter.OTHER_DESKTOP


def applies_to(other_config: Mapping[str, str]) -> tuple[Ref, ...]:
    """The objects a task is about, as its marks say."""
    refs = other_config.get(APPLIES_TO, "").split(",", MOST_REFS)[:MOST_REFS]
    return tuple(Ref(ref.strip()) for ref in refs if ref.strip())


def objects_in(params: Iterable[object]) -> tuple[Ref, ...]:
    """The refs among a call's parameters, each once."""
    found = (Ref(param) for param in params if isinstance(param, str) and param.startswith("OpaqueRef:"))
    return tuple(dict.fromkeys(ref for ref in found if not is_null(ref)))
