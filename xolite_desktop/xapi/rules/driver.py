# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the driver of a storage says it can do. A driver that is not known is thought to be able to do everything."""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.storage import SM
from xolite_desktop.xapi.refs import Ref

CREATE: Final = "VDI_CREATE"
DELETE: Final = "VDI_DELETE"
SNAPSHOT: Final = "VDI_SNAPSHOT"
TRACK: Final = "VDI_CONFIG_CBT"
TRIM: Final = "SR_TRIM"
MIRROR: Final = ("VDI_MIRROR", "VDI_MIRROR_IN")
"""Either lets a disk come here from under a running VM; newer drivers tell both ways apart."""


def driver_of(cache: Cache, sr_ref: Ref) -> SM | None:
    """The record of an SR's driver, if the pool tells one."""
    sr = cache.sr(sr_ref)
    if sr is None:
        return None
    return next((sm for sm in cache.of(SM, "SM").values() if sm.type == sr.type), None)


def lacks(cache: Cache, sr_ref: Ref, *features: str) -> bool:
    """Whether the driver of an SR is known to have none of these features."""
    driver = driver_of(cache, sr_ref)
    return driver is not None and not any(
        each in driver.features or each in driver.capabilities for each in features
    )
