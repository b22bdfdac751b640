# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Text consoles (`vt100`): bytes in, rows of characters out."""
