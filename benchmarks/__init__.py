"""What is measured, and printed as ratios of one run."""

import os

# whoever starts a program again finds its modules compiled; where this is set (in containers),
# every process measured would compile them anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
