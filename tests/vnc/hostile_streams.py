# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Servers that mean harm, one stream each, by name: what they send, and how that must end.

REFUSED: one error. SHOWN: all of it is read and a last, good rect is painted. EITHER: one of the two.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache

from tests.vnc import wire
from tests.vnc.wire import (
    Deflater,
    bomb,
    compact,
    counted,
    cut_text,
    handshake,
    plain,
    rect,
    server_init,
    update,
)

REFUSED, SHOWN, EITHER = "refused", "shown", "either"

SIDE = 64
OPENED = handshake(SIDE, SIDE)
LAST = update(plain(SIDE - 1, SIDE - 1, 1, 1, 0x00C0FFEE))
"""What a stream ends with, so that it shows whether everything before was read to its right end."""

BANNER = b"RFB 003.008\n"
GIB = b"\xff\xff\xff\xff"
WHITE = struct.pack("<I", 0xFFFFFF)

HANDSHAKES: dict[str, tuple[bytes, str]] = {
    "http": (b"HTTP/1.1 400 Bad Request\r\n\r\n", REFUSED),
    "short": (b"RFB 003.", REFUSED),
    "version_0": (b"RFB 000.000\n", REFUSED),
    "version_999": (b"RFB 999.999\n" + OPENED[12:] + LAST, EITHER),
    "version_of_letters": (b"RFB abc.def\n", REFUSED),
    "flood": (b"x" * (4 << 20), REFUSED),
    "reason_of_33": (b"RFB 003.003\n\0\0\0\0" + GIB + b"x" * 999, REFUSED),
    "reason_of_no_type": (BANNER + b"\0\x7f\xff\xff\xff" + b"x" * 999, REFUSED),
    "reason_with_markup": (BANNER + b"\0\0\0\0\x18<img src=//x>\x1b[2J\0\xff\xfe\x80no", REFUSED),
    "unknown_types": (BANNER + b"\xff" + bytes([*range(3, 256), 3, 4]), REFUSED),
    "types_twice": (BANNER + b"\xc8" + b"\x01" * 200 + b"\0\0\0\0" + server_init(SIDE, SIDE) + LAST, SHOWN),
    "challenge_cut": (BANNER + b"\x01\x02" + bytes(9), REFUSED),
    "reason_of_result": (BANNER + b"\x01\x01\0\0\0\x01" + GIB + b"x" * 999, REFUSED),
    "unknown_result": (BANNER + b"\x01\x01\0\0\0\x63", REFUSED),
    "desktop_0x0": (handshake(0, 0), EITHER),
    "desktop_huge": (handshake(65535, 65535), REFUSED),
    "desktop_wide": (handshake(65535, 1), EITHER),
    "name_4g": (OPENED[: -len(b"vm") - 4] + GIB + b"x" * 999, REFUSED),
    "name_bad": (handshake(SIDE, SIDE, b"\xff\xfe\xe2\x80\xae<b>\r\n\0") + LAST, SHOWN),
    **{
        f"format_{name}": (handshake(SIDE, SIDE, b"vm", bytes.fromhex(pixel_format)) + LAST, SHOWN)
        for name, pixel_format in {
            "bpp0": "00180001 00ff00ff00ff 100800 000000",
            "bpp24": "18180001 00ff00ff00ff 100800 000000",
            "depth99": "20630001 00ff00ff00ff 100800 000000",
            "max0": "20180001 000000000000 100800 000000",
            "shift255": "20180001 00ff00ff00ff ffffff 000000",
            "colour_map": "08080000 000000000000 000000 000000",
        }.items()
    },
}

_COLOUR_MAP = struct.Struct(">BxHH")


def _tight(payload: bytes, width: int = 8, height: int = 8, x: int = 0) -> bytes:
    return update(rect(x, 0, width, height, wire.TIGHT, payload))


def _zlib(packed: bytes, width: int = 8, height: int = 8) -> bytes:
    return update(rect(0, 0, width, height, wire.ZLIB, packed))


def _zrle(tiles: bytes) -> bytes:
    return update(rect(0, 0, 8, 8, wire.ZRLE, counted(zlib.compress(tiles))))


def _hextile(payload: bytes, x: int = 0, y: int = 0, width: int = 16, height: int = 16) -> bytes:
    return update(rect(x, y, width, height, wire.HEXTILE, payload))


def _extended(flags: int, payload: bytes) -> bytes:
    return struct.pack(">BxxxiI", 3, -4 - len(payload), flags) + payload


def _eds(x: int, y: int, width: int, height: int, payload: bytes) -> bytes:
    return update(rect(x, y, width, height, wire.EXTENDED_DESKTOP_SIZE, payload))


@cache
def _bomb() -> bytes:
    """An eighth of a GiB, made in pieces so that making it takes no memory."""
    deflate = zlib.compressobj(9)
    piece = bytes(4 << 20)
    return b"".join(deflate.compress(piece) for _ in range(32)) + deflate.flush()


_ONE_SCREEN = b"\x01\0\0\0" + struct.pack(">IHHHHI", 1, 0, 0, SIDE, SIDE, 0)
_COPY = struct.Struct(">HH")
_TILE = b"\x0e" + bytes(4) + WHITE

MESSAGES: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "message_unknown": (b"\x4d" + bytes(99), REFUSED),
    "colour_map_wraps": (_COLOUR_MAP.pack(1, 65535, 65535) + bytes(6 * 65535), SHOWN),
    "colour_map_cut": (_COLOUR_MAP.pack(1, 0, 65535) + bytes(99), REFUSED),
    "bells": (b"\x02" * 1_000_000, SHOWN),
    "cut_text_of_-1": (b"\x03\0\0\0" + GIB, REFUSED),
    "cut_text_of_int_min": (b"\x03\0\0\0\x80\0\0\0" + bytes(99), REFUSED),
    "cut_text_of_256m": (b"\x03\0\0\0\x10\0\0\0" + bytes(99), REFUSED),
    "cut_text_of_1m": (cut_text(bytes(1 << 20)), SHOWN),
    "clipboard_bomb": (lambda: _extended(1 << 28 | 1, _bomb()), EITHER),
    "clipboard_size": (_extended(1 << 28 | 1, zlib.compress(b"\xff\xff\xff\xffabc")), EITHER),
    "clipboard_without_flags": (b"\x03\0\0\0\xff\xff\xff\xfe\0\0", EITHER),
    "fence_of_255": (b"\xf8" + bytes(3) + b"\x80\0\0\0\xff" + bytes(255), EITHER),
    "fences": ((b"\xf8" + bytes(3) + b"\x80\0\0\0\x08" + bytes(8)) * 20_000, SHOWN),
    "audio": (b"\xff\x01\0\x02" + GIB + bytes(99), REFUSED),
    "qemu_unknown": (b"\xff\x63" + bytes(99), REFUSED),
    "xvp_unknown": (b"\xfa\0\xff\xff", EITHER),
    "end_of_continuous_updates": (b"\x96", SHOWN),
    "updates_of_nothing": (update() * 1000, SHOWN),
    "update_of_65535_cut": (update(count=65535), REFUSED),
    "outside": (update(plain(SIDE - 4, 0, 8, 8, 1)), REFUSED),
    "outside_below": (update(plain(0, SIDE - 4, 8, 8, 1)), REFUSED),
    "outside_wrapping": (update(rect(65535, 0, 8, 8, wire.RAW, bytes(256))), REFUSED),
    "nothing": (
        update(
            rect(0, 0, 0, 8, wire.RAW), rect(0, 0, 8, 0, wire.HEXTILE), rect(0, 0, 0, 0, 1, _COPY.pack(0, 0))
        ),
        SHOWN,
    ),
    "raw_cut": (update(rect(0, 0, 8, 8, wire.RAW, bytes(99))), REFUSED),
    "encoding_unknown": (update(rect(0, 0, 8, 8, 0x7FFF, bytes(999))), REFUSED),
    "tiny_rects": (update(*[plain(n % 64, n // 64 % 64, 1, 1, n) for n in range(65535)]), SHOWN),
    **{
        f"never_offered_{number}": (update(rect(0, 0, 8, 8, number, GIB + bytes(99))), REFUSED)
        for number in (2, 4, 8, 9, 10, 15, 17, 0x574D5669)
    },
    "copyrect_outside": (update(rect(0, 0, 8, 8, 1, _COPY.pack(SIDE - 4, 0))), REFUSED),
    "copyrect_overlapping": (update(rect(3, 3, 40, 40, 1, _COPY.pack(0, 0))), SHOWN),
    "copyrect_overlapping_up": (update(rect(0, 0, 40, 40, 1, _COPY.pack(3, 3))), SHOWN),
    "hextile_outside_tile": (_hextile(_TILE + b"\x01\xff\xff"), REFUSED),
    "hextile_outside_corner": (_hextile(_TILE + b"\x01\x00\xff", 60, 60, 4, 4), REFUSED),
    "hextile_reserved_bits": (_hextile(b"\xe2" + WHITE), EITHER),
    "hextile_without_background": (_hextile(b"\x00"), EITHER),
    "hextile_cut": (_hextile(_TILE + b"\xff\x00\x00"), REFUSED),
    "zlib_length_4g": (_zlib(GIB + bytes(99)), REFUSED),
    "zlib_corrupt": (_zlib(counted(b"\x78\x9c" + b"\xff" * 99)), REFUSED),
    "zlib_bomb": (lambda: _zlib(counted(_bomb()), 1, 1), REFUSED),
    "zlib_large_bomb": (lambda: _zlib(counted(_bomb()), SIDE, SIDE), REFUSED),
    "zlib_short": (_zlib(counted(bomb(255))), REFUSED),
    "zlib_length_0": (_zlib(counted(b"")), REFUSED),
    "zlib_dictionary": (_zlib(counted(b"\x78\xbb" + bytes(99))), REFUSED),
    "zlib_twice": (_zlib(counted(bomb(256))) * 2, REFUSED),
    "tight_a0": (_tight(b"\xa0" + bytes(99)), REFUSED),
    "tight_b0": (_tight(b"\xb0" + bytes(99)), REFUSED),
    "tight_f0": (_tight(b"\xf0" + bytes(99)), REFUSED),
    "tight_longest": (_tight(b"\x00\xff\xff\xff" + bytes(64)), REFUSED),
    "tight_filter_9": (_tight(b"\x40\x09" + bytes(99)), REFUSED),
    "tight_palette_index": (
        _tight(b"\x40\x01\x02" + bytes(9) + compact(zlib.compress(b"\xc8" * 64))),
        REFUSED,
    ),
    "tight_palette_of_1": (_tight(b"\x40\x01\x00" + bytes(3) + compact(bomb(64))), EITHER),
    "tight_bomb": (lambda: _tight(b"\x00" + compact(_bomb())), REFUSED),
    "tight_short": (_tight(b"\x00" + compact(bomb(191))), REFUSED),
    "tight_corrupt": (_tight(b"\x00" + compact(b"\x78\x9c" + b"\xff" * 99)), REFUSED),
    "tight_fill_outside": (_tight(b"\x80\0\0\0", x=SIDE - 4), REFUSED),
    "tight_bits_at_the_edge": (_tight(b"\x40\x01\x01" + bytes(6) + b"\xff" * 8, 3, 8), SHOWN),
    "tight_svg": (_tight(b"\x90" + compact(b"<svg xmlns='http://www.w3.org/2000/svg'/>")), REFUSED),
    "tight_jpeg_junk": (_tight(b"\x90" + compact(b"\xff\xd8\xff" + b"\xff" * 99)), REFUSED),
    "zrle_length_4g": (update(rect(0, 0, 8, 8, wire.ZRLE, GIB + bytes(99))), REFUSED),
    **{f"zrle_kind_{kind}": (_zrle(bytes((kind,)) + bytes(999)), REFUSED) for kind in (17, 64, 127, 129)},
    "zrle_run_too_long": (_zrle(b"\x80\0\0\0\xff\xff\xff"), REFUSED),
    "zrle_packed_index": (_zrle(b"\x03" + bytes(9) + b"\xff" * 16), REFUSED),
    "zrle_run_index": (_zrle(b"\x83" + bytes(9) + b"\xff\x3f"), REFUSED),
    "zrle_short": (_zrle(b"\x00" + bytes(99)), REFUSED),
    "zrle_empty": (_zrle(b""), REFUSED),
    "zrle_bomb": (lambda: update(rect(0, 0, 8, 8, wire.ZRLE, counted(_bomb()))), REFUSED),
    "zrle_extra": (_zrle(b"\x01\0\0\0" + bytes(99)), EITHER),
    "cursor_huge": (update(rect(0, 0, 65535, 65535, wire.CURSOR)), REFUSED),
    "cursor_hot_spot": (update(rect(999, 999, 1, 1, wire.CURSOR, bytes(5))), SHOWN),
    "cursor_empty": (update(rect(0, 0, 0, 0, wire.CURSOR)), SHOWN),
    "cursor_cut": (update(rect(0, 0, 8, 8, wire.CURSOR, bytes(99))), REFUSED),
    "cursor_encoding": (update(rect(0, 0, 1, 1, wire.ALPHA_CURSOR, b"\0\0\0\x63" + bytes(4))), EITHER),
    "desktop_size_0": (update(rect(0, 0, 0, 0, wire.DESKTOP_SIZE)), EITHER),
    "desktop_size_huge": (update(rect(0, 0, 65535, 65535, wire.DESKTOP_SIZE)), REFUSED),
    "shrunk": (update(rect(0, 0, 8, 8, wire.DESKTOP_SIZE), plain(0, 0, 64, 64, 1)), REFUSED),
    "resized_often": (update(rect(0, 0, SIDE, SIDE, wire.DESKTOP_SIZE)) * 5000, SHOWN),
    "screens_cut": (_eds(0, 0, SIDE, SIDE, b"\xff\0\0\0" + bytes(99)), REFUSED),
    "screens_error": (_eds(1, 3, 65535, 65535, _ONE_SCREEN), SHOWN),
    "screens_none": (_eds(0, 0, SIDE, SIDE, bytes(4)), EITHER),
    "last_rect": (update(rect(0, 0, 0, 0, wire.LAST_RECT), count=65535), SHOWN),
    "name_message_4g": (update(rect(0, 0, 0, 0, wire.DESKTOP_NAME, GIB + bytes(99))), REFUSED),
    "qemu_agreements": (
        update(
            rect(0, 0, 0, 0, wire.EXTENDED_KEY_EVENT),
            rect(7, 0, 0, 0, wire.POINTER_MOTION_CHANGE),
            rect(0, 0, 0, 0, wire.LED_STATE, b"\xff"),
        ),
        SHOWN,
    ),
    "gradient_of_4096": (
        lambda: (
            update(rect(0, 0, 4096, 16, wire.DESKTOP_SIZE))
            + _tight(b"\x40\x02" + compact(Deflater()(bytes(range(256)) * 768)), 4096, 16)
            + update(rect(0, 0, SIDE, SIDE, wire.DESKTOP_SIZE))
        ),
        SHOWN,
    ),
}


def streams() -> dict[str, tuple[Callable[[], bytes], str]]:
    """All of them from the first byte on, with `LAST` at the end of those that come so far."""
    whole: dict[str, tuple[Callable[[], bytes], str]] = {}
    for name, (stream, outcome) in HANDSHAKES.items():
        whole[name] = (lambda stream=stream: stream, outcome)  # type: ignore[misc]
    for name, (message, outcome) in MESSAGES.items():
        is_cut = outcome == REFUSED and name.endswith("_cut")

        def made(message: bytes | Callable[[], bytes] = message, is_cut: bool = is_cut) -> bytes:
            return OPENED + (message if isinstance(message, bytes) else message()) + (b"" if is_cut else LAST)

        whole[name] = (made, outcome)
    return whole
