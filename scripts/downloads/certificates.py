"""Certificates for a local server, made with the openssl program: good ones, and some that must not be trusted."""

import pathlib
import subprocess

CONFIGURATION = """
[ca]
default_ca = own
[own]
dir = {folder}
new_certs_dir = {folder}
database = {folder}/index.txt
serial = {folder}/serial
certificate = {folder}/authority.pem
private_key = {folder}/authority.key
default_md = sha256
policy = any
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[localhost]
subjectAltName = DNS:localhost,DNS:raw.githubusercontent.com
[elsewhere]
subjectAltName = DNS:elsewhere.example
"""

KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
ALWAYS = ("20200101000000Z", "20991231000000Z")
LONG_AGO = ("20000101000000Z", "20010101000000Z")


def openssl(*arguments: str) -> None:
    done = subprocess.run(["openssl", *arguments], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"check-downloads: openssl {arguments[0]} failed: {done.stderr}")


def make(folder: pathlib.Path) -> None:
    """Writes authority.pem, and for each server NAME.pem with NAME.key: good, expired, elsewhere."""
    configuration = folder / "openssl.cnf"
    configuration.write_text(CONFIGURATION.format(folder=folder))
    (folder / "index.txt").write_text("")
    (folder / "index.txt.attr").write_text("unique_subject = no\n")
    (folder / "serial").write_text("01\n")
    openssl(
        "req", "-x509", *KEY, "-config", str(configuration), "-extensions", "authority", "-days", "36500",
        "-subj", "/CN=check-downloads", "-keyout", str(folder / "authority.key"), "-out", str(folder / "authority.pem"),
    )
    for name, extensions, (start, end) in [
        ("good", "localhost", ALWAYS), ("expired", "localhost", LONG_AGO), ("elsewhere", "elsewhere", ALWAYS),
    ]:
        openssl(
            "req", "-new", *KEY, "-config", str(configuration), "-subj", "/CN=localhost",
            "-keyout", str(folder / f"{name}.key"), "-out", str(folder / f"{name}.csr"),
        )
        openssl(
            "ca", "-batch", "-notext", "-config", str(configuration), "-extensions", extensions, "-startdate", start,
            "-enddate", end, "-in", str(folder / f"{name}.csr"), "-out", str(folder / f"{name}.pem"),
        )
