# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tight's gradient filter: each pixel is written as its difference from left + above − above left."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]


def from_gradient(differences: Bytes) -> Bytes:
    """Height × width × 3 colours from as many differences.

    A pixel needs those to its left and above, but pixels on one diagonal do not need each other: with rows lying
    one element short, a diagonal is a column, and is worked out all at once.
    """
    height, width, _ = differences.shape
    stride = width + 1
    # A row above and a column to the left that are black; one row more than there is, so that slices fit.
    flat = np.zeros(((height + 2) * stride, 3), np.int16)
    wanted = np.zeros((height, width, 3), np.int16)
    wanted[...] = differences
    sources = wanted.reshape(-1, 3)
    for diagonal in range(height + width - 1):
        first = max(0, diagonal - width + 1)
        count = min(diagonal, height - 1) - first + 1
        # The pixel in row i of this diagonal lies in column diagonal − i.
        at = (first + 1) * stride + (diagonal - first) + 1
        step = stride - 1
        above = _along(flat, at - stride, step, count)
        predicted = _along(flat, at - 1, step, count) + above
        predicted -= _along(flat, at - stride - 1, step, count)
        np.clip(predicted, 0, 255, out=predicted)
        predicted += _along(sources, first * width + diagonal - first, width - 1, count)
        predicted &= 255
        _along(flat, at, step, count)[...] = predicted
    return flat[stride : (height + 1) * stride].reshape(height, stride, 3)[:, 1:].astype(np.uint8)


def _along(flat: npt.NDArray[np.int16], at: int, step: int, count: int) -> npt.NDArray[np.int16]:
    """`count` pixels from `at` on, each `step` further."""
    if count == 1:
        return flat[at : at + 1]
    return flat[at : at + step * (count - 1) + 1 : step]
