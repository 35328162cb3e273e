"""What a verifier costs whoever guesses, in a program as it is started and not as the tests set it."""

import subprocess
import sys

MAKE = "from evaluator.office.people.passwords import verifier; print(verifier('908172'))"


def test_a_verifier_is_argon2id_over_64_megabytes_three_times() -> None:
    made = subprocess.run([sys.executable, "-c", MAKE], capture_output=True, text=True, check=True).stdout
    assert made.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
