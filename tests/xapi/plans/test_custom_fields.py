# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Fields that people make up: added and taken away without touching what others noted."""

from __future__ import annotations

from xolite_desktop.xapi.plans.custom_fields import CustomField, DefineFields, custom_fields, definition
from xolite_desktop.xapi.records.pool import Pool

KEY = "XenCenter.CustomFields"
BEFORE = (
    "<CustomFieldDefinitions>"
    '<CustomFieldDefinition name="Owner" type="String" defaultValue="nobody" extra="kept" />'
    '<CustomFieldDefinition name="Bought" type="Date" defaultValue="" />'
    "</CustomFieldDefinitions>"
)
OWNER, BOUGHT = CustomField("Owner"), CustomField("Bought", True)


def pool(text: str | None) -> Pool:
    return Pool(gui_config={KEY: text} if text is not None else {})


def test_fields_come_and_go_and_what_others_noted_stays() -> None:
    assert custom_fields(pool(BEFORE)) == (OWNER, BOUGHT)
    after = DefineFields((OWNER, CustomField("Cost <&>")), BEFORE).after
    assert custom_fields(pool(after)) == (OWNER, CustomField("Cost <&>"))
    assert after is not None
    assert 'extra="kept"' in after
    assert DefineFields((), BEFORE).after is None
    assert DefineFields((), "").after is None
    assert custom_fields(pool(DefineFields((BOUGHT,), "").after)) == (BOUGHT,)
    assert custom_fields(pool(DefineFields((OWNER,), "<!DOCTYPE x>").after)) == (OWNER,)
    assert definition(None) == ""


def test_names_tell_fields_apart() -> None:
    assert [problem.code for problem in DefineFields((OWNER, CustomField("owner"))).problems()] == [
        "FIELD_EXISTS"
    ]
    assert [problem.code for problem in DefineFields((CustomField(" "),)).problems()] == ["NAME_MISSING"]
    many = tuple(CustomField(str(number)) for number in range(201))
    assert [problem.code for problem in DefineFields(many).problems()] == ["TOO_MANY_FIELDS"]
    assert DefineFields((OWNER, BOUGHT)).problems() == []
