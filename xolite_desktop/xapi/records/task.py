# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records of tasks and messages. Written by tools/generate_records.py: change that, not this."""

from msgspec import field

from xolite_desktop.xapi.records.record import Record
from xolite_desktop.xapi.refs import NULL_REF, Ref


class Task(Record, frozen=True, gc=False, kw_only=True):
    """One `task`."""

    name_label: str = ""
    name_description: str = ""
    allowed_operations: tuple[str, ...] = ()
    current_operations: dict[str, str] = field(default_factory=dict)
    created: str = ""
    finished: str = ""
    status: str = ""
    resident_on: Ref = NULL_REF
    progress: float = 0.0
    type: str = ""
    result: str = ""
    error_info: tuple[str, ...] = ()
    other_config: dict[str, str] = field(default_factory=dict)
    subtask_of: Ref = NULL_REF
    subtasks: tuple[Ref, ...] = ()
    backtrace: str = "()"


class Message(Record, frozen=True, gc=False, kw_only=True):
    """One `message`."""

    name: str = ""
    priority: int = 0
    cls: str = ""
    obj_uuid: str = ""
    timestamp: str = ""
    body: str = ""


class Blob(Record, frozen=True, gc=False, kw_only=True):
    """One `blob`."""

    name_label: str = ""
    name_description: str = ""
    size: int = 0
    public: bool = False
    last_updated: str = ""
    mime_type: str = ""
