# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Long work of this window, and the pool's other tasks: what runs, how far it is, how it ended."""
