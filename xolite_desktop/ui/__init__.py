# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a person sees: windows, pages, dialogs, consoles. Knows models and vnc."""
