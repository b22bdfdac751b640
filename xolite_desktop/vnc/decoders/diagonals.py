# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Pixels written as differences from what their left and upper neighbours predict: Tight's gradient and PNG's filters.

A pixel needs those to its left and above, but pixels on one diagonal do not need each other: they are worked out all
at once, one diagonal after the other.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Parts = npt.NDArray[np.int16]
Predict = Callable[[Parts, Parts, Parts, slice], Parts]
"""From the left, upper and upper left neighbours of pixels, and which rows they lie in: what they might be."""


def gradient(left: Parts, above: Parts, above_left: Parts, rows: slice) -> Parts:
    """Tight's gradient filter: as far from above as left is from above left."""
    predicted = left + above
    predicted -= above_left
    return np.clip(predicted, 0, 255, out=predicted)


def undone(differences: Bytes, predict: Predict) -> Bytes:
    """Height × width × parts from as many differences; beyond the left and upper edge everything is 0."""
    height, width, parts = differences.shape
    # Rows are one longer than they are wide, so that the pixel to the left of the first one is there, and is 0.
    stride = width + 1
    flat = np.zeros(((height + 1) * stride, parts), np.int16)
    sources = differences.astype(np.int16).reshape(-1, parts)
    for diagonal in range(height + width - 1):
        first = max(0, diagonal - width + 1)
        last = min(diagonal, height - 1)
        count = last - first + 1
        # The pixel in row i of this diagonal lies in column diagonal − i.
        at = (first + 1) * stride + diagonal - first + 1
        left, above, above_left = (
            _along(flat, at - before, width, count) for before in (1, stride, stride + 1)
        )
        wanted = predict(left, above, above_left, slice(first, last + 1))
        wanted = wanted + _along(sources, first * width + diagonal - first, width - 1, count)
        _along(flat, at, width, count)[...] = wanted & 255
    return flat.reshape(height + 1, stride, parts)[1:, 1:].astype(np.uint8)


def _along(flat: Parts, at: int, step: int, count: int) -> Parts:
    """`count` pixels from `at` on, each `step` further."""
    return flat[at : at + step * (count - 1) + 1 : step or 1]
