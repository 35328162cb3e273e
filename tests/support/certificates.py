"""Certificates of a real office as they would be had they been given another end."""

from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from evaluator.office import certificates


def server_until(folder: Path, until: datetime) -> bytes:
    """The server's certificate, by the same CA, in PEM."""
    return _until(folder, certificates.SERVER, until)


def ca_until(folder: Path, until: datetime) -> bytes:
    """The CA's own certificate, under the same key, in PEM."""
    return _until(folder, certificates.CA, until)


def _until(folder: Path, name: str, until: datetime) -> bytes:
    held = x509.load_pem_x509_certificate((folder / name).read_bytes())
    ca_key = load_pem_private_key((folder / certificates.CA_KEY).read_bytes(), password=None)
    assert isinstance(ca_key, ec.EllipticCurvePrivateKey)
    ends = x509.CertificateBuilder(
        issuer_name=held.issuer,
        subject_name=held.subject,
        public_key=held.public_key(),
        serial_number=x509.random_serial_number(),
        not_valid_before=held.not_valid_before_utc,
        not_valid_after=until,
        extensions=list(held.extensions),
    ).sign(ca_key, SHA256())
    return ends.public_bytes(Encoding.PEM)
