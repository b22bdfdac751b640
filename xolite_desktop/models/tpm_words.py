# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What is told of the TPM of a VM."""

from __future__ import annotations

from xolite_desktop.models.fields import Field, text_field
from xolite_desktop.models.object_name import name_of_ref
from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.vm import VTPM
from xolite_desktop.xapi.refs import Ref, is_null
from xolite_desktop.xapi.rules.vm_config import vtpms_of

_PLACES = later({"xapi": "In the pool's database"})


def tpm_fields(cache: Cache, vm: Ref) -> list[Field]:
    """Rows for each TPM; none of a VM without one."""
    rows: list[Field] = []
    for ref in vtpms_of(cache, vm):
        record = cache.get("VTPM", ref)
        if isinstance(record, VTPM):
            rows += _of_one(cache, record)
    return rows


def _of_one(cache: Cache, record: VTPM) -> list[Field]:
    place = record.persistence_backend
    rows = [
        Field(tr("Contents"), tr(_PLACES[place]) if place in _PLACES else visible(place)),
        Field(
            tr("Unique"),
            tr("Its contents are never copied") if record.is_unique else tr("Copied with the VM"),
        ),
        Field(tr("Protected"), tr("Secured as the TPM standard asks") if record.is_protected else tr("No")),
        text_field("UUID", visible(record.uuid), is_code=True),
    ]
    if not is_null(record.backend):
        rows.insert(1, Field(tr("Backend"), name_of_ref(record.backend, cache)))
    return rows
