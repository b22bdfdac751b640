# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Records: one frozen, typed Struct for each class of the data model, and the table of them all."""

from xolite_desktop.xapi.records.classes import CLASSES
from xolite_desktop.xapi.records.record import AnyRecord, Record

__all__ = ["CLASSES", "AnyRecord", "Record"]
