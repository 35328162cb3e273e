"""The service-window evaluator: the window, the office and the manager's desk."""

from typing import Final

__version__: Final = "0.1.0"
"""The one of pyproject.toml. Asking the installation for it takes longer than half of the other imports of a start."""
