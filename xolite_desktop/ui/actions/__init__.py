# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Actions in the window: one QAction for each, shown by loops over the table, run one way."""
