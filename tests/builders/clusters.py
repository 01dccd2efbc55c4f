"""A Dask cluster over TLS: a scheduler and workers, each a process that can be killed."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.builders.batches import until


def write_certificates(folder: Path) -> tuple[Path, Path, Path]:
    """Write an authority of our own, and a certificate with its key that it vouches for."""
    begins = datetime.now(UTC) - timedelta(days=1)
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    names = [
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
        for name in ("Office of letters", "127.0.0.1")
    ]
    made = [
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(names[0])
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=9))
        .add_extension(x509.BasicConstraints(ca=place == 0, path_length=None), critical=True)
        .sign(keys[0], hashes.SHA256())
        for place, (name, key) in enumerate(zip(names, keys, strict=True))
    ]
    ca, cert, key_file = folder / "ca.pem", folder / "cert.pem", folder / "key.pem"
    ca.write_bytes(made[0].public_bytes(serialization.Encoding.PEM))
    cert.write_bytes(made[1].public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        keys[1].private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return ca, cert, key_file


@dataclass
class Machines:
    """A scheduler, its workers, and what they wrote."""

    folder: Path
    tls: tuple[Path, Path, Path] | None
    begun: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Give the address of the scheduler."""
        return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])

    @property
    def workers(self) -> list["subprocess.Popen[bytes]"]:
        """Give the workers."""
        return self.begun[1:]

    @property
    def _file(self) -> Path:
        return self.folder / "scheduler.json"

    def begin(self, count: int) -> None:
        """Start them."""
        scheme = [] if self.tls is None else ["--protocol", "tls"]
        self._run("scheduler", "--host", "127.0.0.1", "--port", "0", *scheme)
        until(lambda: self._file.exists() and bool(self._file.read_bytes()))
        for number in range(count):
            self._run(
                "worker", "--nthreads", "1", "--no-nanny", "--name", f"w{number}",
                "--local-directory", str(self.folder / f"w{number}"), *scheme,
            )  # fmt: skip
        logs = [self.folder / f"log-{number}" for number in range(1, count + 1)]
        until(lambda: all(b"Registered to" in log.read_bytes() for log in logs))

    def flags(self) -> list[str]:
        """Give the words of the command that lead here."""
        words = ["--dask", self.address]
        for name, file in zip(("ca", "cert", "key"), self.tls or (), strict=False):
            words += [f"--dask-tls-{name}", str(file)]
        return words

    def end(self) -> None:
        """End them all."""
        for process in reversed(self.begun):
            process.kill()
            process.wait(30)

    def _run(self, what: str, *words: str) -> None:
        tls: list[str] = []
        for name, file in zip(("ca-file", "cert", "key"), self.tls or (), strict=False):
            tls += [f"--tls-{name}", str(file)]
        with (self.folder / f"log-{len(self.begun)}").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", what, "--scheduler-file", str(self._file),
                 "--no-dashboard", *words, *tls],
                stdout=log, stderr=log, cwd=self.folder,
                env={**os.environ, "LETTERLOCK_HOME": str(self.folder / "home")},
            )  # fmt: skip
        self.begun.append(process)
