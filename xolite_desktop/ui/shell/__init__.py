# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a pool's window has around its pages: menu bar, palette, toasts, and its own actions."""
