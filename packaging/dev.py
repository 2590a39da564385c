"""Calmroom's own tooling, started by `run` and `run.cmd`; `./run setup --help` tells what it can do.

This file and `interpreter.py` are read by whatever Python a machine has, even one that is too old for the rest, so they
keep to words that an old Python knows. The standard library is all that is here: nothing is installed yet when it runs.
"""

import sys

import interpreter

if sys.version_info[:2] in interpreter.SUPPORTED:
    import verbs

    sys.exit(verbs.main(sys.argv[1:]))

sys.exit(interpreter.start_again(sys.argv))
