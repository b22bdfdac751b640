# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Plain asyncio and msgspec: everything we say to a XAPI host. Knows no Qt."""
