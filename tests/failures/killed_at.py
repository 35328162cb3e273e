"""`python killed_at.py EVENT WORD python -m evaluator …`: the program, killed at its first EVENT that concerns WORD.

EVENT is one that Python audits, before the system is asked: `os.rename`, `os.remove`, `socket.connect`.
"""

import os
import runpy
import signal
import sys

WATCHED, WORD = sys.argv[1:3]


def kill(event: str, facts: tuple[object, ...]) -> None:
    if event == WATCHED and any(WORD in str(fact) for fact in facts):
        os.kill(os.getpid(), signal.SIGKILL)


sys.addaudithook(kill)
sys.argv = sys.argv[5:]
runpy.run_module("evaluator", run_name="__main__", alter_sys=True)
