"""The office's keys and certificates: its own CA, the server's certificate under it, the key that signs replies.

Kiosks pin the CA, so the dates in the certificates guard nothing that the pin does not; they are wide because a kiosk
whose clock battery died starts in 1970 and must still reach the office that will tell it the time. What nears its end
all the same is made anew under the same CA, which nobody has to be told; when the CA ends, everybody has to.
"""

import ipaddress
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from evaluator.office import messages
from evaluator.runtime.paths import write_private
from evaluator.runtime.pinned import fingerprint
from evaluator.runtime.refusal import refuse

CA: Final = "ca.pem"
CA_KEY: Final = "ca.key"
SERVER: Final = "server.pem"
SERVER_KEY: Final = "server.key"
SIGNING_KEY: Final = "office.key"
FILES: Final = (CA, CA_KEY, SERVER, SERVER_KEY, SIGNING_KEY)
FROM: Final = datetime(1970, 1, 1, tzinfo=UTC)
UNTIL: Final = datetime(2069, 12, 31, tzinfo=UTC)
LASTS: Final = timedelta(days=40 * 365)
"""So long at least, also where an office is made late in the century."""
NEAR: Final = timedelta(days=60)
"""So long before its end a certificate is made anew, and a doctor speaks of it where it was not."""


class Ends(NamedTuple):
    """When the certificates of an office end."""

    server: datetime
    ca: datetime
    renewable: bool
    """Whether the CA's own key is here, and can be used, to sign another for the server."""
    believed: bool
    """Whether the CA has signed the server's: else no kiosk and no desk believes it."""

    def server_near(self, now: datetime) -> bool:
        """The server's nears its end, and another one would last longer."""
        return self.server - now < NEAR and self.server < self.ca

    def ca_near(self, now: datetime) -> bool:
        """All that kiosks and desks believe nears its end."""
        return self.ca - now < NEAR


class Made(NamedTuple):
    """What a new office shows to others."""

    fingerprint: str
    """SHA-256 of the CA certificate (DER) in hex."""
    public_key: str
    """Ed25519 key that signs replies and heads, in hex."""


def make(folder: Path, store: str, hosts: list[str], now: datetime = FROM) -> Made:
    """Make every key and certificate of an office, files of mode 0600. The CA may sign no further CA."""
    ca_key, server_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    ca = _ca(ca_key, store, max(UNTIL, now + LASTS))
    server = _server(server_key, ca, ca_key, hosts)
    signing = Ed25519PrivateKey.generate()
    for file, key in ((CA_KEY, ca_key), (SERVER_KEY, server_key), (SIGNING_KEY, signing)):
        write_private(folder / file, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    write_private(folder / CA, ca.public_bytes(Encoding.PEM))
    write_private(folder / SERVER, server.public_bytes(Encoding.PEM))
    return Made(fingerprint_of(folder), signing.public_key().public_bytes_raw().hex())


def fingerprint_of(folder: Path) -> str:
    """The fingerprint of an office's CA; Refused when the certificate cannot be read."""
    return fingerprint(ca_pem(folder))


def ca_pem(folder: Path) -> str:
    """The CA certificate; Refused when it cannot be read."""
    path = folder / CA
    try:
        body = path.read_text("ascii")
        fingerprint(body)
    except (OSError, ValueError) as error:
        refuse(messages.say("key_unusable", path=path, why=error), error)
    return body


def check_server(folder: Path) -> None:
    """Refuse a server certificate or key that cannot be read, or that do not belong together."""
    path = folder / SERVER
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(path, folder / SERVER_KEY)
    except OSError as error:  # SSLError is one
        refuse(messages.say("certificate_unusable", path=path, key=folder / SERVER_KEY, why=error.strerror), error)


def days_left(folder: Path, now: datetime) -> int:
    """Whole days until the server's certificate ends; negative once it has. Refused when it cannot be read."""
    return (_server_held(folder).not_valid_after_utc - now).days


def ends(folder: Path) -> Ends:
    """When the server's certificate and the CA end; Refused when one cannot be read."""
    server, ca = _server_held(folder), _ca_held(folder)
    renewable = _ca_key_held(folder, ca) is not None
    return Ends(server.not_valid_after_utc, ca.not_valid_after_utc, renewable, _is_signed_by(ca, server))


def renew_server(folder: Path, hosts: list[str], now: datetime) -> bool:
    """Make the server's certificate anew where it nears its end, lacks a name or is another CA's; whether that was so.

    The key and the CA stay, so nobody has to be told; it lasts as long as the CA. An office whose CA key is kept
    elsewhere, cannot be used or is another CA's is left as it is, for what it has may be good for weeks.
    """
    held, ca, found = _server_held(folder), _ca_held(folder), ends(folder)
    ca_key = _ca_key_held(folder, ca)
    try:
        names = list(held.extensions.get_extension_for_class(x509.SubjectAlternativeName).value)
        is_named = all(_general_name(host) in names for host in hosts)
        if ca_key is None or (is_named and found.believed and not found.server_near(now)):
            return False
        key = load_pem_private_key((folder / SERVER_KEY).read_bytes(), password=None)
    except (OSError, ValueError, x509.ExtensionNotFound) as error:
        refuse(messages.say("certificate_unusable", path=folder / SERVER, key=folder / SERVER_KEY, why=error), error)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        return False
    known = [str(name.value) for name in names if found.believed]
    write_private(folder / SERVER, _server(key, ca, ca_key, [*known, *hosts]).public_bytes(Encoding.PEM))
    return True


def _server_held(folder: Path) -> x509.Certificate:
    """The server's certificate; Refused when it cannot be read."""
    try:
        return x509.load_pem_x509_certificate((folder / SERVER).read_bytes())
    except (OSError, ValueError) as error:
        refuse(messages.say("certificate_unusable", path=folder / SERVER, key=folder / SERVER_KEY, why=error), error)


def _ca_held(folder: Path) -> x509.Certificate:
    """The CA's; Refused when it cannot be read."""
    return x509.load_pem_x509_certificate(ca_pem(folder).encode())


def _is_signed_by(ca: x509.Certificate, server: x509.Certificate) -> bool:
    try:
        server.verify_directly_issued_by(ca)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _ca_key_held(folder: Path, ca: x509.Certificate) -> ec.EllipticCurvePrivateKey | None:
    """The CA's key; None where it is not here, cannot be used, or is another's: nobody would believe what it signs."""
    try:
        key = load_pem_private_key((folder / CA_KEY).read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, ec.EllipticCurvePrivateKey) and key.public_key() == ca.public_key() else None


def signing_key(folder: Path) -> Ed25519PrivateKey:
    """The key that signs replies and heads; Refused when it cannot be read."""
    path = folder / SIGNING_KEY
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        refuse(messages.say("key_unusable", path=path, why=error), error)
    if not isinstance(key, Ed25519PrivateKey):
        refuse(messages.say("key_unusable", path=path, why=type(key).__name__))
    return key


def _ca(key: ec.EllipticCurvePrivateKey, store: str, until: datetime) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Evaluator office CA {store}")])
    return (
        _builder(subject, subject, key.public_key(), until)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, SHA256())
    )


def _server(
    key: ec.EllipticCurvePrivateKey, ca: x509.Certificate, ca_key: ec.EllipticCurvePrivateKey, hosts: list[str]
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Evaluator office")])
    names = [_general_name(host) for host in dict.fromkeys([*hosts, "localhost", "127.0.0.1", "::1"])]
    return (
        _builder(subject, ca.subject, key.public_key(), ca.not_valid_after_utc)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(ca_key, SHA256())
    )


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, until: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(until)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _general_name(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host.strip("[]")))
    except ValueError:
        return x509.DNSName(host)
