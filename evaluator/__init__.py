"""The service-window evaluator: the window, the office and the manager's desk."""

from importlib.metadata import version

__version__ = version("evaluator")
