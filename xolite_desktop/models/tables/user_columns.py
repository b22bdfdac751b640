# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Columns of users and groups that may sign in to the pool."""

from __future__ import annotations

from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.subject_words import is_group, kind_word, roles_word, subject_name
from xolite_desktop.models.tables.cells import Cell, Column, code, typed, uuid_column, words
from xolite_desktop.xapi.records.access import Subject
from xolite_desktop.xapi.refs import Ref


def _name(_: PoolStore, __: Ref, subject: Subject) -> Cell:
    return words(subject_name(subject), icon="users" if is_group(subject) else "user")


USER_COLUMNS = (
    Column("name", "Name", typed(Subject, _name), 28),
    Column("kind", "Kind", typed(Subject, lambda _, __, subject: words(kind_word(subject))), 10),
    Column("role", "Role", typed(Subject, lambda _, __, subject: words(roles_word(subject))), 18),
    Column("login", "Signs in as", typed(Subject, lambda _, __, subject: words(subject.other_config.get("subject-upn", ""))), 28),
    Column("sid", "Identifier", typed(Subject, lambda _, __, subject: code(subject.subject_identifier)), 30, is_shown=False),
    uuid_column(),
)  # fmt: skip
