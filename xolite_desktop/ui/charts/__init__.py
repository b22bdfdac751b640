# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Interactive charts. Only this package imports pyqtgraph, and only when charts are first shown."""
