# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`python -m xolite_desktop` is the same as `xolite-desktop`."""

import sys

from xolite_desktop.main import main

sys.exit(main())
