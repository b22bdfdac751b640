# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Tables as a person sees them: the view, its header, its bar, its look that is kept, copies and exports."""
