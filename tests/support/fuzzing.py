"""`python -m tests.support.fuzzing PARSER CORPUS FOUND SECONDS`: one parser of `foreign`, guided by what it covers.

Started by `packaging/fuzz`, in whose environment atheris is. Ends with an error at the first input that gets through.
"""

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]  # not in the environment of the tests

with atheris.instrument_imports(include=["evaluator", "openpyxl", "tomllib", "csv", "zipfile"]):
    import csv
    import tomllib
    import zipfile

    import openpyxl

    from tests.support import foreign

_ = csv, openpyxl, tomllib, zipfile
BYTES_MOST = 65_536


def main(name: str, corpus: Path, found: Path, seconds: str) -> None:
    """Try for so many seconds, from what is in the corpus, which takes up whatever covers more."""
    parse, refusals, good = foreign.PARSERS[name]
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    (corpus / "good").write_bytes(good)
    for kept in foreign.CORPUS.glob(f"{name}-*"):
        (corpus / kept.name).write_bytes(kept.read_bytes())

    def once(body: bytes) -> None:
        try:
            parse(body)
        except refusals:
            return

    told = [
        f"-max_total_time={seconds}",
        f"-max_len={max(BYTES_MOST, 2 * len(good))}",
        f"-artifact_prefix={found}/{name}-",
        "-rss_limit_mb=1024",
        "-timeout=10",
        "-print_final_stats=1",
        "-close_fd_mask=0",
    ]
    atheris.Setup([sys.argv[0], *told, str(corpus)], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
