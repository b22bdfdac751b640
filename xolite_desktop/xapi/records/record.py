# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Record`: what all records are. Field names are the wire's; enums stay `str`; a missing field has its default."""

import msgspec

from xolite_desktop.xapi.refs import Uuid


class Record(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The fields of one object at one moment. Never changed, only replaced.

    Fields a server does not know keep the data model's default; fields this program does not know are dropped.
    """

    uuid: Uuid = Uuid("")


AnyRecord = Record | dict[str, object]
"""A typed record, or the bare fields of a class that has no type here."""
