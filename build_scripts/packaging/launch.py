"""Where the frozen program starts: the same door as `python -m desktop`."""

import sys

from desktop.__main__ import main

sys.exit(main())
