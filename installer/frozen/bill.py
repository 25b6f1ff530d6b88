"""The list of contents: CycloneDX for machines, SHA256SUMS for a person with ``sha256sum --check``.

Here: hashing every file of the frozen folder, and saying which part each belongs to.
Not here: the parts themselves (``part``).
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from frozen.part import Part
from frozen.place import CannotFreeze

BILL: Final = "sbom.cdx.json"
SUMS: Final = "SHA256SUMS"


def write(folder: Path, parts: Sequence[Part], owners: Mapping[str, Part]) -> None:
    """Write both lists into a frozen folder.

    Parameters
    ----------
    folder
        With everything else already in it.
    parts
        Everything shipped, the program itself first.
    owners
        The part that each file belongs to, by its place in the folder; others are the program's own.
    """
    sums = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.name not in (BILL, SUMS)
    }
    text = JsonV1Dot6(_bill(parts, owners, sums)).output_as_string(indent=1)
    if fault := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise CannotFreeze(f"The list of contents is not CycloneDX 1.6: {fault}")
    (folder / BILL).write_text(text, encoding="utf-8")
    sums[BILL] = hashlib.sha256((folder / BILL).read_bytes()).hexdigest()
    lines = [f"{digest}  {name}\n" for name, digest in sorted(sums.items())]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def _bill(parts: Sequence[Part], owners: Mapping[str, Part], sums: Mapping[str, str]) -> Bom:
    files: dict[str, list[Component]] = {part.address: [] for part in parts}
    for name, digest in sums.items():
        file = Component(
            type=ComponentType.FILE, name=name, bom_ref=f"file:{name}",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        )  # fmt: skip
        files[owners.get(name, parts[0]).address].append(file)
    library, application = ComponentType.LIBRARY, ComponentType.APPLICATION
    program = _component(application, parts[0], files[parts[0].address])
    others = [_component(library, part, files[part.address]) for part in parts[1:]]
    # The same contents get the same number.
    number = uuid.uuid5(uuid.NAMESPACE_OID, "".join(sums.values()))
    bill = Bom(components=others, serial_number=number)
    bill.metadata.component = program
    bill.register_dependency(program, others)
    return bill


def _component(kind: ComponentType, part: Part, files: list[Component]) -> Component:
    made = LicenseFactory()
    return Component(
        type=kind,
        name=part.name, version=part.version, bom_ref=part.address,
        purl=PackageURL.from_string(part.address),
        licenses=[made.make_from_string(part.licence)] if part.licence else [],
        components=files,
    )  # fmt: skip
